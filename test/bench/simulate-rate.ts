import { findModel } from '../../models/index.ts';
import type { PkModel } from '../../src/domain/define-model.ts';
import { formOf } from '../../src/study/row-form.ts';
import { type Prepared, prepare, simulateHere } from '../../src/cli/simulate-data.ts';
import { simulateInThreads } from '../../src/cli/simulate-threads.ts';

/** The model of this benchmark. */
export const MODEL = 'vancomycin/thomson-2009';

export const model = modelOf(MODEL);
export const rules = { covariates: 'nocb', ties: 'dose-first' } as const;
/** Of the typical person, or of people drawn. */
export const settingsOf = (people: number) =>
  people === 0
    ? { etas: { by: 'nobody' } as const, seed: 1, states: false, residual: false }
    : { etas: { by: 'population', people, sampling: 'random' } as const, seed: 1, states: false, residual: false };
export const readyFor = (people: number): Prepared => {
  const ready = prepare(model, { rules, settings: settingsOf(people) });
  if (!ready.ok) throw new Error(ready.issues.map(({ text }) => text).join(' '));
  return ready.value;
};

function modelOf(id: string): PkModel {
  const found = findModel(id);
  if (!found) throw new Error(`${id} is not in the library`);
  return found;
}

/** What this file measures when it is a program of its own, as `dosetwin simulate` is one: nothing else has run in it. */
export type RateTask = { data: string; people: number; threads: number };

/** Bytes of rows after which everything is warm and all threads are at work: starting them is loading the program. */
const WARM = 1 << 27;

/** Bytes of rows a millisecond, from the moment when everything is warm. */
async function rateOf({ data, people, threads }: RateTask): Promise<number> {
  const prepared = readyFor(people);
  const { signal } = new AbortController();
  const simulation = { model: MODEL, rules, settings: settingsOf(people) };
  const { rows } =
    threads === 1
      ? simulateHere(prepared, formOf('csv', prepared.table.columns), data, () => undefined, signal)
      : simulateInThreads({ prepared, simulation, format: 'csv', threads }, data, () => undefined, signal);
  let [seen, counted, begin] = [0, 0, 0];
  for await (const { length } of rows) {
    seen += length;
    if (begin > 0) counted += length;
    else if (seen >= WARM) begin = performance.now();
  }
  return counted / (performance.now() - begin);
}

if (process.argv[1] === import.meta.filename) process.stdout.write(`${await rateOf(JSON.parse(process.argv[2] ?? '') as RateTask)}\n`);
