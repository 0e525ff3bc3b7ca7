import type { Varied } from '../domain/job.ts';
import type { PkModel } from '../domain/define-model.ts';
import type { Drug, Effect } from '../domain/drug.ts';
import { type CovariateName, type PatientRecord, type Source, lineOf } from '../domain/record.ts';
import { BODY_NAMES, type BodyNeed } from '../domain/body.ts';
import { type Instant, plusHours, printMinute } from '../domain/time.ts';
import { bodyTimeline } from '../twin/body.ts';
import { chooseModels } from '../twin/choose.ts';
import { needsOf } from '../twin/choose-covariates.ts';
import { inHours } from './in-hours.ts';
import { readHistory } from './history.ts';
import { type Stated, addStated } from './state-quantities.ts';
import { type MovedInput, type Question, type SensitivityQuestion, type Side, jobLevel, nameLevel } from './question.ts';

/** By how much each input is taken to be wrong: a share of the value, or hours of the time of a level. */
const CREATININE = 0.2;
const WEIGHT = 0.1;
const LEVEL_TIME = 1;

/** Levels whose time is moved: the latest, since the older ones say less of now. */
const LEVELS = 10;

/** More draws than this tell the sides of an input no further apart. */
const DRAWS = 1000;

type Where = {
  record: PatientRecord;
  drug: Drug;
  effect?: Effect | undefined;
  stated: readonly Stated[];
  asOf: Instant;
  models: readonly PkModel[];
  levels: Question['levels'];
};

/**
 * The same question with one input else: creatinine, weight, and the time of each level. A value is moved in the record itself, all
 * of its measurements alike as a wrong assay or scale would, and the record is read again: the body's formulas, the limits of the
 * models and the rules for levels hold as they do for the question.
 */
export function moveInputs(where: Where, draws: number): SensitivityQuestion {
  const moved = where.levels.slice(-LEVELS);
  return {
    draws: Math.min(draws, DRAWS),
    inputs: [
      moveValue(where, 'creatinine', CREATININE, ['creatinine']),
      moveValue(where, 'weight', WEIGHT, ['weight', 'bodyMassIndex']),
      ...moved.map((level) => moveLevel(where, level)),
    ],
    levelsLeftOut: where.levels.length - moved.length,
  };
}

/**
 * The variations of a question in the order in which they are computed and come back: the inputs, then each model alone where there
 * are several; with fewer draws, the first is the answer as asked.
 */
export function variationsOf({ sensitivity, draws, models }: Question): Varied | undefined {
  if (!sensitivity) return undefined;
  const variations = [
    ...sensitivity.inputs.flatMap(({ low, high }) => [low, high].flatMap(({ variation }) => variation ?? [])),
    ...(models.length > 1 ? models.map((_, model) => ({ model })) : []),
  ];
  return { draws: sensitivity.draws, variations: sensitivity.draws < draws ? [{}, ...variations] : variations };
}

function moveValue(where: Where, name: CovariateName & BodyNeed, share: number, reaching: readonly BodyNeed[]): MovedInput {
  const percent = Math.round(100 * share);
  const side = (factor: number, change: string): Side => ({ change, ...readAgain(where, name, factor) });
  return {
    input: BODY_NAMES[name],
    change: `± ${percent} %`,
    usedBy: where.models.map((model) => needsOf(model).some((need) => reaching.includes(need))),
    low: side(1 - share, `-${percent} %`),
    high: side(1 + share, `+${percent} %`),
  };
}

function readAgain({ record, stated, asOf, models }: Where, name: CovariateName, factor: number): Omit<Side, 'change'> {
  const line = lineOf(record, name).map((one) => ({ ...one, value: one.value * factor }));
  const moved = { ...record, covariates: { ...record.covariates, [name]: line } };
  const read = bodyTimeline(moved, asOf);
  const timeline = read.ok ? addStated(read.value, stated) : read;
  if (!timeline.ok) return { why: timeline.issues[0]?.text ?? 'The record cannot be read so.' };
  const choices = chooseModels(models, timeline.value, moved);
  const ours = models.map(({ id }) => choices.find((one) => one.model === id));
  return {
    variation: { covariates: ours.map((one) => (one?.verdict === 'refused' || !one ? null : inHours(one, asOf))) },
    refusals: ours.map((one) =>
      one?.verdict === 'refused' ? (one.reasons.find(({ severity }) => severity === 'error')?.text ?? '') : null,
    ),
  };
}

function moveLevel(where: Where, level: Question['levels'][number]): MovedInput {
  const at = plusHours(where.asOf, level.at);
  const side = (hours: number, change: string): Side => ({ change, ...drawnElsewhen(where, level, hours) });
  return {
    input: `time of the ${nameLevel(level)} at ${printMinute(at)} UTC`,
    change: `± ${LEVEL_TIME} h`,
    usedBy: where.models.map(() => true),
    low: side(-LEVEL_TIME, `${LEVEL_TIME} h earlier`),
    high: side(LEVEL_TIME, `${LEVEL_TIME} h later`),
  };
}

function drawnElsewhen(
  { record, drug, effect, asOf }: Where,
  { at: was, source }: Question['levels'][number],
  hours: number,
): Omit<Side, 'change'> {
  if (was + hours > 0) return { why: 'It would lie after the decision.' };
  const moved = <T extends { at: Instant; source: Source }>(line: readonly T[]): T[] =>
    line.map((one) => (one.source === source ? { ...one, at: plusHours(one.at, hours) } : one));
  const name = effect?.measured;
  const covariates = name === undefined ? record.covariates : { ...record.covariates, [name]: moved(lineOf(record, name)) };
  const history = readHistory({ ...record, levels: moved(record.levels), covariates }, drug, asOf, effect);
  if (!history.ok) throw new Error('doses that were read once cannot be read again');
  if (!history.value.levels.some((one) => one.source === source))
    return { why: history.value.ignored.find((one) => one.source === source)?.because ?? 'It would not be used then.' };
  return { variation: { levels: history.value.levels.map(jobLevel) } };
}
