import type { TieRule } from '../domain/events.ts';
import type { DoseRecord } from './history.ts';
import type { Feed } from './mover.ts';

/** A dose as it enters the body: what bioavailability, lag and modelled rates made of a record. */
export type Intake = {
  compartment: number;
  /** Amount that arrives. */
  amount: number;
  /** Amount a time; 0 when it arrives at once. */
  rate: number;
  /** Time it takes to arrive; 0 when at once, infinite when it has no end. */
  duration: number;
  /** Where it arrives through a chain, its constants. */
  through?: Pick<Feed, 'rate' | 'transits'> | undefined;
};

/** Doses to come of one record: this intake at `first`, `first + interval`, ... */
type Series = { intake: Intake; first: number; interval: number; next: number; of: number };

type Running = { compartment: number; rate: number; end: number };

/** Times closer than this share of themselves are one time: 3 x 0.1 is 0.3. */
const SAME = 1e-10;

/** Whether two times are one, but for rounding. */
export const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= SAME * Math.max(1, Math.abs(a), Math.abs(b));

/** Receives what happens to the body, one elementary action after another. */
export type Happening = {
  /** An amount arrives at once. */
  amount(compartment: number, amount: number): void;
  /** From now on so much a time flows into a compartment, all infusions together. */
  rate(compartment: number, rate: number): void;
  feed(feed: Feed): void;
};

/**
 * What is still to happen to one person: doses implied by ADDL and lag, and ends of infusions. It hands out one elementary
 * action after another, in the order of time.
 */
export type Agenda = {
  /** Time of the next action, infinite when there is none. */
  next(): number;
  /** Performs the actions of that time. */
  perform(): void;
  /** Plans an intake at `first` and, one an interval, `additional` more. */
  plan(intake: Intake, first: number, interval: number, additional: number): void;
  /** Lets an intake begin now. */
  begin(intake: Intake, now: number): void;
  /** Lets an infusion that began earlier go on until `end`. */
  carryOn(compartment: number, rate: number, end: number): void;
  /** Whether the next action comes before what is recorded at `time`. */
  comesBefore(time: number, ties: TieRule): boolean;
  /** A time before which nothing comes, by any rule. */
  quietUntil(): number;
  clear(): void;
};

/** An empty agenda for a number of compartments, telling `happening` what it performs. */
export function createAgenda(compartments: number, happening: Happening): Agenda {
  const rates = new Float64Array(compartments);
  let series: Series[] = [];
  let running: Running[] = [];
  let [dose, end] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const timeOf = ({ first, interval, next }: Series): number => first + next * interval;
  const look = (): void => {
    dose = Number.POSITIVE_INFINITY;
    end = Number.POSITIVE_INFINITY;
    for (const one of series) dose = Math.min(dose, timeOf(one));
    for (const one of running) end = Math.min(end, one.end);
  };
  /** The rate is summed anew, so that nothing is left of infusions that have ended. */
  const tellRate = (compartment: number): void => {
    let rate = 0;
    for (const one of running) if (one.compartment === compartment) rate += one.rate;
    if (rate === rates[compartment]) return;
    rates[compartment] = rate;
    happening.rate(compartment, rate);
  };
  const carryOn = (compartment: number, rate: number, until: number): void => {
    running.push({ compartment, rate, end: until });
    end = Math.min(end, until);
    tellRate(compartment);
  };
  const begin = ({ compartment, amount, rate, duration, through }: Intake, now: number): void => {
    if (duration > 0 && now + duration > now) carryOn(compartment, rate, now + duration);
    else if (through) happening.feed({ compartment, amount, start: now, ...through });
    else if (amount !== 0) happening.amount(compartment, amount);
  };
  return {
    next: () => Math.min(dose, end),
    perform() {
      const now = Math.min(dose, end);
      if (end === now) {
        const ended = running.filter((one) => one.end <= now);
        running = running.filter((one) => one.end > now);
        for (const { compartment } of ended) tellRate(compartment);
      }
      if (dose === now) {
        for (const one of series) {
          if (timeOf(one) !== now) continue;
          begin(one.intake, now);
          one.next++;
        }
        series = series.filter(({ next, of }) => next < of);
      }
      look();
    },
    plan(intake, first, interval, additional) {
      series.push({ intake, first, interval, next: 0, of: additional + 1 });
      dose = Math.min(dose, first);
    },
    begin,
    carryOn,
    comesBefore(time, ties) {
      const next = Math.min(dose, end);
      if (next === Number.POSITIVE_INFINITY) return false;
      if (!isSame(next, time)) return next < time;
      return dose > end ? end <= time : ties === 'dose-first';
    },
    quietUntil() {
      const next = Math.min(dose, end);
      return next === Number.POSITIVE_INFINITY ? next : next - 2 * SAME * Math.max(1, Math.abs(next));
    },
    clear() {
      series = [];
      const ended = running;
      running = [];
      for (const { compartment } of ended) tellRate(compartment);
      look();
    },
  };
}

/** Functions of a structure that shape its doses, at one set of parameters and for one compartment. */
export type Entry = {
  lag: number;
  bioavailability: number;
  rate: number | undefined;
  duration: number | undefined;
  through: Intake['through'];
};

/**
 * The intake that a dose record means. Bioavailability scales the amount; an infusion keeps its rate and so lasts amount x F /
 * rate; a modelled duration is kept and so sets the rate.
 *
 * @returns a sentence when the model states no usable rate or duration
 */
export function intakeOf(
  { amount, rate, compartment }: Pick<DoseRecord, 'amount' | 'rate' | 'compartment'>,
  entry: Entry,
): Intake | string {
  const arrives = amount * entry.bioavailability;
  if (rate === 0) return { compartment, amount: arrives, rate: 0, duration: 0, through: entry.through };
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
