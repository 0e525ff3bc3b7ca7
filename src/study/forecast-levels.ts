import { estimate } from '../twin/estimate.ts';
import type { Forecast } from '../twin/performance.ts';
import type { Predictor } from '../twin/predict.ts';
import type { Person, PersonLevel } from './dataset-person.ts';
import { type Course, predictRecords, readyPerson, weighLevels, whyNoSearch } from './person-levels.ts';

export type Foreseen = { forecasts: Forecast[]; failures: { id: string; used: number; why: string }[] };

/**
 * Foresees the levels of a person: all of them a priori, then those after the first time of measurement from a fit on the levels of
 * that time, and so on. A fit never sees the level it is judged by, nor one drawn at the same time or later. Doses and covariates
 * are those of the records, as they were. Levels beyond a limit of quantification are used in fits and not foreseen.
 */
export function foreseeLevels(predictor: Predictor, person: Person, place: number): Foreseen {
  const course = readyPerson(predictor, person);
  if (typeof course === 'string') return { forecasts: [], failures: [{ id: person.id, used: 0, why: course }] };
  const moments = momentsOf(person.levels, course);
  const forecasts: Forecast[] = [];
  const failures: Foreseen['failures'] = [];
  for (let seen = 0; seen < moments.length; seen++) {
    const known = moments.slice(0, seen).flat();
    const predictions = predictFrom(predictor, course, known);
    if (typeof predictions === 'string') {
      failures.push({ id: person.id, used: known.length, why: predictions });
      continue;
    }
    for (const [i, levels] of moments.slice(seen).entries())
      for (const { record, value, is } of levels)
        if (is === 'measured')
          forecasts.push({
            person: place,
            group: person.group,
            output: course.history.output[record] ?? 0,
            used: known.length,
            ahead: i + 1,
            time: course.history.time[record] ?? Number.NaN,
            observed: value,
            predicted: predictions[record] ?? Number.NaN,
          });
  }
  return { forecasts, failures };
}

/** Levels of one time together, those of weight 0 left out. */
function momentsOf(levels: readonly PersonLevel[], { history }: Course): PersonLevel[][] {
  const moments: PersonLevel[][] = [];
  for (const level of levels) {
    if (level.weight === 0) continue;
    const last = moments.at(-1);
    if (last && history.time[last[0]?.record ?? 0] === history.time[level.record]) last.push(level);
    else moments.push([level]);
  }
  return moments;
}

/** Predictions of all records from some levels; the typical person's from none. */
function predictFrom(predictor: Predictor, course: Course, known: readonly PersonLevel[]): Float64Array | string {
  if (known.length === 0) return predictRecords(predictor, course, new Float64Array(course.etas));
  const evidence = weighLevels(predictor, course, known);
  const why = whyNoSearch(predictor, course, evidence);
  if (why !== undefined) return why;
  const found = estimate(evidence);
  return found.status === 'failed' ? found.why : predictRecords(predictor, course, found.eta);
}

/**
 * Whether doses were perhaps adapted to levels: one after a level that was measured differs in amount, rate or interval from the
 * one before it. People who are simulated do not get the doses that their own levels would have led to.
 */
export function mayBeAdapted({ records, levels }: Person): boolean {
  let before: Person['records'][number] | undefined;
  let measured = false;
  for (const [index, record] of records.entries()) {
    if (levels.some((one) => one.record === index)) measured = true;
    if (record.evid !== 1 && record.evid !== 4) continue;
    if (before && measured && (record.amount !== before.amount || record.rate !== before.rate || record.interval !== before.interval))
      return true;
    before = record;
    measured = false;
  }
  return false;
}
