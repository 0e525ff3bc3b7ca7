import { createPopulation, openDraws } from '../twin/population.ts';
import { type Predictor, run } from '../twin/predict.ts';
import { type Checked, npdeOf } from '../twin/predictive-check.ts';
import { readMeasures } from '../twin/residual.ts';
import type { Person } from './dataset-person.ts';
import { predictRecords, readyPerson } from './person-levels.ts';

/** Simulates the measured levels of people, residual error included; a sentence where somebody cannot be. */
export type Checker = (person: Person, place: number) => Checked[] | string;

/**
 * A checker of one model. The seed decides what everybody is dealt (`openDraws`), and so the result.
 *
 * @returns undefined where the model cannot be drawn from
 */
export function openChecker(predictor: Predictor, replicates: number, seed: number): Checker | undefined {
  const { model, kinetics } = predictor;
  const population = createPopulation(model, seed);
  const measures = readMeasures(model, kinetics.outputs);
  if (!population || !measures.ok) return undefined;
  const streams = openDraws(seed);
  return (person, place) => {
    const course = readyPerson(predictor, person);
    if (typeof course === 'string') return course;
    const levels = person.levels.filter(({ is, weight }) => is === 'measured' && weight > 0);
    const typical = predictRecords(predictor, course, new Float64Array(course.etas));
    if (typeof typical === 'string') return typical;
    const simulated = levels.map(() => new Float64Array(replicates));
    const predictions = new Float64Array(course.history.length);
    for (let draw = 1; draw <= replicates; draw++) {
      const etas = population.etasOf({ person: place, draw }, person.occasions.length);
      const failure = run(predictor, course.itinerary, etas, { predictions });
      if (failure) return failure.why;
      const { normal } = streams({ person: place, draw }, 'residual');
      for (const [i, { record }] of levels.entries()) {
        const value = measures.value[course.history.output[record] ?? 0]?.(predictions[record] ?? Number.NaN, normal());
        (simulated[i] ?? new Float64Array(0))[draw - 1] = value ?? Number.NaN;
      }
    }
    const errors = npdeOf(
      levels.map(({ value }) => value),
      simulated,
    );
    return levels.map(({ record, value }, i) => ({
      output: course.history.output[record] ?? 0,
      sinceDose: sinceDose(person, record),
      observed: value,
      typical: typical[record] ?? Number.NaN,
      simulated: simulated[i] ?? new Float64Array(0),
      npde: errors?.[i] ?? null,
    }));
  };
}

/** Time since the last dose, additional ones of a record included; since the first record where there was none. */
function sinceDose({ records }: Person, record: number): number {
  const time = records[record]?.time ?? 0;
  let last = records[0]?.time ?? 0;
  for (const { evid, time: begin, interval, additional } of records.slice(0, record))
    if (evid === 1 || evid === 4)
      last = Math.max(last, begin + (additional > 0 ? Math.min(additional, Math.floor((time - begin) / interval)) * interval : 0));
  return time - last;
}
