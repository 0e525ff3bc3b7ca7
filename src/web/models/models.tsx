import { useState } from 'preact/hooks';
import type { ModelCard } from '../../domain/wire/model.ts';
import { useAll } from '../ask.ts';
import { Shown } from '../parts/asked.tsx';
import { Search, holdsAll } from '../parts/search.tsx';
import { modelAddress } from '../route.ts';
import { models } from '../service.ts';
import { count } from '../words.ts';

export const USES: Readonly<Record<ModelCard['use'], string>> = {
  'dose-search': 'forecasts and searches for doses',
  forecast: 'forecasts only',
  teaching: 'teaching only',
};

/** Every model of the library with what is known of it and what is doubted. */
export function Models() {
  const { asked, again } = useAll(models);
  return (
    <>
      <h1>Models</h1>
      <Shown asked={asked} again={again} of="the library">
        {(cards) => <Cards cards={cards} />}
      </Shown>
    </>
  );
}

function Cards({ cards }: { cards: readonly ModelCard[] }) {
  const [words, setWords] = useState('');
  const shown = cards.filter(({ id, summary, source }) => holdsAll([id, summary, source.citation], words));
  return (
    <>
      <div class="bar">
        <Search words={words} set={setWords} placeholder="drug, author or population" />
      </div>
      <p class="quiet" role="status">
        {count(shown.length, 'model')}, {shown.filter((one) => one.status.is === 'checked').length} of them compared with the paper value by
        value.
      </p>
      <div class="scroll" role="region" aria-label="Models" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">For whom</th>
              <th scope="col" class="number">
                People
              </th>
              <th scope="col">Evidence</th>
              <th scope="col">Used for</th>
              <th scope="col" class="number">
                Doubts
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((card) => (
              <tr key={card.id}>
                <th scope="row">
                  <a href={modelAddress(card.id)}>{card.id}</a>
                </th>
                <td>{card.summary}</td>
                <td class="number">{card.population.subjects ?? 'not read'}</td>
                <td>{card.status.is}</td>
                <td>{USES[card.use]}</td>
                <td class="number">{card.deviations.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
