import type { EventRecord } from '../domain/events.ts';

/** Records that are filled again once nobody needs what is in them: there is one for every row of a data set. */
export type RecordPool = {
  /** A record to be filled, whatever is in it. */
  next(): EventRecord;
  /** Takes back all records but the last ones handed out. */
  release(but: number): void;
};

export function createRecordPool(): RecordPool {
  const records: EventRecord[] = [];
  let used = 0;
  return {
    next: () => (records[used++] ??= blankRecord()),
    release(but) {
      if (but >= used) return;
      const first = used - but;
      for (let i = 0; i < but; i++) {
        const [one, other] = [records[i], records[first + i]];
        if (one && other) [records[i], records[first + i]] = [other, one];
      }
      used = but;
    },
  };
}

/** A record without any number yet. */
export const blankRecord = (): EventRecord => ({
  row: 0,
  time: Number.NaN,
  evid: 2,
  compartment: 0,
  amount: Number.NaN,
  rate: Number.NaN,
  interval: Number.NaN,
  additional: 0,
  steadyState: 0,
  output: 0,
  covariates: {},
  occasion: 0,
});
