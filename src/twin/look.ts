import type { Mover, Stretch } from './mover.ts';
import { ROUNDS, type Watch, note } from './watch.ts';

/** Parts that a stretch is first divided into, closer together at its beginning, where things change fastest. */
const PARTS = 48;
/** Parts that each place of interest is divided into. */
const FINER = 16;

type Place = { low: number; high: number };

/**
 * As `Mover.look`, for any mover: the stretch is moved over a grid, and again over ever finer grids around each turning point and
 * each crossing of a level, until the last is a parabola or a straight line to far better than the solver is exact. Two turning
 * points within one part of the first grid may be overlooked.
 *
 * @param read the output at amounts and a time
 * @returns a sentence when the mover fails
 */
export function lookBySampling(
  mover: Mover,
  stretch: Stretch,
  state: Float64Array,
  watch: Watch,
  read: (amounts: Float64Array, t: number) => number,
): string | undefined {
  const { from, to } = stretch;
  const length = to - from;
  const copy = new Float64Array(state.length);
  const amounts = new Float64Array(state.length);
  let why: string | undefined;
  /** Outputs at ascending moments. */
  const outputsAt = (at: Float64Array): Float64Array => {
    const rows = new Float64Array(at.length * mover.width);
    copy.set(state);
    why ??= mover.move({ ...stretch, at, first: 0, last: at.length }, copy, rows);
    return at.map((time, i) => {
      mover.toAmounts(rows, i * mover.width, amounts);
      return read(amounts, time);
    });
  };
  if (!(length > 0)) {
    mover.toAmounts(state, 0, amounts);
    note(watch, from, read(amounts, from));
    return undefined;
  }
  const grid = Float64Array.from({ length: PARTS + 1 }, (_, i) => (i === PARTS ? to : from + length * (i / PARTS) ** 2));
  const values = outputsAt(grid);
  if (why !== undefined) return why;
  for (let i = 0; i <= PARTS; i++) note(watch, grid[i] ?? to, values[i] ?? Number.NaN);
  for (const side of [1, -1]) {
    const turns = [];
    for (let i = 0; i <= PARTS; i++) {
      const [before, here, after] = [i > 0 ? i - 1 : 0, i, i < PARTS ? i + 1 : PARTS];
      // An end is noted as it is; only the closest look finds more beside it.
      if (watch.rounds < ROUNDS && (i === 0 || i === PARTS)) continue;
      const value = side * (values[here] ?? 0);
      if (value >= side * (values[before] ?? 0) && value >= side * (values[after] ?? 0))
        turns.push({ low: grid[before] ?? from, high: grid[after] ?? to });
    }
    for (const turn of turns) noteTurn(turn, side, watch, outputsAt);
  }
  for (const [i, level] of watch.levels.entries()) watch.above[i] = (watch.above[i] ?? 0) + timeAbove(level, grid, values, outputsAt);
  return why;
}

const divide = ({ low, high }: Place): Float64Array =>
  Float64Array.from({ length: FINER + 1 }, (_, i) => (i === FINER ? high : low + ((high - low) * i) / FINER));

/** The highest (side 1) or lowest (side -1) point of a place that holds one. */
function noteTurn(place: Place, side: number, watch: Watch, outputsAt: (at: Float64Array) => Float64Array): void {
  let { low, high } = place;
  for (let round = 1; ; round++) {
    const at = divide({ low, high });
    const values = outputsAt(at).map((one) => side * one);
    let best = 1;
    for (let i = 2; i < FINER; i++) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
    const [left, peak, right] = [values[best - 1] ?? 0, values[best] ?? 0, values[best + 1] ?? 0];
    if (round === watch.rounds) {
      const bend = left - 2 * peak + right;
      const shift = bend < 0 ? Math.min(1, Math.max(-1, (left - right) / (2 * bend))) : 0;
      const there = Math.abs(shift) === 1 ? (shift < 0 ? left : right) : peak - ((left - right) * shift) / 4;
      note(watch, (at[best] ?? low) + (shift * (high - low)) / FINER, side * there);
      return;
    }
    [low, high] = [at[best - 1] ?? low, at[best + 1] ?? high];
  }
}

/** Time above a level, each crossing found between two moments of the grid. */
function timeAbove(level: number, grid: Float64Array, values: Float64Array, outputsAt: (at: Float64Array) => Float64Array): number {
  let time = 0;
  for (let i = 1; i < grid.length; i++) {
    const [low, high] = [grid[i - 1] ?? 0, grid[i] ?? 0];
    const [before, after] = [(values[i - 1] ?? 0) - level, (values[i] ?? 0) - level];
    if (before > 0 && after > 0) time += high - low;
    else if (before > 0 || after > 0) {
      const crossed = crossingOf({ low, high }, level, before > 0, outputsAt);
      time += before > 0 ? crossed - low : high - crossed;
    }
  }
  return time;
}

function crossingOf({ low, high }: Place, level: number, falling: boolean, outputsAt: (at: Float64Array) => Float64Array): number {
  let place = { low, high };
  for (let round = 1; ; round++) {
    const at = divide(place);
    const values = outputsAt(at).map((one) => (falling ? level - one : one - level));
    const first = Math.max(
      1,
      values.findIndex((one, i) => i > 0 && one > 0),
    );
    const [before, after] = [values[first - 1] ?? 0, values[first] ?? 0];
    place = { low: at[first - 1] ?? low, high: at[first] ?? high };
    if (round === ROUNDS) return after > before ? place.low + ((place.high - place.low) * -before) / (after - before) : place.high;
  }
}
