import type { ComparisonOutput } from '../domain/job.ts';
import { percent } from '../domain/percent.ts';
import { type SafetyThreshold, nameLine, nameMetric } from '../domain/target.ts';
import { REACHES_TARGET } from '../twin/compare.ts';
import type { Question } from './question.ts';

export const RULE =
  'Mean over the draws of the score S = 1 - (ln(C/C*) / ln(Cb/C*))^2 of the deciding exposure C: 1 at the best exposure C*, 0 at the bounds Cb, floored at -1; arms that keep the limit on every safety threshold come before arms that do not. When none does, arms are in order of the most by which the risk goes beyond a limit.';

export const SEARCH_RULE =
  'Every regimen of the search was held against the same draws; those that go beyond the limit on a safety threshold are left out. Shown are the best of each interval by mean score, then the second best, at most five: alternatives to be judged, none of them an order.';

/** Why the arms stand in this order, each statement taken from the numbers. */
export function explainRanking(question: Question, output: ComparisonOutput): string {
  const [best, second] = output.ranking;
  if (best === undefined) return 'There is no arm to rank.';
  const { thresholds } = question;
  const name = (arm: number): string => `"${question.arms[arm]?.label ?? ''}"`;
  const inTarget = (arm: number): number => output.arms[arm]?.chance.within.value ?? 0;
  const exceeding = (arm: number): string =>
    thresholds.map((one, i) => `${chanceLabel(one)} ${percent(output.arms[arm]?.chance.thresholds[i]?.value ?? 0)}`).join(', ');
  const figures = (arm: number): string => `P(in target) ${percent(inTarget(arm))}, ${exceeding(arm)}`;
  const limits = [...new Set(thresholds.map(({ limit }) => percent(limit)))];
  const keeping =
    output.withinLimit[best] && output.withinLimit.includes(false)
      ? ` among those that keep the limit${limits.length === 1 ? ` of ${limits.join('')}` : 's'}`
      : '';
  const sentences = [
    ...(output.noneWithinLimit ? [noneWithinLimit(thresholds)] : []),
    `${name(best)} stands first${keeping}: ${figures(best)}, mean score ${(output.scores[best]?.mean ?? 0).toFixed(2)}.`,
    ...(second === undefined ? [] : [compareFirstTwo(output, best, second, name, figures)]),
    ...asIsBehind(question, output, name, figures),
    `The draws tell these probabilities to a standard error of at most ${(100 * largestError(output)).toFixed(1)} points.`,
  ];
  const reaching = output.withinLimit.some((keeps, arm) => keeps && inTarget(arm) >= REACHES_TARGET);
  if (output.noneReachesTarget) sentences.push('No candidate reaches the target in at least half of the draws.');
  else if (!reaching && !output.noneWithinLimit)
    sentences.push(
      'No arm that keeps the limit reaches the target in at least half of the draws; the order is no reason to choose the first.',
    );
  return sentences.join(' ');
}

/** How a line not to be crossed is named: by itself. */
export const chanceLabel = (one: SafetyThreshold): string => `P(${nameMetric(one)} ${nameLine(one)})`;

function noneWithinLimit(thresholds: readonly SafetyThreshold[]): string {
  const [only] = thresholds;
  if (thresholds.length > 1 || !only)
    return 'None within limit: every arm goes beyond the limit on a safety threshold; they are ordered by how far, least first.';
  return `None within limit: every arm has more than ${percent(only.limit)} probability of ${nameMetric(only)} ${only.above === undefined ? 'below' : 'above'} ${nameLine(only).slice(2)}; they are ordered by that risk, lowest first.`;
}

/** The runner-up with its own figures, and how surely it is behind. */
function compareFirstTwo(
  output: ComparisonOutput,
  best: number,
  second: number,
  name: (arm: number) => string,
  figures: (arm: number) => string,
): string {
  if (output.withinLimit[best] && !output.withinLimit[second]) {
    const better = (output.scores[second]?.mean ?? 0) > (output.scores[best]?.mean ?? 0) ? ', although it scores higher' : '';
    return `${name(second)} does not keep the limit${better}: ${figures(second)}.`;
  }
  const pair = output.pairs.find((one) => (one.a === best && one.b === second) || (one.a === second && one.b === best));
  if (!pair) throw new Error('two arms were not compared');
  const forward = pair.a === best;
  const { p5, p95 } = pair.scoreDifference;
  const interval = (forward ? [p5, p95] : [-p95, -p5]).map((one) => one.toFixed(2)).join(' to ');
  const better = percent((forward ? pair.aBetter : pair.bBetter).value);
  const between = `the 90 % interval of the paired score difference, ${interval},`;
  return pair.separable
    ? `It scores better than ${name(second)} (${figures(second)}) in ${better} of the draws; ${between} leaves out zero.`
    : `No separable difference between it and ${name(second)} (${figures(second)}), than which it scores better in ${better} of the draws: ${between} holds zero.`;
}

/** What is being given now, where it is neither of the first two. */
function asIsBehind(
  { arms }: Question,
  { ranking }: ComparisonOutput,
  name: (arm: number) => string,
  figures: (arm: number) => string,
): string[] {
  const place = ranking.findIndex((arm) => arms[arm]?.asIs);
  const arm = ranking[place];
  return place < 2 || arm === undefined
    ? []
    : [`What is being given now, ${name(arm)}, stands at place ${place + 1} of ${ranking.length}: ${figures(arm)}.`];
}

const largestError = ({ arms }: ComparisonOutput): number =>
  Math.max(...arms.flatMap(({ chance }) => [chance.within, ...chance.thresholds].map(({ monteCarloError }) => monteCarloError)));
