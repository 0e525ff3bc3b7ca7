/**
 * The kinetics that the ward's levels were made from. They belong to the generator: nothing here is written to the record,
 * and nothing outside the demo reads it. Kept apart from the simulation of the project on purpose, so that the one can be
 * held against the other.
 */

/** One infusion as it really ran: ISO start with offset, hours, mg. */
export type Infusion = { start: string; hours: number; mg: number };

/**
 * What the synthetic person is. One compartment with a clearance (L/h) that changes at stated moments and a volume (L), or
 * two compartments with CL and Q in L/h, V1 and V2 in L. `nothing-fits` marks levels that no kinetics explain.
 */
export type Truth =
  | { kind: 'one-compartment'; V: number; CL: readonly { from: string; value: number }[] }
  | { kind: 'two-compartment'; CL: number; V1: number; Q: number; V2: number }
  | { kind: 'nothing-fits'; because: string };

const HOUR = 3_600_000;
const hours = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / HOUR;

/**
 * Concentration (mg/L) at `at` in one compartment: on each stretch with constant clearance k V and infusion rate R the
 * amount moves as A e^(-k t) + (R / k) (1 - e^(-k t)).
 */
function concentrationOfOne(truth: Extract<Truth, { kind: 'one-compartment' }>, given: readonly Infusion[], at: string): number {
  const first = truth.CL[0];
  const zero = first?.from ?? at;
  const end = hours(zero, at);
  const running = given.map((one) => ({ from: hours(zero, one.start), to: hours(zero, one.start) + one.hours, rate: one.mg / one.hours }));
  const steps = truth.CL.map((step) => ({ from: hours(zero, step.from), value: step.value }));
  const edges = [...running.flatMap((one) => [one.from, one.to]), ...steps.map((step) => step.from), 0, end];
  const times = [...new Set(edges)].filter((time) => time >= 0 && time <= end).toSorted((a, b) => a - b);
  let amount = 0;
  for (const [index, from] of times.slice(0, -1).entries()) {
    const to = times[index + 1] ?? from;
    const clearance = steps.findLast((step) => step.from <= from)?.value ?? 0;
    const rate = running.filter((one) => one.from <= from && from < one.to).reduce((sum, one) => sum + one.rate, 0);
    const k = clearance / truth.V;
    const left = Math.exp(-k * (to - from));
    amount = amount * left + (rate / k) * (1 - left);
  }
  return amount / truth.V;
}

/**
 * Concentration (mg/L) at `at` in two compartments: the sum over infusions of the two exponentials of the linear system
 * (rate constants from the roots of s^2 + (k10 + k12 + k21) s + k10 k21).
 */
function concentrationOfTwo(truth: Extract<Truth, { kind: 'two-compartment' }>, given: readonly Infusion[], at: string): number {
  const [k10, k12, k21] = [truth.CL / truth.V1, truth.Q / truth.V1, truth.Q / truth.V2];
  const sum = k10 + k12 + k21;
  const root = Math.sqrt(sum ** 2 - 4 * k10 * k21);
  const [fast, slow] = [(sum + root) / 2, (sum - root) / 2];
  const terms = [
    { k: fast, share: (fast - k21) / (fast - slow) },
    { k: slow, share: (k21 - slow) / (fast - slow) },
  ];
  const from = (one: Infusion): number => {
    const since = hours(one.start, at);
    if (since <= 0) return 0;
    const ran = Math.min(since, one.hours);
    const rate = one.mg / one.hours / truth.V1;
    return terms.reduce((total, { k, share }) => total + ((rate * share) / k) * (1 - Math.exp(-k * ran)) * Math.exp(-k * (since - ran)), 0);
  };
  return given.reduce((total, one) => total + from(one), 0);
}

/** Serum concentration in mg/L at `at` after the infusions given. */
export function trueConcentration(truth: Exclude<Truth, { kind: 'nothing-fits' }>, given: readonly Infusion[], at: string): number {
  return truth.kind === 'one-compartment' ? concentrationOfOne(truth, given, at) : concentrationOfTwo(truth, given, at);
}

/** What the laboratory prints, mg/L: the truth, off by a stated fraction, to one decimal. */
export const asReported = (concentration: number, offBy: number): number => Math.round(concentration * (1 + offBy) * 10) / 10;

/**
 * The same dose `count` times. Nurses are not clocks: each start is off by the minutes listed, in turn.
 */
export function repeat(plan: {
  first: string;
  everyHours: number;
  count: number;
  mg: number;
  hours: number;
  offByMinutes?: readonly number[];
}): Infusion[] {
  const off = plan.offByMinutes ?? [0];
  return Array.from({ length: plan.count }, (_, index) => {
    const at = Date.parse(plan.first) + index * plan.everyHours * HOUR + (off[index % off.length] ?? 0) * 60_000;
    return { start: new Date(at).toISOString().replace('.000Z', 'Z'), hours: plan.hours, mg: plan.mg };
  });
}
