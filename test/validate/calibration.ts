import { meanAndSd } from '../../src/numerics/quantiles.ts';
import { type Compared, nameOf } from './agreement.ts';
import type { Foreseen } from './foresee.ts';
import type { Setting } from './simulated-people.ts';
import { holm, uniformP } from './tests-of-chance.ts';

/** Coverage of 2,000 people lies within four standard errors of 90 % here; of fewer people, within as many. */
export const withinFourErrors = (share: number, people: number): boolean =>
  Math.abs(share - 0.9) <= 4 * Math.sqrt((0.9 * 0.1) / people) + 1e-12;

/** Tests of one family are failed when the least adjusted p lies below this. */
export const SIGNIFICANT = 0.01;

/** People of one setting after one number of levels. */
export type Cell = { known: number; people: number; covered: number; failed: number; chains: number; width: number };

/** A person for whom nothing could be drawn counts as not covered. */
export function cellsOf(rows: readonly Foreseen[][]): Cell[] {
  return (rows[0] ?? []).map((_, known) => {
    const column = rows.flatMap((row) => row.slice(known, known + 1));
    const count = (holds: (one: Foreseen) => boolean): number => column.filter(holds).length;
    return {
      known,
      people: column.length,
      covered: count(({ covered }) => covered === true) / column.length,
      failed: count(({ covered }) => covered === null),
      chains: count(({ by }) => by === 'Markov chains'),
      width: meanAndSd(column.flatMap(({ width }) => width ?? [])).mean,
    };
  });
}

export const widthsFall = (cells: readonly Cell[]): boolean => cells.every(({ width }, i) => i === 0 || width < (cells[i - 1]?.width ?? 0));

/** One quantity of one setting after one number of levels: p that the truth lies anywhere among the draws alike. */
export type Placed = { structure: string; known: number; quantity: string; p: number };

export function placedOf(setting: Setting, rows: readonly Foreseen[][]): Placed[] {
  return (rows[0] ?? []).flatMap(({ places }, known) =>
    places.map((_, i) => ({
      structure: setting.structure,
      known,
      quantity: i === places.length - 1 ? 'ln p(levels)' : nameOf(setting, i),
      p: uniformP(rows.flatMap((row) => row[known]?.places[i] ?? [])),
    })),
  );
}

/** The least of many p once each is adjusted for the number of them; 1 of none. */
export const leastAdjusted = (values: readonly number[]): number => Math.min(1, ...holm(values));

export const chancesOf = (compared: readonly Compared[]): number[] => compared.flatMap(({ meanP, sdP }) => [meanP, sdP]);
