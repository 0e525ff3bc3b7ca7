import type { PkModel } from '../domain/define-model.ts';
import { type Issue, error } from '../domain/issue.ts';
import { sameMoiety } from '../domain/moiety.ts';
import type { ComparisonJob, Measure } from '../domain/job.ts';
import type { Dose } from '../domain/regimen.ts';
import { type Window, needsMic } from '../domain/target.ts';
import { seenThrough } from './seen-through.ts';

const whole = (value: number): boolean => Number.isInteger(value);
const finite = (...values: number[]): boolean => values.every((value) => Number.isFinite(value));
const wrong = (text: string, at: string, fix: string): Issue => error('job-not-computable', text, { at, fix });

/** The reasons why a job cannot be computed as it stands; none when it can. Numbers are checked, not repaired. */
export function checkJob(job: ComparisonJob): Issue[] {
  return [
    ...(whole(job.draws) && job.draws >= 2
      ? []
      : [wrong(`${job.draws} draws cannot be made.`, 'draws', 'Send a whole number of at least 2.')]),
    ...(whole(job.seed) && job.seed >= 0 && job.seed < 2 ** 32
      ? []
      : [wrong('The seed is not an unsigned 32-bit whole number.', 'seed', 'Send a whole number from 0 to 4294967295.')]),
    ...(job.models.length > 0 ? [] : [wrong('There is no model to compute with.', 'models', 'Name at least one.')]),
    ...(job.arms.length > 0 || job.search ? [] : [wrong('There is no arm to compute.', 'arms', 'Send at least one.')]),
    ...checkHorizon(job),
    ...checkTarget(job.target),
    ...(job.thresholds.length > 0 &&
    job.thresholds.every(
      ({ above, below, limit }) => (above === undefined) !== (below === undefined) && finite(above ?? below ?? NaN, limit),
    )
      ? []
      : [
          wrong(
            'There is no safety threshold, or one is not a number.',
            'thresholds',
            'Send finite numbers, at least one threshold, each with either above or below.',
          ),
        ]),
    ...[job.target, ...job.thresholds].flatMap(checkMeasure),
    ...job.models.flatMap(checkCovariates),
    ...checkDoses(job.given, 'given'),
    ...job.arms.flatMap(({ doses }, arm) => checkDoses(doses, `arms[${arm}].doses`)),
    ...checkSearch(job),
    ...job.levels.flatMap(({ at, value }, i) =>
      finite(at, value) && value > 0
        ? []
        : [
            wrong(
              'A level is not a concentration above zero.',
              `levels[${i}]`,
              'Send what was measured, or the lower limit of quantification with below.',
            ),
          ],
    ),
  ];
}

/** Regimens to search among are held against nothing but sense here; what exists for the drug is known where they are made. */
const checkSearch = ({ search, horizon }: ComparisonJob): Issue[] =>
  (search?.patterns ?? []).flatMap(({ first, every, amount, duration, loading = { amount, duration } }, i) =>
    finite(first, every, amount, duration, loading.amount, loading.duration) &&
    first >= 0 &&
    first < horizon &&
    every > 0 &&
    [amount, loading.amount].every((one) => one > 0) &&
    [duration, loading.duration].every((one) => one >= 0 && one <= every)
      ? []
      : [wrong('A regimen to search among is none.', `search.patterns[${i}]`, 'Send a first dose, an interval, an amount and a duration.')],
  );

/** What a metric cannot do without: hours after a dose, or the MIC. */
function checkMeasure({ metric, hours = Number.NaN, mic = Number.NaN }: Measure): Issue[] {
  if (metric === 'C' && !(finite(hours) && hours >= 0))
    return [wrong('A level after a dose needs the hours after it.', 'target.hours', 'Send hours, 0 or more.')];
  return needsMic(metric) && !(finite(mic) && mic > 0)
    ? [wrong(`${metric} needs a MIC above zero.`, 'target.mic', 'Send the MIC in the unit of level.')]
    : [];
}

