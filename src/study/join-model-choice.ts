import type { ComparisonOutput, VariedOutput } from '../domain/job.ts';
import { percent } from '../domain/percent.ts';
import { CHOICE_OF_MODEL, type SensitivityResult } from '../domain/wire/beside.ts';
import { WEIGHTY } from '../twin/sensitivity.ts';
import type { Question } from './question.ts';

type Figures = SensitivityResult['base'];
type Alone = NonNullable<SensitivityResult['models']>[number];
type Side = SensitivityResult['rows'][number]['low'];

/**
 * What each other model of weight says alone, heaviest first; undefined where only one model was asked for or applies.
 *
 * @param next the output of the next variation, of each model in the question's order
 */
export function joinModelsAlone(
  question: Question,
  { fit: { weights } }: ComparisonOutput,
  figuresOf: (output: Extract<VariedOutput, { is: 'answered' }>) => Figures,
  next: () => VariedOutput | undefined,
): Alone[] | undefined {
  if (question.models.length === 1) return undefined;
  const alone = question.models.flatMap(({ id }, place): Alone[] => {
    const output = next();
    const one = { model: id, weight: weights[place] ?? 0 };
    switch (output?.is) {
      case 'answered':
        return [{ ...one, figures: figuresOf(output) }];
      case 'failed':
        return [{ ...one, figures: null, why: output.why }];
      case 'refused':
        return [{ ...one, figures: null, why: 'It is not in the same drug, units and sample as the answer.' }];
      case 'unchanged':
      case 'negligible':
        return [];
      case undefined:
        throw new Error('the output holds another number of variations than the question');
    }
  });
  return alone.toSorted((a, b) => b.weight - a.weight);
}

/** The models with the lowest and the highest exposure as the two sides of a choice, and all of them for what it does to the order. */
export function choiceOfModel(alone: readonly Alone[]): { input: string; change: string; low: Side; high: Side; all: Side[] } {
  const none = `No other model that could be fitted weighs ${percent(WEIGHTY)} or more.`;
  const all = alone
    .flatMap(({ model, weight, figures }) => (figures ? [{ change: `${model} (${percent(weight)})`, figures }] : []))
    .toSorted((a, b) => a.figures.deciding - b.figures.deciding);
  const missing = { change: 'another model', figures: null, why: none };
  return {
    input: CHOICE_OF_MODEL,
    change: 'another model',
    low: all[0] ?? missing,
    high: all.length > 1 ? (all.at(-1) ?? missing) : missing,
    all,
  };
}
