import type { ComparisonResult } from '../../domain/wire/result.ts';
import type { ArmDrawn } from './previewer.ts';

/** What this browser has computed of questions, by their hash; of the newest few, while the page is open. */
const computed = new Map<string, readonly ArmDrawn[]>();
const KEPT = 20;

export function remember(hash: string, arms: readonly ArmDrawn[]): void {
  computed.delete(hash);
  computed.set(hash, arms);
  for (const old of [...computed.keys()].slice(0, -KEPT)) computed.delete(old);
}

/** How far the preview of the same question lay from its answer; undefined where this browser made none. */
export function compareWithPreview({ question, candidates }: ComparisonResult): Agreement | undefined {
  const arms = computed.get(question.hash);
  return arms?.length === candidates.length ? agreementOf(arms, candidates) : undefined;
}

/** How many numbers were compared, and the largest difference as a share of the answer's. */
export type Agreement = { numbers: number; largest: number };

/** The quantiles of every curve and of the deciding exposure, against those of an answer. */
export function agreementOf(arms: readonly ArmDrawn[], candidates: ComparisonResult['candidates']): Agreement {
  const pairs = candidates.flatMap(({ curve, exposure }, index) => {
    const arm = arms[index];
    if (!arm) return [];
    return (['p5', 'p25', 'p50', 'p75', 'p95'] as const).flatMap((name) => [
      [arm.deciding[name], exposure.deciding[name]] as const,
      ...curve.concentration[name].map((value, point) => [arm.curve[name][point] ?? Number.NaN, value] as const),
    ]);
  });
  const differences = pairs.map(([ours, theirs]) => (ours === theirs ? 0 : Math.abs(ours - theirs) / Math.abs(theirs)));
  return { numbers: pairs.length, largest: Math.max(...differences.map((one) => (Number.isNaN(one) ? Infinity : one))) };
}
