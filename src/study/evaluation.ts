import { type Forecast, type Performance, judge } from '../twin/performance.ts';
import type { Predictor } from '../twin/predict.ts';
import { type Bin, type Checked, checkVisually } from '../twin/predictive-check.ts';
import { type Spread, spreadOf } from '../twin/spread.ts';
import type { Person } from './dataset-person.ts';
import { type Foreseen, foreseeLevels, mayBeAdapted } from './forecast-levels.ts';
import { openChecker } from './check-people.ts';

/** From when on a model is called good enough; nobody has agreed on such bounds, a site sets its own. Percent. */
export type Thresholds = { MDPE: number; MDAPE: number; F30: number };

export const USUAL_THRESHOLDS: Thresholds = { MDPE: 20, MDAPE: 30, F30: 50 };

export type EvaluationSettings = { thresholds: Thresholds; resamples: number; replicates: number; seed: number };

/** Forecasts from so many levels: of the next time of measurement only, or of all later ones. */
export type Cell = {
  output: string;
  /** A group of people, or null for all. */
  group: string | null;
  used: number;
  horizon: 'next' | 'all later';
  performance: Performance;
  /** By errors over the observed value. */
  within: { MDPE: boolean; MDAPE: boolean; F30: boolean };
};

export type OutputCheck = {
  output: string;
  npde: Spread & { levels: number; values: number[] };
  visual: Bin[];
};

export type ModelEvaluation = {
  model: string;
  time: string;
  people: number;
  /** Levels measured, beyond a limit (used in fits, not foreseen), and of weight 0. */
  levels: { measured: number; beyondLimit: number; excluded: number };
  /** People whose dose changed after a level. */
  adapted: number;
  /** Levels without an npde, since those of their person could not be told apart. */
  unchecked: number;
  failures: Foreseen['failures'];
  cells: Cell[];
  checks: OutputCheck[];
  forecasts: (Forecast & { name: string })[];
};

/** Most simulated values held, 8 bytes each. */
const MOST_SIMULATED = 50_000_000;

/** Fits after more levels than this are not told apart in the table any more. */
export const MOST_USED = 4;

export type Evaluator = { add(person: Person): void; end(): ModelEvaluation };

/**
 * Gathers what a model foresees of the levels of people, one after another. Unlike a fit it holds all levels.
 *
 * @throws when the levels and replicates are more than can be held
 */
export function openEvaluator(predictor: Predictor, settings: EvaluationSettings): Evaluator {
  const { model, kinetics } = predictor;
  const { replicates, seed } = settings;
  const check = openChecker(predictor, replicates, seed);
  const forecasts: ModelEvaluation['forecasts'] = [];
  const failures: Foreseen['failures'] = [];
  const checked: Checked[] = [];
  const levels = { measured: 0, beyondLimit: 0, excluded: 0 };
  let [people, adapted] = [0, 0];
  return {
    add(person) {
      const foreseen = foreseeLevels(predictor, person, people);
      forecasts.push(...foreseen.forecasts.map((one) => ({ ...one, name: kinetics.outputs[one.output] ?? '' })));
      failures.push(...foreseen.failures);
      const simulated = check?.(person, people) ?? [];
      if (typeof simulated === 'string') failures.push({ id: person.id, used: 0, why: `simulated: ${simulated}` });
      else checked.push(...simulated);
      if (checked.length * replicates > MOST_SIMULATED)
        throw new Error(`more than ${MOST_SIMULATED} simulated levels: ask for fewer --replicates, or divide the data set`);
      for (const { weight, is } of person.levels) levels[weight === 0 ? 'excluded' : is === 'measured' ? 'measured' : 'beyondLimit']++;
      people++;
      if (mayBeAdapted(person)) adapted++;
    },
    end: () => ({
      model: model.id,
      time: model.time,
      people,
      levels,
      adapted,
      unchecked: checked.filter(({ npde }) => npde === null).length,
      failures,
      cells: kinetics.outputs.flatMap((name, output) =>
        tabulate(
          forecasts.filter((one) => one.output === output),
          name,
          settings,
        ),
      ),
      checks: kinetics.outputs.flatMap((name, output) =>
        summariseChecks(
          name,
          checked.filter((one) => one.output === output),
        ),
      ),
      forecasts,
    }),
  };
}

function tabulate(forecasts: readonly Forecast[], output: string, { thresholds, resamples, seed }: EvaluationSettings): Cell[] {
  const groups = [...new Set(forecasts.flatMap(({ group }) => (group === undefined ? [] : [group])))].toSorted();
  return [null, ...groups].flatMap((group) =>
    Array.from({ length: MOST_USED + 1 }, (_, used) => used).flatMap((used) =>
      (['next', 'all later'] as const).flatMap((horizon): Cell[] => {
        const own = forecasts.filter(
          (one) => (group === null || one.group === group) && one.used === used && (horizon === 'all later' || one.ahead === 1),
        );
        if (own.length === 0) return [];
        const performance = judge(own, resamples, seed);
        const { MDPE, MDAPE, F30 } = performance.relative.observed;
        const within = {
          MDPE: Math.abs(MDPE.value) <= thresholds.MDPE,
          MDAPE: MDAPE.value <= thresholds.MDAPE,
          F30: F30.value > thresholds.F30,
        };
        return [{ output, group, used, horizon, performance, within }];
      }),
    ),
  );
}

function summariseChecks(output: string, checked: readonly Checked[]): OutputCheck[] {
  if (checked.length === 0) return [];
  const values = checked.flatMap(({ npde }) => (npde === null ? [] : [npde]));
  return [{ output, npde: { levels: values.length, ...spreadOf(values), values }, visual: checkVisually(checked) }];
}