/** Two days are always reported, so the horizon holds at least these and every window. */
function checkHorizon({ horizon, target, thresholds }: ComparisonJob): Issue[] {
  const proper = ({ from, to }: Window): boolean => finite(from, to) && from < to;
  const windows = [target, ...thresholds].map((one) => one.window);
  if (!windows.every(proper)) return [wrong('A window does not end after it begins.', 'target.window', 'Send from < to, in hours.')];
  const least = Math.max(48, ...windows.map(({ to }) => to));
  return finite(horizon) && horizon >= least
    ? []
    : [wrong(`A horizon of ${horizon} h does not cover the windows asked for.`, 'horizon', `Send at least ${least} h.`)];
}

function checkTarget({ low, high, best }: ComparisonJob['target']): Issue[] {
  const at = 'target';
  if (low === null && high === null) return [wrong('The target has no bound.', at, 'Send a lower or an upper bound.')];
  if (![low, high, best].every((one) => one === null || (one > 0 && Number.isFinite(one))))
    return [wrong('A bound of the target is not a number above zero.', at, 'Send finite bounds.')];
  const inside = (low === null || low < best) && (high === null || best < high);
  return inside ? [] : [wrong(`The best exposure ${best} does not lie between the bounds of the target.`, at, 'Send low < best < high.')];
}

/** The reasons why doses cannot be computed with. */
export const checkDoses = (doses: readonly Dose[], at: string): Issue[] =>
  doses.flatMap(({ at: time, amount, duration }, i) =>
    finite(time, amount, duration) && amount >= 0 && duration >= 0
      ? []
      : [wrong('A dose needs a time, an amount and a duration of zero or more.', `${at}[${i}]`, 'Send hours, mg and hours.')],
  );

function checkCovariates({ covariates }: ComparisonJob['models'][number], i: number): Issue[] {
  const at = `models[${i}].covariates`;
  if (covariates.length === 0)
    return [wrong('A model has no covariate row.', at, 'Send at least one row, empty when the model has no covariates.')];
  const ascending = covariates.every(({ at: time }, row) => row === 0 || (covariates[row - 1]?.at ?? 0) < time);
  return ascending && covariates.every((row) => finite(row.at, ...Object.values(row.values)))
    ? []
    : [wrong('The covariate rows are not finite numbers in ascending time.', at, 'Sort them, one row a time.')];
}

/** What a model must tell of: the effect that is asked about, and each output that was measured, with its residual error. */
function checkOutputs({ output, levels }: ComparisonJob, model: PkModel, at: string): Issue[] {
  const measured = new Set(levels.flatMap((one) => one.output ?? []));
  return [
    ...(seenThrough(model, output) ? [] : [wrong(`${model.id} has no output ${output}.`, at, 'Name a model that has it.')]),
    ...[...measured]
      .filter((one) => !model.errors[one] || !seenThrough(model, one))
      .map((one) => wrong(`${model.id} has no residual error of ${one}, which was measured.`, at, 'Leave these readings out.')),
  ];
}

/** The reasons why the models of a job cannot be computed with here; of an average, also those that speak of something else. */
export function checkModels(job: ComparisonJob, models: readonly PkModel[]): Issue[] {
  const { models: asked, average, output } = job;
  const found = asked.map(({ id }) => models.find((one) => one.id === id));
  const [first] = found;
  return found.flatMap((model, i) => {
    const at = `models[${i}]`;
    if (!model)
      return [
        error('unknown-model', `There is no model ${asked[i]?.id ?? ''} here.`, { at, fix: 'Run it where the same library is installed.' }),
      ];
    const outputs = checkOutputs(job, model, at);
    if (outputs.length > 0) return outputs;
    if (average === undefined || !first || sameMoiety(seenThrough(model, output) ?? model, seenThrough(first, output) ?? first)) return [];
    return [
      wrong(
        `${model.id} and ${first.id} are not in the same drug, units and sample, so their average means nothing.`,
        at,
        'Leave one out.',
      ),
    ];
  });
}
