import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { findModel } from '../../models/index.ts';
import type { PkModel } from '../../src/domain/define-model.ts';
import { formOf } from '../../src/study/row-form.ts';
import { type Prepared, prepare, simulateHere } from '../../src/cli/simulate-data.ts';

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

/** Bytes of rows after which everything is warm and all threads are at work: starting them is loading the program. */
const WARM = 1 << 25;

/** Bytes of rows a millisecond, from the moment when everything is warm. */
export async function rateOf(rows: AsyncGenerator<Uint8Array>): Promise<number> {
  let [seen, counted, begin] = [0, 0, 0];
  for await (const { length } of rows) {
    seen += length;
    if (begin > 0) counted += length;
    else if (seen >= WARM) begin = performance.now();
  }
  return counted / (performance.now() - begin);
}

/** The same of one thread: this one. */
export function rateAlone(data: string, people: number): Promise<number> {
  const ready = readyFor(people);
  return rateOf(simulateHere(ready, formOf('csv', ready.table.columns), data, () => undefined, new AbortController().signal));
}

if (!isMainThread) {
  const { data, people } = workerData as { data: string; people: number };
  const [port, rate] = [parentPort, await rateAlone(data, people)];
  port?.postMessage(rate);
}
