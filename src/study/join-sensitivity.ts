import type { ComparisonOutput, VariedAnswer, VariedOutput } from '../domain/job.ts';
import { percent } from '../domain/percent.ts';
import { nameMetric } from '../domain/target.ts';
import type { SensitivityResult } from '../domain/wire/beside.ts';
import { WEIGHTY } from '../twin/sensitivity.ts';
import { chanceOf } from '../twin/strata.ts';
import { chanceLabel } from './explain.ts';
import { choiceOfModel, joinModelsAlone } from './join-model-choice.ts';
import type { MovedInput, Question, Side } from './question.ts';

type Row = SensitivityResult['rows'][number];
type Figures = SensitivityResult['base'];

/** What each input does to the answer, the one that moves it most first: by a probability where that is more than the chance of the draws, else by the exposure. Nothing where it was not asked for. */
export function joinSensitivity(question: Question, output: ComparisonOutput): { sensitivity?: SensitivityResult } {
  const [asked, came, candidate] = [question.sensitivity, output.sensitivity, output.ranking[0]];
  if (!asked || !came || candidate === undefined) return {};
  const base = figuresOf(came.base, candidate);
  const outputs = came.varied.values();
  const least = noise(came.draws, base);
  const next = (): VariedOutput | undefined => outputs.next().value;
  const used = output.fit.parts.map(({ model }) => model);
  const inputs = asked.inputs.map((input) => joinInput(input, used, base, candidate, next));
  const models = joinModelsAlone(question, output, (one) => figuresOf(one, candidate), next);
  const choice = models && choiceOfModel(models);
  const rank = ({ row: { effect } }: Told): number => (effect === null ? -1 : effect > least ? effect : 0);
  const told = [...inputs, ...(choice ? [tell({ ...choice, used: true }, choice.all, base)] : [])].toSorted(
    (x, y) => rank(y) - rank(x) || shift(y.row, base) - shift(x.row, base),
  );
  return {
    sensitivity: {
      draws: came.draws,
      candidate,
      base,
      rows: told.map(({ row }) => row),
      ...(models ? { models } : {}),
      reason: explainRows(told, base, question, candidate, least),
      method: describeMethod(question, came.draws, least),
    },
  };
}

/** A row, and every answer that it stands for: of a choice of model there are more than two sides. */
type Told = { row: Row; sides: Row['low'][] };

function tell(
  { input, change, used, low, high }: Pick<Row, 'input' | 'change' | 'used' | 'low' | 'high'>,
  sides: Row['low'][],
  base: Figures,
): Told {
  const figures = sides.flatMap((side) => side.figures ?? []);
  return {
    row: {
      ...{ input, change, used, low, high },
      effect: figures.length === 0 ? null : Math.max(...figures.map((one) => largestChange(one, base))),
      firstChanges: figures.some(({ first }) => first !== base.first),
    },
    sides,
  };
}

const figuresOf = ({ arms, ranking }: VariedAnswer, candidate: number): Figures => {
  const arm = arms[candidate];
  if (!arm) throw new Error('a variation has another number of arms than the question');
  return { inTarget: arm.within, thresholds: arm.thresholds, deciding: arm.median, first: ranking[0] ?? candidate };
};

function joinInput(
  { input, change, usedBy, low, high }: MovedInput,
  models: readonly number[],
  base: Figures,
  candidate: number,
  next: () => VariedOutput | undefined,
): Told {
  const used = models.some((model) => usedBy[model]);
  const join = (side: Side): Row['low'] => {
    const output = side.variation ? next() : undefined;
    if (!used) return { change: side.change, figures: null, why: 'Not used by this model.' };
    if (side.why !== undefined) return { change: side.change, figures: null, why: side.why };
    switch (output?.is) {
      case 'answered':
        return { change: side.change, figures: figuresOf(output, candidate) };
      case 'unchanged':
        return { change: side.change, figures: base };
      case 'refused':
        return {
          change: side.change,
          figures: null,
          why: `The model may not be used then. ${models.map((model) => side.refusals?.[model] ?? '').join(' ')}`.trim(),
        };
      case 'failed':
        return { change: side.change, figures: null, why: output.why };
      case 'negligible':
      case undefined:
        throw new Error('the output holds another number of variations than the question');
    }
  };
  const sides = { low: join(low), high: join(high) };
  return tell({ input, change, used, ...sides }, [sides.low, sides.high], base);
}

