import type { PkModel } from '../domain/define-model.ts';
import { type Issue, type Outcome, accept, error, refuse } from '../domain/issue.ts';
import type { Dose } from '../domain/regimen.ts';
import type { Window } from '../domain/target.ts';
import { describeKinetics } from './kinetics.ts';
import { type CovariateTimeline, HOURS, placeOf } from './lay-out.ts';
import { compartmentBy } from './route.ts';
import { checkDoses } from './run-check.ts';
import { prepareCourse, predictorOf, runPrepared } from './simulate.ts';
import { createWatch } from './watch.ts';

/** The exposure of one person in one window: level in the model's unit of level, times in hours. */
export type Exposure = {
  from: number;
  to: number;
  /** Area under the curve, level x h, carried as a state along the course and not summed over points of it. */
  auc: number;
  /** The mean level: area over length. */
  cavg: number;
  /** The highest level and when it is first reached; turning points are solved for. */
  cmax: number;
  tmax: number;
  cmin: number;
  tmin: number;
  /** Hours above each of the levels asked for; crossings are solved for. */
  above: { level: number; hours: number }[];
};

/** The reasons why exposures cannot be asked for; none when they can. */
function checkQuestion(
  model: PkModel,
  covariates: CovariateTimeline,
  doses: readonly Dose[],
  windows: readonly Window[],
  levels: readonly number[],
): Issue[] {
  const wrong = (code: string, text: string, at: string, fix: string): Issue => error(code, text, { at, fix });
  const kinetics = describeKinetics(model);
  return [
    ...checkDoses(doses, 'doses'),
    ...doses.flatMap(({ route }, i) =>
      compartmentBy(model, kinetics, route) >= 0
        ? []
        : [
            wrong(
              'route-not-covered',
              `${model.id} knows no dose by route ${String(route)}.`,
              `doses[${i}].route`,
              'Choose a model that does.',
            ),
          ],
    ),
    ...windows.flatMap(({ from, to }, i) =>
      Number.isFinite(from) && Number.isFinite(to) && from < to
        ? []
        : [wrong('no-window', 'A window does not end after it begins.', `windows[${i}]`, 'Send from < to, in hours.')],
    ),
    ...levels.flatMap((level, i) =>
      Number.isFinite(level) ? [] : [wrong('not-a-number', 'A level is not a finite number.', `levels[${i}]`, 'Send numbers.')],
    ),
    ...(covariates.length > 0
      ? []
      : [wrong('no-covariates', `${model.id} was given no row of covariates, not even an empty one.`, 'covariates', 'Send one row.')]),
  ];
}

/**
 * Exposures of one person in windows of time, exact for closed forms and to the accuracy of the solver otherwise. Refused, with
 * the sentence why, for a question that is not one and when the model gives no usable parameters.
 *
 * @param etas one value an eta of the model, in its order; all 0 is the typical person with these covariates
 * @param levels whose time above is wanted, in the model's unit of level
 */
export function expose(
  model: PkModel,
  covariates: CovariateTimeline,
  etas: ArrayLike<number>,
  doses: readonly Dose[],
  windows: readonly Window[],
  levels: readonly number[] = [],
): Outcome<Exposure[]> {
  const mistakes = checkQuestion(model, covariates, doses, windows, levels);
  if (mistakes.length > 0) return refuse(...mistakes);
  if (windows.length === 0) return accept([]);
  const hours = HOURS[model.time];
  const predictor = predictorOf(model, { areas: true });
  const edges = windows.flatMap(({ from, to }) => [from, to]);
  const { layout, itinerary, sink } = prepareCourse(predictor, covariates, doses, edges, edges);
  const watches = windows.map(({ from, to }) => createWatch(from / hours, to / hours, levels));
  const why = runPrepared(predictor, { layout, itinerary, sink: { ...sink, watches } }, etas);
  if (why !== undefined)
    return refuse(error('no-usable-parameters', why, { at: model.id, fix: 'Check the covariates; the model may not fit this person.' }));
  const areaAt = (time: number): number => sink.areas?.[layout.before[placeOf(layout, time)] ?? 0] ?? Number.NaN;
  return accept(
    windows.map(({ from, to }, i) => {
      const auc = (areaAt(to) - areaAt(from)) * hours;
      const { highest, highestAt, lowest, lowestAt, above } = watches[i] ?? createWatch(from, to);
      return {
        from,
        to,
        auc,
        cavg: auc / (to - from),
        cmax: highest,
        tmax: highestAt * hours,
        cmin: lowest,
        tmin: lowestAt * hours,
        above: levels.map((level, k) => ({ level, hours: (above[k] ?? Number.NaN) * hours })),
      };
    }),
  );
}
