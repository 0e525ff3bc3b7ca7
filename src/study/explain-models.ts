import type { Weighing } from '../domain/choice.ts';
import type { ComparisonOutput } from '../domain/job.ts';
import { percent } from '../domain/percent.ts';
import { CLEARLY_BETTER } from '../twin/run.ts';
import type { Question } from './question.ts';

const RULES: Readonly<Record<Weighing, string>> = {
  evidence: 'Laplace evidence (how probable each makes the levels over its whole population)',
  likelihood: 'the likelihood at the most probable parameters, exp(-OFV/2)',
  aic: "the likelihood less one an eta, exp(-OFV/2 - etas), after Akaike's information criterion",
};

/** Why this model, or of which models the answer is the average: the rule and the figures it was applied to. */
export function explainModels(question: Question, output: ComparisonOutput): string {
  return question.average === undefined ? explainChoice(question, output) : explainAverage(question, output, question.average);
}

function explainChoice(question: Question, output: ComparisonOutput): string {
  const chosen = question.models[output.fit.parts[0]?.model ?? -1];
  if (!chosen) return '';
  if (question.models.length === 1) return `${chosen.id} is the only model asked for or applicable.`;
  if (question.levels.length === 0)
    return `There are no usable levels: ${chosen.id} is first in the order of preference among the models whose limits hold.`;
  return `${chosen.id} is the first in the order of preference whose Laplace evidence for ${ofLevels(question)} is within ${CLEARLY_BETTER} log unit of the best model's; the levels do not clearly speak for another.`;
}

function explainAverage(question: Question, { fit }: ComparisonOutput, by: Weighing): string {
  const name = (model: number): string => question.models[model]?.id ?? 'a model';
  const weight = (model: number): number => fit.weights[model] ?? 0;
  const [only] = fit.parts;
  if (question.models.length === 1 && only)
    return `An average was asked for, and ${name(only.model)} is the only model that applies: the answer is that of this model alone.`;
  const used = fit.parts.map(({ model }) => `${name(model)} ${percent(weight(model))}`).join(', ');
  const rule =
    question.levels.length === 0
      ? 'There are no usable levels, so that no model is known to be better than another: the weights are equal.'
      : `The weights are by ${RULES[by]}, for ${ofLevels(question)}; before the levels are seen the models stand equal.`;
  const idle = fit.weights.flatMap((one, model) =>
    one === null || fit.parts.some((part) => part.model === model) ? [] : [`${name(model)} (${one.toExponential(1)})`],
  );
  return [
    fit.parts.length === 1
      ? `The average over the models that apply rests on one of them: ${used}.`
      : `The answer is the average over ${fit.parts.length} models: ${used}.`,
    rule,
    'Each draw is this person under one model, in proportion to the weights, and every regimen is held against the same draws.',
    ...(idle.length === 0 ? [] : [`Of too little weight for a single draw: ${idle.join(', ')}.`]),
  ].join(' ');
}

const ofLevels = ({ levels }: Question): string => `this person's ${levels.length} level${levels.length === 1 ? '' : 's'}`;

/** What the figures are no substitute for. */
export function limitsOfUse({ fit: { parts } }: ComparisonOutput): string {
  const figures =
    parts.length === 1
      ? 'The figures are forecasts of one model with the uncertainty of this person under that model; that another model would say otherwise, and that the record may be wrong, is not in them.'
      : `The figures are the average of the forecasts of ${parts.length} models, each with the uncertainty of this person under it; what these models have in common and lack, and that the record may be wrong, is not in them.`;
  return `Decision support for a qualified clinician, who stays responsible. ${figures} Models marked unchecked have not been compared value by value with their papers. Probabilities refer to the named exposure thresholds, not to harm or cure. Nothing here orders or changes a treatment.`;
}
