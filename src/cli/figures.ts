import { percent } from '../domain/percent.ts';

/** How numbers and times are written for a person; no unit is ever left to the imagination of the reader. */

type Spread = { p5: number; p50: number; p95: number };

/** An AUC: whole from 10 up. */
export const exposure = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

/** A concentration: one decimal from 1 up. */
export const concentration = (value: number): string => value.toFixed(value < 1 ? 2 : 1);

/** Median and 90 % interval: `512 (402-655)`. */
export const spread = ({ p5, p50, p95 }: Spread, write: (value: number) => string): string => `${write(p50)} (${write(p5)}-${write(p95)})`;

/** A probability beside a limit: with as many decimals as it takes to see on which side it lies. */
export function percentBeside(value: number, limit: number): string {
  if (percent(value) !== percent(limit) || value === limit) return percent(value);
  const decimals = [1, 2, 3].find((one) => (100 * value).toFixed(one) !== (100 * limit).toFixed(one)) ?? 3;
  return `${(100 * value).toFixed(decimals)} %`;
}

/** A quantity as recorded or computed: at most `digits` significant digits, no exponent, nothing padded. */
export function figure(value: number, digits = 4): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const decimals = Math.min(12, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value)))));
  return value
    .toFixed(decimals)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** `2026-11-23 08:05`, in UTC; the reader is told so once a page. */
export { printMinute as moment } from '../domain/time.ts';

/** `3.5 h before` or `12 h after` a moment. */
export const relative = (hours: number): string => (hours < 0 ? `${figure(-hours, 3)} h before` : `${figure(hours, 3)} h after`);
