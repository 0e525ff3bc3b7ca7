import type { PkModel } from '../domain/define-model.ts';
import { type Outcome, accept, error, refuse } from '../domain/issue.ts';
import type { Dose } from '../domain/regimen.ts';
import { type CovariateTimeline, HOURS, type Layout, type OutputAt, layOut, placeOf } from './lay-out.ts';
import { type Itinerary, type Predictor, type Wanted, createPredictor, prepare, run } from './predict.ts';
import { checkDoses } from './run-check.ts';
import type { Sink } from './run-course.ts';

/** Rules of a person's record and of a forecast: the last value of a covariate holds; a level at the time of a dose is before it. */
const RULES = { covariates: 'locf', ties: 'record-first' } as const;

/** A model made ready for records and forecasts of persons. */
export function predictorOf(model: PkModel, wanted: Wanted = {}): Predictor {
  const predictor = createPredictor(model, RULES, wanted);
  if (!predictor) throw new Error(`nothing moves ${model.id}`);
  return predictor;
}

/** Doses, covariates and moments of one person, ready to be run for many etas; where what is run lands in `sink`. */
export type Prepared = { layout: Layout; itinerary: Itinerary; sink: Sink };

/** Lays out and plans one person's course. Throws when it cannot be planned for anybody, which is a mistake in the model. */
export function prepareCourse(
  predictor: Predictor,
  covariates: CovariateTimeline,
  doses: readonly Dose[],
  wanted: Iterable<number>,
  cuts: readonly number[] = [],
  readings: readonly OutputAt[] = [],
): Prepared {
  const layout = layOut(predictor, covariates, doses, wanted, cuts, readings);
  const itinerary = prepare(predictor, layout.history);
  if ('why' in itinerary) throw new Error(itinerary.why);
  const each = (): Float64Array => new Float64Array(layout.history.length);
  const sink = { predictions: each(), areas: predictor.kinetics.integrals.length > 0 ? each() : undefined };
  return { layout, itinerary, sink };
}

/** Runs a prepared course for one set of etas; a sentence when the model gives nothing usable for them. */
export function runPrepared(predictor: Predictor, { itinerary, sink }: Prepared, etas: ArrayLike<number>, offset = 0): string | undefined {
  const failure = run(predictor, itinerary, etas, sink, offset);
  return failure && `${predictor.model.id}: ${failure.why}.`;
}

/**
 * Concentrations (mg/L) and the area under them since before the first dose (mg.h/L) at the given times, for one person.
 * Refused, with the sentence why, for a dose or time that is no number and when the model gives no usable parameters.
 *
 * @param etas one value an eta of the model, in its order; all 0 is the typical person with these covariates
 * @param times hours, in any order
 */
export function simulate(
  model: PkModel,
  covariates: CovariateTimeline,
  etas: ArrayLike<number>,
  doses: readonly Dose[],
  times: readonly number[],
): Outcome<{ concentrations: number[]; areas: number[] }> {
  const mistakes = checkDoses(doses, 'doses');
  if (!times.every((time) => Number.isFinite(time)))
    mistakes.push(error('not-a-number', 'A time is not a finite number.', { at: 'times', fix: 'Send hours.' }));
  if (mistakes.length > 0) return refuse(...mistakes);
  if (times.length === 0) return accept({ concentrations: [], areas: [] });
  const unusable = (why: string): Outcome<never> =>
    refuse(error('no-usable-parameters', why, { at: model.id, fix: 'Check the covariates; the model may not fit this person.' }));
  if (covariates.length === 0) return unusable(`${model.id} was given no row of covariates, not even an empty one.`);
  const predictor = predictorOf(model, { areas: true });
  const prepared = prepareCourse(predictor, covariates, doses, times);
  const why = runPrepared(predictor, prepared, etas);
  if (why !== undefined) return unusable(why);
  const { layout, sink } = prepared;
  const records = times.map((time) => layout.before[placeOf(layout, time)] ?? 0);
  return accept({
    concentrations: records.map((record) => sink.predictions[record] ?? Number.NaN),
    areas: records.map((record) => (sink.areas?.[record] ?? Number.NaN) * HOURS[model.time]),
  });
}
