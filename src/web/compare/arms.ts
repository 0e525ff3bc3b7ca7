import { type UnitCode, convert } from '../../domain/units.ts';
import type { WireCandidate } from '../../domain/wire/candidate.ts';
import type { DrugCard } from '../../domain/wire/drug.ts';
import type { RecordAnswer } from '../../domain/wire/record.ts';

/** A treatment as it stands in the form: texts as typed, so that an unfinished number is nobody's 0. */
export type Arm = {
  key: number;
  dose: string;
  substance: string;
  route: string;
  every: string;
  infusion: string;
  /** First dose, as a field for a date and time holds it; empty for the next dose due. */
  start: string;
  loading: string;
};

export const LONGEST_LIST = 50;

type Limits = DrugCard['dosingByRoute'][number];
type Order = RecordAnswer['ordered'][number];

export const limitsOf = (drug: DrugCard, route: string): Limits | undefined => drug.dosingByRoute.find((one) => one.route === route);

/** Whether a dose by this route takes a time: the drug then has a shortest or a fastest infusion. */
export const isInfused = (drug: DrugCard, route: string): boolean => {
  const limits = limitsOf(drug, route);
  return route === 'iv' && (limits?.shortest !== undefined || limits?.fastest !== undefined);
};

let keys = 0;
export const newKey = (): number => {
  keys += 1;
  return keys;
};

/**
 * Treatments to begin with: of an order in force, three quarters of its dose and its next longer interval; without one, an empty
 * line. They are there to be changed and say nothing about the person.
 */
export function firstArms(drug: DrugCard, order: Order | undefined): Arm[] {
  const route = order && drug.routes.includes(order.route) ? order.route : (drug.routes[0] ?? 'iv');
  const substance = order?.substance ?? drug.substances[0]?.name ?? drug.name;
  const { unit, fraction } = weighedAs(drug, substance);
  const limits = limitsOf(drug, route);
  const arm = (dose: number | undefined, every: number | undefined): Arm => ({
    key: newKey(),
    dose: dose === undefined ? '' : String(dose),
    substance,
    route,
    every: every === undefined ? '' : String(every),
    infusion: isInfused(drug, route) && limits ? String(shortestInfusion(limits, (dose ?? 0) * fraction)) : '',
    start: '',
    loading: '',
  });
  const amount = order && amountIn(order, unit, drug.molarMass.value);
  if (amount === undefined || order?.every === undefined || !limits) return [arm(undefined, undefined)];
  const { every } = order;
  const longer = limits.intervals.values.find((one) => one > every);
  return [arm(roundTo(amount * 0.75, boundsOf(limits, fraction).step), every), ...(longer === undefined ? [] : [arm(amount, longer)])];
}

/** What is ordered in the unit of the form, free of the dust of converting. */
function amountIn({ amount, unit: kept }: Order, unit: string, molarMass: number): number | undefined {
  const converted =
    amount === undefined ? undefined : convert({ value: amount, unit: kept ?? 'mg' }, unit as UnitCode, 'dose', { molarMass });
  return converted?.ok ? Number(converted.value.toPrecision(10)) : undefined;
}

/** To two digits where the doses that exist allow it: what is weighed out on a ward. */
function roundTo(dose: number, step: number): number {
  const grain = Math.max(step, 10 ** (Math.floor(Math.log10(dose)) - 1));
  return Number((Math.round(dose / grain) * grain).toPrecision(6));
}

/** How a substance of the drug is weighed: its unit, and the moiety in one of these, in the drug's unit of dose. */
export const weighedAs = (drug: DrugCard, substance: string): { unit: string; fraction: number } =>
  drug.substances.find((one) => one.name === substance) ?? { unit: drug.doseUnit, fraction: 1 };

/** The largest dose and the step between doses, of what is weighed. */
export function boundsOf({ step, largest }: Limits, fraction: number): { step: number; largest: number } {
  const of = (moiety: number): number => Number((moiety / fraction).toPrecision(6));
  return { step: of(step.value), largest: of(largest.value) };
}

/** Steps of a slider over the doses that exist: about sixty of them, each a round number of what can be weighed out. */
export function sliderOf({ step, largest }: { step: number; largest: number }): { min: number; max: number; step: number } {
  const rough = largest / 60;
  const size = 10 ** Math.floor(Math.log10(rough));
  const round = ([1, 2, 5, 10].find((one) => one * size >= rough * 0.999) ?? 10) * size;
  const grain = Number((Math.max(1, Math.round(round / step)) * step).toPrecision(6));
  return { min: grain, max: largest, step: grain };
}

/** The shortest infusion that the drug's limits allow for a dose of the moiety, to the next half hour. */
function shortestInfusion({ shortest, fastest }: Limits, dose: number): number {
  const byRate = fastest === undefined || fastest.value <= 0 ? 0 : dose / fastest.value / 60;
  return Math.max(0.5, Math.ceil(Math.max(shortest?.value ?? 0, byRate) * 2) / 2);
}

/** The candidate that an arm says; what is empty or no number is left to the service to name, except where a field is left out on purpose. */
export function candidateOf(arm: Arm, drug: DrugCard): WireCandidate {
  const { dose, substance, route, every, infusion, start, loading } = arm;
  const { unit } = weighedAs(drug, substance);
  const time = infusion === '' ? {} : { infusion: { value: Number(infusion), unit: 'h' } };
  return {
    dose: { value: Number(dose), unit, substance },
    route: route as 'iv',
    every: { value: Number(every), unit: 'h' },
    ...time,
    ...(start === '' ? {} : { start: new Date(start).toISOString() }),
    ...(loading === '' ? {} : { loading: { dose: { value: Number(loading), unit }, ...time } }),
  };
}
