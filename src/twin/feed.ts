import { logGamma } from '../numerics/gamma.ts';
import type { Feed } from './mover.ts';

/**
 * Rate at which a dose leaves its chain of transit compartments at time `t`, amount a time: amount x the gamma density
 * k (k s)^n exp(-k s) / Gamma(n + 1), s the time since the dose (Savic RM et al., J Pharmacokinet Pharmacodyn 2007;34:711-726, equation 3 without KA).
 */
export function feedRate({ amount, start, rate, transits }: Feed, t: number): number {
  const passed = rate * (t - start);
  if (passed < 0 || (passed === 0 && transits > 0)) return 0;
  const shape = transits === 0 ? 0 : transits * Math.log(passed);
  return amount * rate * Math.exp(shape - passed - logGamma(transits + 1));
}
