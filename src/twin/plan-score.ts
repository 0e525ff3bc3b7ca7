import type { ComparisonJob } from '../domain/job.ts';
import type { Dose } from '../domain/regimen.ts';
import { type CovariateTimeline, HOURS } from './lay-out.ts';
import { createReader, momentsOf, readingOf } from './measure.ts';
import type { Predictor } from './predict.ts';
import { prepareCourse } from './simulate.ts';
import { ROUNDS, ROUNDS_OF_EFFECT } from './watch.ts';

/** The course of one regimen with no more records than its score and its safety need. */
export function planScore(
  { target, thresholds, output }: ComparisonJob,
  doses: readonly Dose[],
  predictor: Predictor,
  covariates: CovariateTimeline,
) {
  const measures = [target, ...thresholds];
  const cuts = measures.flatMap(({ window: { from, to } }) => [from, to]);
  const asked = measures.flatMap((one) => momentsOf(one, doses));
  const prepared = prepareCourse(predictor, covariates, doses, asked, cuts);
  const reader = createReader(prepared, HOURS[predictor.model.time], output === undefined ? ROUNDS : ROUNDS_OF_EFFECT);
  const read = { deciding: readingOf(target, doses, reader), thresholds: thresholds.map((one) => readingOf(one, doses, reader)) };
  return { ...read, prepared: { ...prepared, sink: { ...prepared.sink, watches: reader.watches } } };
}
