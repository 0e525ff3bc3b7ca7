import type { EventRecord, TieRule } from '../domain/events.ts';

/** A dose as it enters the body: what bioavailability, lag and modelled rates made of a record. */
export type Intake = {
  compartment: number;
  /** Amount that arrives. */
  amount: number;
  /** Amount a time; 0 when it arrives at once. */
  rate: number;
  /** Time it takes to arrive; 0 when at once, infinite when it has no end. */
  duration: number;
};

/** Doses to come of one record: this intake at `first`, `first + interval`, ... */
type Series = { intake: Intake; first: number; interval: number; next: number; of: number };

type Running = { compartment: number; rate: number; end: number };

/** Times closer than this share of themselves are one time: 3 x 0.1 is 0.3. */
const SAME = 1e-10;

/** Whether two times are one, but for rounding. */
export const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= SAME * Math.max(1, Math.abs(a), Math.abs(b));

/**
 * What is still to happen to one person: doses implied by ADDL and lag, and ends of infusions. It hands out one elementary
 * action after another, in the order of time.
 */
export type Agenda = {
  /** Amount a time into each compartment now. */
  readonly rates: Float64Array;
  /** Time of the next action, infinite when there is none. */
  next(): number;
  /** Performs the actions of that time: adds what arrives at once to the amounts and sets the rates. */
  perform(amounts: Float64Array): void;
  /** Plans an intake at `first` and, one an interval, `additional` more. */
  plan(intake: Intake, first: number, interval: number, additional: number): void;
  /** Lets an intake begin now. */
  begin(intake: Intake, now: number, amounts: Float64Array): void;
  /** Lets an infusion that began earlier go on until `end`. */
  carryOn(compartment: number, rate: number, end: number): void;
  /** Whether the next action comes before what is recorded at `time`. */
  comesBefore(time: number, ties: TieRule): boolean;
  clear(): void;
};

/** An empty agenda for a number of compartments. */
export function createAgenda(compartments: number): Agenda {
  const rates = new Float64Array(compartments);
  let series: Series[] = [];
  let running: Running[] = [];
  const sumRates = (): void => {
    rates.fill(0);
    for (const { compartment, rate } of running) rates[compartment] = (rates[compartment] ?? 0) + rate;
  };
  const carryOn = (compartment: number, rate: number, end: number): void => {
    running.push({ compartment, rate, end });
    sumRates();
  };
  const begin = ({ compartment, amount, rate, duration }: Intake, now: number, amounts: Float64Array): void => {
    if (duration > 0 && now + duration > now) carryOn(compartment, rate, now + duration);
    else amounts[compartment] = (amounts[compartment] ?? 0) + amount;
  };
  const timeOf = ({ first, interval, next }: Series): number => first + next * interval;
  const nextDose = (): number => series.reduce((soonest, one) => Math.min(soonest, timeOf(one)), Number.POSITIVE_INFINITY);
  const nextEnd = (): number => running.reduce((soonest, { end }) => Math.min(soonest, end), Number.POSITIVE_INFINITY);
  return {
    rates,
    next: () => Math.min(nextDose(), nextEnd()),
    perform(amounts) {
      const now = Math.min(nextDose(), nextEnd());
      const still = running.filter(({ end }) => end > now);
      if (still.length < running.length) {
        running = still;
        sumRates();
      }
      for (const one of series) {
        if (timeOf(one) !== now) continue;
        begin(one.intake, now, amounts);
        one.next++;
      }
      series = series.filter(({ next, of }) => next < of);
    },
    plan: (intake, first, interval, additional) => void series.push({ intake, first, interval, next: 0, of: additional + 1 }),
    begin,
    carryOn,
    comesBefore(time, ties) {
      const dose = nextDose();
      const end = nextEnd();
      const next = Math.min(dose, end);
      if (next === Number.POSITIVE_INFINITY) return false;
      if (!isSame(next, time)) return next < time;
      return dose > end ? end <= time : ties === 'dose-first';
    },
    clear() {
      series = [];
      running = [];
      sumRates();
    },
  };
}

/** Functions of a structure that shape its doses, at one set of parameters and for one compartment. */
export type Entry = { lag: number; bioavailability: number; rate: number | undefined; duration: number | undefined };

/**
 * The intake that a dose record means. Bioavailability scales the amount; an infusion keeps its rate and so lasts amount x F /
 * rate; a modelled duration is kept and so sets the rate.
 *
 * @returns a sentence when the model states no usable rate or duration
 */
export function intakeOf(
  { amount, rate, compartment }: Pick<EventRecord, 'amount' | 'rate' | 'compartment'>,
  entry: Entry,
): Intake | string {
  const arrives = amount * entry.bioavailability;
  if (rate === 0) return { compartment, amount: arrives, rate: 0, duration: 0 };
  if (rate === -2) {
    const { duration } = entry;
    if (duration === undefined || !(duration > 0))
      return `RATE is -2 and the model states no duration above 0 (it gives ${String(duration)})`;
    return { compartment, amount: arrives, rate: arrives / duration, duration };
  }
  const speed = rate === -1 ? entry.rate : rate;
  if (speed === undefined || !(speed > 0)) return `RATE is -1 and the model states no rate above 0 (it gives ${String(speed)})`;
  return { compartment, amount: arrives, rate: speed, duration: arrives / speed };
}
