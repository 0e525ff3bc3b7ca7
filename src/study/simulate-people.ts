import type { PkModel } from '../domain/define-model.ts';
import { openEtas } from '../twin/posterior.ts';
import { type Predictor, predictPerson } from '../twin/predict.ts';
import type { Person } from './dataset.ts';
import type { EtasByPerson } from './read-etas.ts';

/** Whose etas: the typical person's, those given by ID, or so many people drawn from the population for each ID. */
export type Etas = { by: 'nobody' } | { by: 'person'; etas: EtasByPerson } | { by: 'population'; people: number; next: () => Float64Array };

/** A source of people of the model's population. */
export function openPopulation({ id, etas, omega }: PkModel, people: number, seed: number): Etas {
  const next = openEtas({ eta: etas.map(() => 0), covariance: omega.map((row) => [...row]) }, seed);
  if (!next) throw new Error(`the variability of ${id} is not a covariance`);
  return { by: 'population', people, next };
}

/** Why a person could not be computed: `row` is the row of the data set, from 1, the heading. */
export type Failed = { id: string; row: number; why: string };

export type Row = (number | string)[];

/**
 * The table of a simulation: a row for each observation record with PRED (the typical person of these covariates) and IPRED (the
 * person with these etas), after it the states and outputs where they are asked for, and the place of the output when there are several.
 */
export function tableOf(
  predictor: Predictor,
  etas: Etas,
  withStates: boolean,
): { columns: string[]; simulate: (person: Person) => Generator<Row, Failed | undefined> } {
  const { kinetics, model } = predictor;
  const { states, outputs } = kinetics;
  const several = outputs.length > 1;
  const named = outputs.map((name) => (states.includes(name) ? `out.${name}` : name));
  const columns = [
    ...(etas.by === 'population' ? ['REP'] : []),
    'ID',
    'TIME',
    'PRED',
    'IPRED',
    ...(withStates ? [...states, ...named] : []),
    ...(several ? ['DVID'] : []),
  ];
  const typical = new Float64Array(model.etas.length);

  function* simulate({ id, records }: Person): Generator<Row, Failed | undefined> {
    const expected: number[] = [];
    const told = (failure: { index: number; why: string }): Failed => ({ id, row: records[failure.index]?.row ?? 0, why: failure.why });
    const given = etas.by === 'person' ? etas.etas.get(id) : undefined;
    const people = etas.by === 'population' ? etas.people : 1;
    if (given || etas.by === 'population') {
      const failure = predictPerson(predictor, records, typical, (_index, prediction) => void expected.push(prediction));
      if (failure) return told(failure);
    }
    for (let person = 1; person <= people; person++) {
      const own = etas.by === 'population' ? etas.next() : (given ?? typical);
      const rows: Row[] = [];
      const failure = predictPerson(predictor, records, own, (index, prediction, amounts, values) => {
        const { time, output } = records[index] ?? { time: Number.NaN, output: 0 };
        const row: Row = etas.by === 'population' ? [person] : [];
        row.push(id, time, expected[rows.length] ?? prediction, prediction);
        if (withStates) row.push(...amounts, ...outputs.map((_, place) => kinetics.read(place, amounts, values, time)));
        if (several) row.push(output + 1);
        rows.push(row);
      });
      if (failure) return told(failure);
      yield* rows;
    }
    return undefined;
  }
  return { columns, simulate };
}
