/**
 * How a parameter P differs between people, with eta normal around 0 and `value` what the typical person has:
 *
 * - log-normal: P = value exp(eta)
 * - normal: P = value + eta
 * - proportional: P = value (1 + eta)
 * - logit: the logit of (P - low) / (high - low) is the one of the typical value, plus eta
 * - Box-Cox: P = value exp((exp(eta)^shape - 1) / shape); K. G. Petersson et al., Pharmaceutical Research 26 (2009) 2174-2185
 */
export type Scale =
  | { is: 'log-normal' | 'normal' | 'proportional' }
  | { is: 'logit'; low: number; high: number }
  | { is: 'box-cox'; shape: number };

/** How a parameter differs between people or occasions: the variance of its eta, with the words of the source; log-normal unless `scale` says otherwise. */
export type Variability = { variance: number; printed: string; scale?: Scale };

/** The source printed a coefficient of variation of the parameter: variance = ln(1 + CV^2). */
export const percentCV = (percent: number): Variability => ({ variance: Math.log1p((percent / 100) ** 2), printed: `${percent} % CV` });
/** The source printed 100 x the standard deviation of eta: variance = (percent / 100)^2. */
export const percentOmega = (percent: number): Variability => ({ variance: (percent / 100) ** 2, printed: `omega ${percent} %` });
/** The source printed the variance of eta. */
export const variance = (value: number): Variability => ({ variance: value, printed: `omega^2 ${value}` });
/** The source printed the standard deviation of eta, in the unit of the parameter where the scale is normal. */
export const standardDeviation = (value: number): Variability => ({ variance: value ** 2, printed: `omega ${value}` });

/** P = value + eta. */
export const normally = (by: Variability): Variability => ({ ...by, scale: { is: 'normal' } });
/** P = value (1 + eta). */
export const proportionally = (by: Variability): Variability => ({ ...by, scale: { is: 'proportional' } });
/** The logit of P between two bounds is normal: a share that stays a share. */
export const onLogit = (by: Variability, [low, high]: readonly [number, number] = [0, 1]): Variability => ({
  ...by,
  scale: { is: 'logit', low, high },
});
/** P = value exp((exp(eta)^shape - 1) / shape); a shape of 0 is log-normal. */
export const boxCox = (by: Variability, shape: number): Variability => ({ ...by, scale: { is: 'box-cox', shape } });
