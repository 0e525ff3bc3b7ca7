import type { EventRecord } from '../domain/events.ts';

/** Covariates of a record, and the occasion it belongs to. */
export type Circumstances = { covariates: Readonly<Record<string, number>>; occasion: number };

export type DoseRecord = Pick<EventRecord, 'compartment' | 'amount' | 'rate' | 'interval' | 'additional' | 'steadyState'>;

/** The records of one person, column by column. Records in one place of two columns are one record. */
export type History = {
  readonly length: number;
  readonly time: Float64Array;
  /** 0 observation, 1 dose, 2 other, 3 reset, 4 reset and dose. */
  readonly evid: Uint8Array;
  /** Place of the output that an observation is of. */
  readonly output: Int32Array;
  /** Place in `sets`: records one after another in the same circumstances share it. */
  readonly set: Int32Array;
  readonly sets: readonly Circumstances[];
  /** Place in `doses`, or -1. */
  readonly dose: Int32Array;
  readonly doses: readonly DoseRecord[];
};

/** Bytes of a record in the columns. */
const BYTES = 8 + 3 * 4 + 1;

/** Memory of a history, and of the next one when nobody needs it any more: there are as many histories as people. */
export type HistoryRoom = { memory: ArrayBuffer };

export const openHistoryRoom = (): HistoryRoom => ({ memory: new ArrayBuffer(0) });

/**
 * The same records in columns.
 *
 * @param room where the columns are: the history made there before is gone
 */
export function historyOf(records: readonly EventRecord[], room = openHistoryRoom()): History {
  const length = records.length;
  if (room.memory.byteLength < length * BYTES) room.memory = new ArrayBuffer(length * BYTES);
  const { memory } = room;
  const history = {
    length,
    time: new Float64Array(memory, 0, length),
    output: new Int32Array(memory, 8 * length, length),
    set: new Int32Array(memory, 12 * length, length),
    dose: new Int32Array(memory, 16 * length, length).fill(-1),
    evid: new Uint8Array(memory, 20 * length, length),
  };
  const sets: Circumstances[] = [];
  const doses: DoseRecord[] = [];
  for (let index = 0; index < length; index++) {
    const record = records[index];
    if (!record) break;
    const { time, evid, output, covariates, occasion = 0 } = record;
    history.time[index] = time;
    history.evid[index] = evid;
    history.output[index] = output;
    const last = sets.at(-1);
    if (!last || last.occasion !== occasion || !areAlike(last.covariates, covariates)) sets.push({ covariates, occasion });
    history.set[index] = sets.length - 1;
    if (evid === 1 || evid === 4) history.dose[index] = doses.push(record) - 1;
  }
  return { ...history, sets, doses };
}

function areAlike(one: Circumstances['covariates'], other: Circumstances['covariates']): boolean {
  if (one === other) return true;
  for (const name in one) if (one[name] !== other[name]) return false;
  return true;
}
