import { percent } from '../../domain/percent.ts';
import { namesOf } from '../../domain/wire/names.ts';
import type { ArmResult, ComparisonResult } from '../../domain/wire/result.ts';
import { figure, percentError, unit } from '../words.ts';
import type { Ranked } from './arms.ts';

type Chance = ArmResult['probability']['inTarget'];

export const ChanceText = ({ value, monteCarloError }: Chance) => (
  <>
    {percent(value)} <small class="quiet">{percentError(monteCarloError)}</small>
  </>
);

/** The median, and below it the interval from the 5th to the 95th percentile. */
const Interval = ({ p50, p5, p95 }: { p50: number; p5: number; p95: number }) => (
  <>
    {figure(p50)}
    <div class="quiet">
      {figure(p5)} to {figure(p95)}
    </div>
  </>
);

/** The arms beside one another, the first in the order on top. The curve of the chosen one is drawn below. */
export function ArmsTable({
  result,
  ranked,
  chosen,
  choose,
}: {
  result: ComparisonResult;
  ranked: readonly Ranked[];
  chosen: number;
  choose: (place: number) => void;
}) {
  const { target, thresholds } = result;
  const [first] = ranked;
  const code = unit(target.unit);
  return (
    <section aria-labelledby="arms">
      <h2 id="arms">Treatments side by side</h2>
      <p class="quiet">
        Medians, below them the interval that holds 90 % of the draws; probabilities with ± their Monte-Carlo error in percentage points.
      </p>
      <div class="scroll" role="region" aria-label="Table of treatments" tabIndex={0}>
        <table class="arms">
          <thead>
            <tr>
              <th scope="col">Curve</th>
              <th scope="col">Treatment</th>
              <th scope="col" class="number">
                {first?.arm.exposure.deciding.label} {code}
              </th>
              <th scope="col" class="number">
                {namesOf(result).lowest} 24-48 h {unit(first?.arm.exposure.cmin24to48.unit ?? '')}
              </th>
              <th scope="col" class="number">
                P(in target)
              </th>
              <th scope="col" class="number">
                P(below)
              </th>
              {thresholds.map(({ label }) => (
                <th key={label} scope="col" class="number">
                  {label}
                </th>
              ))}
              <th scope="col" class="number">
                First in target
              </th>
              <th scope="col" class="number">
                Against as is, {code}
              </th>
              <th scope="col" class="number">
                P(better than as is)
              </th>
              <th scope="col" class="number">
                Score
              </th>
            </tr>
          </thead>
          <tbody>
            {ranked.map((one, place) => (
              <Arm key={one.rank} one={one} checked={place === chosen} choose={() => choose(place)} />
            ))}
          </tbody>
        </table>
      </div>
      <details>
        <summary>How the order and the score are made</summary>
        <p class="prose">{result.ranking.rule}</p>
        <p class="prose">P(better): how often the arm scores higher than to continue as is, on the same draws.</p>
      </details>
    </section>
  );
}

function Arm({ one: { arm, rank, against }, checked, choose }: { one: Ranked; checked: boolean; choose: () => void }) {
  const { exposure, probability, score } = arm;
  return (
    <tr class={checked ? 'chosen' : ''}>
      <td>
        <input type="radio" name="curve" checked={checked} onChange={choose} aria-label={`Draw the curve of ${arm.label}`} />
      </td>
      <th scope="row">
        {rank}. {arm.label}
        {arm.asIs && !/as is/i.test(arm.label) && <small class="quiet"> (as is)</small>}
      </th>
      <td class="number">
        <Interval {...exposure.deciding} />
      </td>
      <td class="number">
        <Interval {...exposure.cmin24to48} />
      </td>
      <td class="number">
        <ChanceText {...probability.inTarget} />
      </td>
      <td class="number">
        <ChanceText {...probability.belowTarget} />
      </td>
      {probability.thresholds.map((risk) => (
        <td key={risk.label} class={`number ${risk.withinLimit ? '' : 'over'}`}>
          <ChanceText value={risk.value} monteCarloError={risk.monteCarloError} />
          {!risk.withinLimit && <div>over {Math.round(risk.limit * 100)} %</div>}
        </td>
      ))}
      <td class="number">
        <FirstInTarget first={arm.firstInTarget} />
      </td>
      <td class="number">{against ? <Interval {...against.exposure} /> : arm.asIs ? 'is as is' : 'nothing to compare'}</td>
      <td class="number">
        {against && (
          <>
            <ChanceText {...against.better} />
            {!against.separable && <div class="quiet">not separable</div>}
          </>
        )}
      </td>
      <td class="number">{score.mean.toFixed(2)}</td>
    </tr>
  );
}

/** Hours from the decision: the median, or how often never. */
const FirstInTarget = ({ first: { p50, never } }: { first: ArmResult['firstInTarget'] }) => (
  <>
    {p50 === null ? 'in less than half' : `${p50.toFixed(0)} h`}
    <div class="quiet">never: {percent(never.value)}</div>
  </>
);
