import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import { DatasetError, createReader } from '../study/dataset.ts';
import { type Format, formOf } from '../study/row-form.ts';
import type { DrawRange, Failed } from '../study/write-people.ts';
import { loadModel } from './load-model.ts';
import { type Simulation, prepare } from './simulate-data.ts';

/** What every thread of a simulation is told. */
export type ThreadData = { simulation: Simulation; format: Format };

/** Rows of whole persons, where they stand in the data set, and which draws of them. */
export type ThreadPiece = { heading: string; bytes: Uint8Array; row: number; place: number; draws: DrawRange | undefined };

/** The rows as UTF-8, up to the person who cannot be computed; `mistaken` when the piece of the data set cannot be used. */
export type ThreadRows = { text: Uint8Array; failed: Failed | undefined; mistaken: boolean };

const { simulation, format } = workerData as ThreadData;
const prepared = prepare(await loadModel(simulation.model), simulation);
if (!prepared.ok) throw new Error('a thread cannot prepare what the program could');
const { table, needs } = prepared.value;
const writer = table.open(formOf(format, table.columns), Number.POSITIVE_INFINITY);

/** Reads, predicts and writes one piece; gives ThreadRows in the form that a pool moves. */
export default function simulatePiece({ heading, bytes, row, place, draws }: ThreadPiece): unknown {
  const reader = createReader(needs, () => undefined, { heading, row });
  let failed: Failed | undefined;
  let mistaken = false;
  try {
    const people = [...reader.read(bytes), ...reader.end()];
    for (let i = 0; i < people.length && !failed; i++) {
      const person = people[i];
      if (!person) continue;
      const { value } = writer.write(person, place + i, draws).next();
      if (value instanceof Uint8Array) throw new Error('rows were given before they were asked for');
      failed = value;
    }
  } catch (thrown) {
    if (!(thrown instanceof DatasetError)) throw thrown;
    mistaken = true;
  }
  const text = writer.rest();
  return handOver({ text, failed, mistaken }, text.buffer);
}

/** Moves the bytes to the other side instead of copying them. */
const handOver = (rows: ThreadRows, buffer: ArrayBuffer): unknown =>
  move({
    get [transferableSymbol]() {
      return [buffer];
    },
    get [valueSymbol]() {
      return rows;
    },
  });
