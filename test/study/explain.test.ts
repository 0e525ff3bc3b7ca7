import { describe, expect, it } from 'vitest';
import { percent } from '../../src/domain/percent.ts';
import { type ComparisonResult, comparisonResult } from '../../src/domain/wire/result.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { NOW, aLevel, aRecord, anOrder, threeDoses } from './record-builder.ts';

const every = (label: string, mg: number, hours: number) => ({
  label,
  dose: { value: mg, unit: 'mg', substance: 'vancomycin' },
  route: 'iv' as const,
  infusion: { value: 4, unit: 'h' },
  every: { value: hours, unit: 'h' },
});

async function ask(candidates: ReturnType<typeof every>[], ordered = [anOrder()]): Promise<ComparisonResult> {
  const record = aRecord({ given: threeDoses(), ordered, levels: [aLevel('2026-11-23T04:30:00.000Z', 19)] });
  const question = { drug: 'vancomycin', asOf: NOW, candidates, draws: 400, seed: 3 };
  const answered = await answerInProcess(question, record, shippedLibrary, new Date(NOW));
  if (!answered.ok) throw new Error(answered.issues.map((one) => one.text).join(' '));
  return comparisonResult.parse(answered.value.result);
}

/** The figures of an arm in the words of the paragraph, from the result. */
function figures({ candidates }: ComparisonResult, arm: number): string {
  const { inTarget, thresholds } = candidates[arm]?.probability ?? { inTarget: { value: Number.NaN }, thresholds: [] };
  return [`P(in target) ${percent(inTarget.value)}`, ...thresholds.map(({ label, value }) => `${label} ${percent(value)}`)].join(', ');
}

describe('the paragraph on the order', () => {
  it('gives the first, the runner-up with the chance and the interval by which it is behind, and what is being given now', async () => {
    for (const candidates of [
      [every('less', 375, 12), every('middling', 500, 12), every('more', 1500, 12)],
      [every('more', 1500, 12), every('middling', 500, 12), every('less', 375, 12)],
    ]) {
      const result = await ask(candidates);
      const { order, reason } = result.ranking;
      const [best = -1, second = -1] = order;
      const pair = result.pairs.find(({ a, b }) => (a === best && b === second) || (a === second && b === best));
      if (!pair) throw new Error('the first two were not compared');
      const { p5, p95 } = pair.scoreDifference;
      const interval = pair.a === best ? [p5, p95] : [-p95, -p5];
      const label = (arm: number): string => JSON.stringify(result.candidates[arm]?.label);
      expect(reason).toContain(`${label(best)} stands first`);
      expect(reason).toContain(figures(result, best));
      expect(reason).toContain(`${label(second)} (${figures(result, second)})`);
      expect(reason).toContain(`${percent((pair.a === best ? pair.aBetter : pair.bBetter).value)} of the draws`);
      expect(reason).toContain(`${interval.map((one) => one.toFixed(2)).join(' to ')}, ${pair.separable ? 'leaves out' : 'holds'} zero.`);
      const asIs = order.findIndex((arm) => result.candidates[arm]?.asIs);
      expect(asIs).toBeGreaterThan(1);
      expect(reason).toContain(`stands at place ${asIs + 1} of 4: ${figures(result, order[asIs] ?? -1)}.`);
    }
  });

  it('gives the figures of a runner-up that does not keep the limit, and how surely the draws tell them', async () => {
    const result = await ask([every('little', 250, 12), every('far too much', 2000, 12)], []);
    const { order, reason } = result.ranking;
    expect(reason).toContain(`"far too much" does not keep the limit: ${figures(result, order[1] ?? -1)}.`);
    const errors = result.candidates.flatMap(({ probability: { inTarget, thresholds } }) =>
      [inTarget, ...thresholds].map((one) => one.monteCarloError),
    );
    expect(reason).toContain(`to a standard error of at most ${(100 * Math.max(...errors)).toFixed(1)} points.`);
  });
});
