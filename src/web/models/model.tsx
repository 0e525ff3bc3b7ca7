import type { ModelCard } from '../../domain/wire/model.ts';
import { useAsked } from '../ask.ts';
import { Shown } from '../parts/asked.tsx';
import { modelsAddress } from '../route.ts';
import { modelAt } from '../service.ts';
import { exact, unit } from '../words.ts';
import { Equations } from './equations.tsx';
import { USES } from './models.tsx';

/** The card of one model: every number with where it stands, and every doubt. */
export function ModelPage({ id }: { id: string }) {
  const { asked, again } = useAsked(modelAt(id));
  return (
    <>
      <p class="path">
        <a href={modelsAddress}>Models</a>
      </p>
      <h1>{id}</h1>
      <Shown asked={asked} again={again} of="the card">
        {(card) => <Card card={card} />}
      </Shown>
    </>
  );
}

const Card = ({ card }: { card: ModelCard }) => (
  <>
    <p class="lead">{card.summary}</p>
    <dl class="facts">
      <dt>Source</dt>
      <dd>
        {card.source.citation}
        {card.source.doi !== undefined && <> doi:{card.source.doi}</>}
      </dd>
      <dt>Evidence</dt>
      <dd>
        {card.status.is === 'checked'
          ? `checked against ${card.status.against ?? 'the paper'}`
          : 'unchecked: not compared with the paper value by value'}
        ; used for: {USES[card.use]}
      </dd>
      <dt>Built on</dt>
      <dd>
        {card.population.subjects ?? 'a number of people that was not read'}
        {card.population.subjects !== null && ' people'}: {card.population.description}
      </dd>
      <dt>Read in</dt>
      <dd>{card.source.readIn.join('; ') || 'not said'}</dd>
      <dt>SHA-256</dt>
      <dd>
        <code>{card.hash}</code>
      </dd>
    </dl>
    {card.deviations.length > 0 && (
      <section>
        <h2>Doubts and departures from the paper</h2>
        <ul>
          {card.deviations.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </section>
    )}
    <section>
      <h2>Equations</h2>
      <Equations card={card} />
    </section>
    <section class="pair">
      <div>
        <h2>Parameters</h2>
        <Parameters card={card} />
        <p class="quiet">
          Residual error: {card.error.form}
          {card.error.proportional !== undefined && `, proportional ${exact(card.error.proportional)}`}
          {card.error.additive !== undefined && `, additive ${exact(card.error.additive)} ${unit(card.error.unit ?? '')}`}
          {card.error.log !== undefined && `, on the logarithm ${exact(card.error.log)}`} ({card.error.from}).
        </p>
      </div>
      <div>
        <h2>Range studied</h2>
        <Limits card={card} />
        <h2>What it asks of the record</h2>
        <ul>
          {card.covariates.map(({ name, unit: code, meaning, needs }) => (
            <li key={name}>
              {meaning} ({unit(code) || 'no unit'}){needs.length > 0 && `, from ${needs.join(', ')}`}
            </li>
          ))}
        </ul>
      </div>
    </section>
  </>
);

const Parameters = ({ card }: { card: ModelCard }) => (
  <div class="scroll" role="region" aria-label="Parameters" tabIndex={0}>
    <table>
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col" class="number">
            Value
          </th>
          <th scope="col">Unit</th>
          <th scope="col">Differs between people</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        {card.parameters.map(({ name, value, unit: code, between, from }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="number">{exact(value)}</td>
            <td>{unit(code)}</td>
            <td>{between ? between.printed : 'none'}</td>
            <td>{from}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const OUTSIDE = { refuse: 'refused', warn: 'with a warning', cap: 'taken as the bound' } as const;

const Limits = ({ card }: { card: ModelCard }) => (
  <ul>
    {card.limits.map(({ covariate, low, high, unit: code, below, above, because }) => (
      <li key={covariate + because}>
        {covariate}: {low === null ? '' : `from ${exact(low)} `}
        {high === null ? '' : `to ${exact(high)} `}
        {unit(code)}
        {low !== null && `; below: ${OUTSIDE[below]}`}
        {high !== null && `; above: ${OUTSIDE[above]}`} ({because})
      </li>
    ))}
  </ul>
);
