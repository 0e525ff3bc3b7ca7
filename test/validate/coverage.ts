import { type Foreseen, foreseePeople } from './foresee.ts';
import { hashOfMakers, keptOrMade } from './kept-parts.ts';
import type { Setting } from './simulated-people.ts';

/** People whose results are kept together. */
const PIECE = 50;
/** Draws a person, as many as a comparison makes unless asked otherwise. */
export const DRAWS = 1000;

/** So many people of a setting, each after 0 to 4 levels: see `foreseePeople`. */
export function foreseeMany(setting: Setting, people: number, seed: number): Foreseen[][] {
  const sources = hashOfMakers('foresee.ts', 'simulated-people.ts');
  const rows: Foreseen[][] = [];
  for (let from = 0; from < people; from += PIECE) {
    const piece = { from, to: Math.min(people, from + PIECE) };
    rows.push(
      ...keptOrMade({ part: 'foresee', sources, model: setting.model.id, ...piece, draws: DRAWS, seed }, () =>
        foreseePeople(setting, piece, DRAWS, seed),
      ),
    );
  }
  return rows;
}
