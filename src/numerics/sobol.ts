import type { RandomStream } from './random.ts';
import { JOE_KUO } from './sobol-directions.ts';

const BITS = 32;

/** Dimensions for which direction numbers are at hand. */
export const SOBOL_DIMENSIONS = 256;

/** Points after which the 32 bits of a coordinate are used up. */
export const MOST_SOBOL_POINTS = 2 ** BITS;

/** Writes the coordinates of point 0, 1, 2, ... of a sequence; each lies in (0, 1). */
export type Points = (index: number, into: Float64Array) => void;

/**
 * Sobol's sequence (I. M. Sobol', USSR Computational Mathematics and Mathematical Physics 7(4) (1967) 86-112) with the direction
 * numbers of Joe and Kuo, in the order of the Gray code (I. A. Antonov and V. M. Saleev, the same journal 19(1) (1979) 252-256).
 * Among its first 2^k points every one of 2^k equal intervals of every coordinate holds one.
 *
 * With a stream the points are scrambled by it, a random lower triangular matrix and a digital shift for each coordinate
 * (J. Matousek, Journal of Complexity 14 (1998) 527-556): they are as evenly spread as before, each is uniform on its own, and two
 * streams give independent estimates. Take 2^k points and leave none out (A. B. Owen, On dropping the first Sobol' point, 2020).
 *
 * A coordinate is the middle of its 2^-32 wide cell, so that none is 0.
 */
export function createSobol(dimensions: number, stream?: RandomStream): Points {
  if (!(Number.isInteger(dimensions) && dimensions >= 0 && dimensions <= SOBOL_DIMENSIONS))
    throw new Error(`Sobol's sequence has 0 to ${SOBOL_DIMENSIONS} dimensions here, not ${dimensions}`);
  const directions = readDirections().slice(0, dimensions * BITS);
  const shifts = new Uint32Array(dimensions);
  if (stream) scramble(directions, shifts, stream);
  return (index, into) => {
    if (!(Number.isInteger(index) && index >= 0 && index < MOST_SOBOL_POINTS)) throw new Error(`Sobol's sequence has no point ${index}`);
    const gray = (index ^ (index >>> 1)) >>> 0;
    for (let dimension = 0; dimension < dimensions; dimension++) {
      let bits = shifts[dimension] ?? 0;
      for (let rest = gray; rest !== 0; rest &= rest - 1) bits ^= directions[dimension * BITS + 31 - Math.clz32(rest & -rest)] ?? 0;
      into[dimension] = ((bits >>> 0) + 0.5) / 2 ** BITS;
    }
  };
}

let read: Uint32Array | undefined;

/** The direction numbers v_1 ... v_32 of every dimension, the first binary digit in the highest bit. */
function readDirections(): Uint32Array {
  if (read) return read;
  read = new Uint32Array(SOBOL_DIMENSIONS * BITS);
  for (let bit = 0; bit < BITS; bit++) read[bit] = 2 ** (BITS - 1 - bit);
  for (const line of JOE_KUO.trim().split('\n')) {
    const [dimension = 0, degree = 0, inner = 0, ...first] = line.split(' ').map(Number);
    const own = read.subarray((dimension - 1) * BITS, dimension * BITS);
    for (let bit = 0; bit < BITS; bit++) {
      const before = own[bit - degree] ?? 0;
      let value = bit < degree ? (first[bit] ?? 0) * 2 ** (BITS - 1 - bit) : before ^ (before >>> degree);
      if (bit >= degree) for (let k = 1; k < degree; k++) if ((inner >>> (degree - 1 - k)) & 1) value ^= own[bit - k] ?? 0;
      own[bit] = value;
    }
  }
  return read;
}

/** Puts a random lower triangular matrix with ones on its diagonal before the direction numbers, and draws the shifts. */
function scramble(directions: Uint32Array, shifts: Uint32Array, stream: RandomStream): void {
  const word = (): number => Math.floor(stream.uniform() * 2 ** BITS);
  const columns = new Uint32Array(BITS);
  for (let dimension = 0; dimension < shifts.length; dimension++) {
    for (let bit = 0; bit < BITS; bit++) columns[bit] = 2 ** bit + (word() % 2 ** bit);
    for (let at = dimension * BITS; at < (dimension + 1) * BITS; at++) {
      let image = 0;
      for (let rest = directions[at] ?? 0; rest !== 0; rest &= rest - 1) image ^= columns[31 - Math.clz32(rest & -rest)] ?? 0;
      directions[at] = image;
    }
    shifts[dimension] = word();
  }
}
