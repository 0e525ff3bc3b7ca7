import { percent } from '../../domain/percent.ts';
import type { ComparisonResult } from '../../domain/wire/result.ts';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { interval } from '../words.ts';
import type { Ranked } from './arms.ts';

/** Where the model holds a value of the person at a bound: the same arms without it, so that nobody is misled by the bound. */
export function Uncapped({ result, ranked }: { result: ComparisonResult; ranked: readonly Ranked[] }) {
  const rows = ranked.flatMap(({ arm, rank }) => (arm.uncapped ? [{ arm, rank, free: arm.uncapped }] : []));
  if (rows.length === 0) return null;
  const label = ranked[0]?.arm.exposure.deciding.label ?? '';
  return (
    <section aria-labelledby="uncapped">
      <h2 id="uncapped">Without the cap</h2>
      <p class="prose">
        The chosen model holds a value of this person at a bound (see the warnings). Without the bound the same model, fitted to the same
        levels, goes beyond what was studied. The order above rests on the figures with it.
      </p>
      <ScrollTable
        label="The treatments without the cap"
        columns={[
          { name: 'Treatment' },
          { name: `${label}, capped`, number: true },
          { name: `${label}, uncapped`, number: true },
          { name: 'P(in target), capped', number: true },
          { name: 'P(in target), uncapped', number: true },
          { name: `${result.threshold.label}, capped`, number: true },
          { name: `${result.threshold.label}, uncapped`, number: true },
        ]}
        rows={rows.map(({ arm, rank, free }) => ({
          key: arm.label,
          cells: [
            `${rank}. ${arm.label}`,
            interval(arm.exposure.deciding),
            interval(free.exposure.deciding),
            percent(arm.probability.inTarget.value),
            percent(free.probability.inTarget.value),
            percent(arm.probability.thresholds[0]?.value ?? NaN),
            percent(free.probability.thresholds[0]?.value ?? NaN),
          ],
        }))}
      />
    </section>
  );
}
