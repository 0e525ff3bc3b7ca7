import type { ComparisonResult } from '../../domain/wire/result.ts';
import { HOUR } from '../../domain/time.ts';
import { figure, unit } from '../words.ts';

/** The target where it can be drawn among concentrations. An open side is undefined. */
export type Zone = { low?: number; high?: number; from: Date; to: Date; says: string };

const OF_CONCENTRATION = ['Cmin', 'Cmax', 'Cavg', 'C'];

/**
 * The target in the window that decides: as it is where it is stated in a concentration; an AUC24 as the mean concentration of the
 * day that it is, AUC24 / 24 h. Undefined where the target is neither.
 *
 * @param zero the moment of the decision
 * @param code unit of the levels, UCUM
 */
export function zoneOf(target: ComparisonResult['target'], zero: string, code: string): Zone | undefined {
  const window = /^(\d+(?:[.]\d+)?)-(\d+(?:[.]\d+)?) h /.exec(target.window);
  if (!window) return undefined;
  const isDay = target.metric === 'AUC24' && target.unit === code.replace('/', '.h/');
  if (!isDay && !(OF_CONCENTRATION.includes(target.metric) && target.unit === code)) return undefined;
  const at = (hours: string | undefined): Date => new Date(Date.parse(zero) + Number(hours) * HOUR);
  const bound = (value: number | null): number | undefined => (value === null ? undefined : isDay ? value / 24 : value);
  const [low, high] = [bound(target.low), bound(target.high)];
  const range = [low, high].filter((one) => one !== undefined).map(figure);
  return {
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    from: at(window[1]),
    to: at(window[2]),
    says: isDay
      ? `Target drawn as the mean concentration of the day that it is: ${range.join(' to ')} ${unit(code)}.`
      : `Target ${target.label} in its window.`,
  };
}
