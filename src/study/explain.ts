import type { ComparisonOutput } from '../domain/job.ts';
import { percent } from '../domain/percent.ts';
import type { Question } from './question.ts';

export const RULE =
  'Mean over the draws of the score S = 1 - (ln(C/C*) / ln(Cb/C*))^2 of the deciding exposure C: 1 at the best exposure C*, 0 at the bounds Cb, floored at -1; arms that keep the limit on the safety threshold come before arms that do not. When none keeps it, arms are in order of that risk.';

/** Why the arms stand in this order, each statement taken from the numbers. */
export function explainRanking(question: Question, output: ComparisonOutput): string {
  const [best, second] = output.ranking;
  if (best === undefined) return 'There is no arm to rank.';
  const name = (arm: number): string => `"${question.arms[arm]?.label ?? ''}"`;
  const arm = (index: number) => output.arms[index];
  const exceeding = (index: number): string =>
    `P(AUC24 > ${question.threshold.above} ${question.threshold.unit}) ${percent(arm(index)?.chance.threshold.value ?? 0)}`;
  const sentences: string[] = [];
  if (output.noneWithinLimit) {
    sentences.push(
      `None within limit: every arm has more than ${percent(question.threshold.limit)} probability of AUC24 above ${question.threshold.above} ${question.threshold.unit}; they are ordered by that risk, lowest first.`,
    );
  }
  sentences.push(
    `${name(best)} ranks first: P(in target) ${percent(arm(best)?.chance.within.value ?? 0)}, ${exceeding(best)}, mean score ${(output.scores[best]?.mean ?? 0).toFixed(2)}.`,
  );
  if (second !== undefined) {
    const pair = output.pairs.find((one) => (one.a === best && one.b === second) || (one.a === second && one.b === best));
    const crossing = output.withinLimit[best] && !output.withinLimit[second];
    if (crossing) sentences.push(`${name(second)} does not keep the limit of ${percent(question.threshold.limit)}: ${exceeding(second)}.`);
    else if (!output.separable)
      sentences.push(
        `No separable difference between it and ${name(second)}: the 90 % interval of the paired score difference holds zero.`,
      );
    else if (pair?.a === best) sentences.push(`It scores better than ${name(second)} in ${percent(pair.aBetter.value)} of the draws.`);
    else if (pair) sentences.push(`It scores at least as well as ${name(second)} in ${percent(1 - pair.aBetter.value)} of the draws.`);
  }
  if (output.noneReachesTarget) sentences.push('No candidate reaches the target in at least half of the draws.');
  return sentences.join(' ');
}

/** Why this model: the rule and the figures it was applied to. */
export function explainModel(question: Question, output: ComparisonOutput): string {
  const chosen = question.models[output.fit.model];
  if (!chosen) return '';
  if (question.models.length === 1) return `${chosen.id} is the only model asked for or applicable.`;
  if (question.levels.length === 0)
    return `There are no usable levels: ${chosen.id} is first in the order of preference among the models whose limits hold.`;
  return `${chosen.id} has the highest Laplace evidence for this person's ${question.levels.length} level${question.levels.length === 1 ? '' : 's'} among the models whose limits hold.`;
}

export const LIMITS_OF_USE =
  'Decision support for a qualified clinician, who stays responsible. The figures are model forecasts with the uncertainty of the model and of this person, not of the record: doses, times and levels are taken as recorded. Models marked unchecked have not been compared value by value with their papers. Probabilities refer to the named exposure thresholds, not to harm or cure. Nothing here orders or changes a treatment.';
