import { sayStanding } from '../domain/drug.ts';
import { printUnit } from '../domain/print-unit.ts';
import type { Estimate } from '../domain/twin.ts';

export { printUnit as unit };

/** A number as exact as a clinician reads it: whole from 100, one place from 10, two from 1, then two digits. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return 'not known';
  const size = Math.abs(value);
  if (size === 0) return '0';
  const text = size >= 99.5 ? value.toFixed(0) : size >= 9.95 ? value.toFixed(1) : size >= 0.995 ? value.toFixed(2) : value.toPrecision(2);
  return text.replace('-', '\u2212');
}

/** A value that was recorded or asked for: not rounded, but free of the dust of binary fractions. */
export const exact = (value: number): string => String(Number(value.toPrecision(10)));

export const amount = (value: number, code: string): string => `${exact(value)} ${printUnit(code)}`.trim();

export const estimated = (one: Pick<Estimate, 'value' | 'unit'>): string => `${figure(one.value)} ${printUnit(one.unit)}`.trim();

/** How much of a work is done: it is known, and is 100 % only when nothing is left. */
export const done = (share: number): string => `${Math.floor(100 * share)} % done`;

/** The Monte-Carlo error of a probability, in percentage points. */
export const percentError = (value: number): string => `± ${(100 * value).toFixed(1)}`;

/** Median and the interval from the 5th to the 95th percentile. */
export const interval = ({ p50, p5, p95 }: { p50: number; p5: number; p95: number }): string =>
  `${figure(p50)} (${figure(p5)} to ${figure(p95)})`;

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** In the time zone of the machine that shows it, which the foot of the page names. */
export const moment = (instant: string): string => {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : MOMENT.format(at);
};

export const day = (instant: string): string => {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : DAY.format(at);
};

const HOUR_TICK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DAY_TICK = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** A mark of a time axis: the day at midnight, the hour between. */
export const hourTick = (at: Date): string => (at.getHours() === 0 && at.getMinutes() === 0 ? DAY_TICK.format(at) : HOUR_TICK.format(at));

export const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Age in the unit in which it is spoken of: days, weeks and months for the small. */
export function age({ value, unit: code }: Pick<Estimate, 'value' | 'unit'>): string {
  if (code !== 'a') return estimated({ value, unit: code });
  const days = value * 365.25;
  if (days < 28) return `${days.toFixed(0)} days`;
  if (days < 180) return `${(days / 7).toFixed(0)} weeks`;
  return value < 2 ? `${(value * 12).toFixed(0)} months` : `${Math.floor(value)} years`;
}

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** A source, and whether it was read. */
export const sourced = (source: string, status: string): string => `${source} (${sayStanding(status)})`;
