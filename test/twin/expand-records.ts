import type { Dose } from '../../src/domain/regimen.ts';

/** A dose record of a data set in the field's common form: rate 0 is a bolus, addl more doses every ii hours, ss 1 at steady state. */
export type DoseRecord = { time: number; evid: number; amt: number; rate: number; ii: number; addl: number; ss: number };

/** Intervals before a steady-state record that stand for the endless past. */
const PAST = 60;

/** The single doses that a data set's records mean. */
export const expandRecords = (records: readonly DoseRecord[]): Dose[] =>
  records
    .filter(({ evid }) => evid === 1)
    .flatMap(({ time, amt, rate, ii, addl, ss }) => {
      const first = ss === 1 ? -PAST : 0;
      return Array.from({ length: addl + 1 - first }, (_, i) => ({
        at: time + (first + i) * ii,
        amount: amt,
        duration: rate > 0 ? amt / rate : 0,
      }));
    });
