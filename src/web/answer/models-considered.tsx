import { percent } from '../../domain/percent.ts';
import type { ComparisonResult } from '../../domain/wire/result.ts';
import { IssueList } from '../parts/issues.tsx';
import { modelAddress } from '../route.ts';
import { count } from '../words.ts';

type Considered = ComparisonResult['basis']['models'][number];

const VERDICTS = { applies: 'applies', caution: 'applies with caution', refused: 'does not fit this person' } as const;

/** Which models were asked, which one answers, and why the others do not. */
export function ModelsConsidered({ result: { basis } }: { result: ComparisonResult }) {
  const asked = basis.models.filter((one) => one.verdict !== 'refused');
  const refused = basis.models.filter((one) => one.verdict === 'refused');
  return (
    <>
      <h3>Models considered</h3>
      <p class="prose">{basis.chosenBecause}</p>
      <div class="scroll" role="region" aria-label="Models that fit this person" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">Verdict</th>
              <th scope="col">Evidence</th>
              <th scope="col" class="number">
                Log evidence
              </th>
              <th scope="col" class="number">
                Weight in an average
              </th>
              <th scope="col" class="number">
                Draws
              </th>
              <th scope="col">Reasons and doubts</th>
            </tr>
          </thead>
          <tbody>
            {asked.map((one) => (
              <Model key={one.model} one={one} />
            ))}
          </tbody>
        </table>
      </div>
      {refused.length > 0 && (
        <details>
          <summary>{count(refused.length, 'model')} that cannot be asked about this person, and why</summary>
          <ul>
            {refused.map(({ model, reasons }) => (
              <li key={model}>
                <a href={modelAddress(model)}>{model}</a>: {reasons.map((reason) => reason.text).join(' ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const Model = ({ one }: { one: Considered }) => (
  <tr class={one.chosen ? 'chosen' : ''}>
    <th scope="row">
      <a href={modelAddress(one.model)}>{one.model}</a>
      {one.chosen && <div>answers</div>}
    </th>
    <td>{VERDICTS[one.verdict]}</td>
    <td>{one.status}</td>
    <td class="number">{one.logEvidence === null ? 'not fitted' : one.logEvidence.toFixed(2)}</td>
    <td class="number">{one.weight === null ? 'none' : percent(one.weight)}</td>
    <td class="number">{one.draws}</td>
    <td>
      {one.reasons.length > 0 && <IssueList issues={one.reasons} />}
      {one.doubts.length > 0 && (
        <details>
          <summary>{count(one.doubts.length, 'doubt')} about its numbers</summary>
          <ul>
            {one.doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </details>
      )}
      <div class="quiet origin">SHA-256 {one.hash.slice(0, 12)}</div>
    </td>
  </tr>
);