/** The most by which a probability differs. */
const largestChange = (one: Figures, base: Figures): number =>
  Math.max(Math.abs(one.inTarget - base.inTarget), ...one.thresholds.map((risk, i) => Math.abs(risk - (base.thresholds[i] ?? 0))));

/** The most by which the exposure differs: tells inputs apart whose probabilities are all but certain. */
const shift = ({ low, high }: Row, base: Figures): number =>
  Math.max(0, ...[low, high].map(({ figures }) => (figures ? Math.abs(Math.log(figures.deciding / base.deciding) || 0) : 0)));

/** Twice the standard error of a difference of two independent shares: the draws of both sides hang together, so it is at most that. */
const noise = (draws: number, { inTarget }: Figures): number =>
  2 * Math.SQRT2 * chanceOf(Math.round(inTarget * draws), draws).monteCarloError;

function explainRows(told: readonly Told[], base: Figures, question: Question, candidate: number, least: number): string {
  const name = (arm: number): string => JSON.stringify(question.arms[arm]?.label ?? '');
  const rows = told.map(({ row }) => row);
  const [most] = rows;
  if (!most || most.effect === null) return 'No input could be moved.';
  const { unit } = question.target;
  const span = (write: (figures: Figures) => string): string =>
    `${[most.low, most.high].map(({ change, figures }) => `${figures ? write(figures) : 'no figure'} at ${change}`).join(', ')} (${write(base)} as asked)`;
  const risks = question.thresholds.map((one, i) => `${chanceLabel(one)} ${span(({ thresholds }) => percent(thresholds[i] ?? 0))}`);
  const movers = told.filter(({ row }) => row.firstChanges);
  return [
    ...(most.effect > least ? [] : ['No input moves a probability by more than the chance of the draws.']),
    `Of these inputs ${most.input} moves the figures of ${name(candidate)} most: median ${nameMetric(question.target)} ${span(({ deciding }) => `${Number(deciding.toPrecision(3))}${unit === '1' ? '' : ` ${unit}`}`)}, P(in target) ${span(({ inTarget }) => percent(inTarget))}, ${risks.join(', ')}.`,
    movers.length === 0
      ? 'None of them brings another regimen to the first place.'
      : `Another regimen comes first: ${movers.flatMap((one) => whoseTurn(one, base, name)).join('; ')}.`,
    ...(rows.some(({ low, high, used }) => used && !(low.figures && high.figures))
      ? ['Where a side has no figure, the question cannot be asked so.']
      : []),
  ].join(' ');
}

const whoseTurn = ({ row: { input }, sides }: Told, base: Figures, name: (arm: number) => string): string[] =>
  sides.flatMap(({ change, figures }) =>
    figures && figures.first !== base.first ? [`${name(figures.first)} with ${input} at ${change}`] : [],
  );

function describeMethod({ sensitivity, draws: asked, levels, models, average }: Question, draws: number, least: number): string {
  const out = sensitivity?.levelsLeftOut ?? 0;
  return [
    `One input is moved at a time, in the record itself: every measurement of a value alike, or the time of one level. The record is read again, ${average === undefined ? 'the model chosen is' : 'the models are weighed and'} fitted again with the same seed, and every arm is simulated again.`,
    draws < asked ? `${draws} draws of the ${asked} of the answer.` : `${draws} draws, as in the answer.`,
    `A difference of up to ${(100 * least).toFixed(1)} points can be the chance of the draws.`,
    ...(out > 0 ? [`Of ${levels.length} levels the latest ${levels.length - out} are moved.`] : []),
    models.length > 1
      ? `Each ${average === undefined ? 'other model' : 'model of the average'} that weighs ${percent(WEIGHTY)} or more answers alone once, fitted to the same levels. What the record does not say is not moved.`
      : 'The model, the only one asked for or applicable, and the limits of what the record says are not moved.',
  ].join(' ');
}
