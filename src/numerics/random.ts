import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { type Transformation, applyTransformation, readTransformation, squareTransformation } from './binary-matrix.ts';
import { normalQuantile } from './normal.ts';

/** A stream of random numbers that belongs to one seed and one index; the same pair gives the same numbers everywhere. */
export type RandomStream = {
  /** Uniform on the open interval (0, 1), an odd multiple of 2^-53: never 0 and never 1. */
  uniform: () => number;
  /** Standard normal, by inversion: one uniform a number. */
  normal: () => number;
};

/** Outputs passed over so that seeds which differ in one bit no longer resemble each other. */
const WARM_UP = 64;

/** Most streams of a seed: the whole numbers that a double holds exactly. The generator has room for 2^64. */
export const MOST_STREAMS = Number.MAX_SAFE_INTEGER;

/**
 * Opens the streams of a seed. Streams of one seed do not overlap: each is 2^64 numbers further on (xoroshiro128+, Blackman and
 * Vigna, ACM Transactions on Mathematical Software 47 (2021) 36). Any one is opened directly, in some microseconds, whatever its
 * index and whichever was opened before: a jump is linear in the bits of the state, and so are 2, 4, 8, ... jumps.
 *
 * @param seed unsigned 32-bit whole number
 * @returns the stream of an index 0, 1, 2, ... up to `MOST_STREAMS`
 */
export function openStreams(seed: number): (index: number) => RandomStream {
  const first = xoroshiro128plus(seed | 0);
  for (let i = 0; i < WARM_UP; i++) first.next();
  const start = first.getState();
  return (index) => {
    const generator = xoroshiro128plusFromState(jumpAhead(start, index));
    const uniform = (): number => {
      const high = generator.next() >>> 6;
      const low = generator.next() >>> 6;
      return (high * 2 ** 26 + low + 0.5) / 2 ** 52;
    };
    return { uniform, normal: () => normalQuantile(uniform()) };
  };
}

/** Opens one stream of a seed; see `openStreams`. */
export const openStream = (seed: number, index = 0): RandomStream => openStreams(seed)(index);

/** 1, 2, 4, 8, ... jumps as transformations of the state, made when first needed. */
const jumps: Transformation[] = [];

function jumpAhead(state: readonly number[], times: number): readonly number[] {
  if (!(Number.isInteger(times) && times >= 0 && times <= MOST_STREAMS)) throw new Error(`there is no stream ${times}`);
  let reached = state;
  for (let bit = 0, rest = times; rest > 0; bit++, rest = Math.floor(rest / 2)) {
    const before = jumps[bit - 1];
    const jump = (jumps[bit] ??= before ? squareTransformation(before) : readTransformation(jumpOnce));
    if (rest % 2 === 1) reached = applyTransformation(jump, reached);
  }
  return reached;
}

function jumpOnce(state: readonly number[]): readonly number[] {
  const generator = xoroshiro128plusFromState(state);
  generator.jump();
  return generator.getState();
}
