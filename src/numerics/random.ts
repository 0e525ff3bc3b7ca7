import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
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

/**
 * Opens stream `index` of a seed. Streams of one seed do not overlap: each is 2^64 numbers further on (xoroshiro128+,
 * Blackman and Vigna, ACM Transactions on Mathematical Software 47 (2021) 36).
 *
 * @param seed unsigned 32-bit whole number
 * @param index 0, 1, 2, ...
 */
export function openStream(seed: number, index = 0): RandomStream {
  const generator = xoroshiro128plus(seed | 0);
  for (let i = 0; i < WARM_UP; i++) generator.next();
  for (let i = 0; i < index; i++) generator.jump();
  const uniform = (): number => {
    const high = generator.next() >>> 6;
    const low = generator.next() >>> 6;
    return (high * 2 ** 26 + low + 0.5) / 2 ** 52;
  };
  return { uniform, normal: () => normalQuantile(uniform()) };
}
