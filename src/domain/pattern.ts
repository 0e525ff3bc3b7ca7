import type { Route } from './record.ts';
import type { Dose } from './regimen.ts';

/** One dose as often as wanted: hours after the decision and between starts; amounts in the drug's unit of dose, durations in hours. */
export type Pattern = {
  first: number;
  every: number;
  amount: number;
  duration: number;
  route?: Route;
  /** Instead of the first dose. */
  loading?: { amount: number; duration: number };
};

/** The doses of a pattern up to the horizon; at least one starts before it. */
export function dosesOf({ first, every, amount, duration, route, loading }: Pattern, horizon: number): Dose[] {
  const by = route === undefined ? {} : { route };
  const count = Math.max(1, Math.ceil((horizon - first) / every));
  return Array.from({ length: count }, (_, i) => ({
    at: first + i * every,
    ...(i === 0 && loading ? loading : { amount, duration }),
    ...by,
  })).filter(({ at }) => at < horizon);
}

export const dailyDoseOf = ({ amount, every }: Pattern): number => (amount * 24) / every;
