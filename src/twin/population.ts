import type { PkModel } from '../domain/define-model.ts';
import { choleskyFactor } from '../numerics/cholesky.ts';
import { normalQuantile } from '../numerics/normal.ts';
import { type RandomStream, openStreams } from '../numerics/random.ts';
import { type Points, SOBOL_DIMENSIONS, createSobol } from '../numerics/sobol.ts';

/** How people are drawn: independently, or evenly spread over the distribution by Sobol's sequence. */
export const SAMPLINGS = ['random', 'sobol'] as const;
export type Sampling = (typeof SAMPLINGS)[number];

/** Whose draws: the person's place in the data set, from 0, and the draw's, from 1 (column REP). */
export type Place = { person: number; draw: number };

/** A source of people of a model's population. */
export type Population = {
  /**
   * The etas of the person, then those of each occasion: what `predictPerson` takes.
   *
   * @param occasions number of occasions in the person's records
   */
  etasOf(place: Place, occasions: number): Float64Array;
};

/** Streams of one person in the data set: a pair a draw, of which there are at most 2^24 - 2. */
const DRAWS = 2 ** 24;
const SCRAMBLE = DRAWS - 1;
/** Most draws a person of the data set and most such persons, so that every stream has a number of its own. */
export const MOST_DRAWS = DRAWS - 2;
const MOST_PERSONS = 2 ** 28;

/**
 * The streams of a seed by what they are for. Person i of the data set and draw r have stream 2 (2^24 i + r) for their etas and
 * the next one for residual errors; the stream of draw 2^24 - 1, which nobody has, scrambles Sobol's points for person i. So what
 * somebody is dealt depends on the seed and their own place and on nothing else: not on how many others there are, nor on the
 * order, nor on who computes what.
 */
export function openDraws(seed: number): (place: Place, use: 'etas' | 'residual') => RandomStream {
  const streams = openStreams(seed);
  return ({ person, draw }, use) => {
    if (!(person >= 0 && person < MOST_PERSONS)) throw new Error(`there are streams for ${MOST_PERSONS} persons of a data set at most`);
    return streams(2 * (DRAWS * person + draw) + (use === 'residual' ? 1 : 0));
  };
}

/**
 * People of the model's population: etas of the person with Omega, and of each occasion with the Omega between occasions, all
 * normal with mean 0. By Sobol's sequence the draws 1, 2, 3, ... of one person of the data set are its points 0, 1, 2, ...,
 * scrambled for that person; the etas come first in its coordinates, then the occasions.
 *
 * @returns undefined when a matrix is no covariance
 */
export function createPopulation(model: PkModel, seed: number, sampling: Sampling = 'random'): Population | undefined {
  const people = choleskyFactor(model.omega);
  const between = choleskyFactor(model.occasions.omega);
  if (!people || !between) return undefined;
  const draws = openDraws(seed);
  const normals = sampling === 'random' ? independent(draws) : evenly(draws);
  return {
    etasOf(place, occasions) {
      const etas = normals(place, people.length + occasions * between.length);
      multiply(people, etas, 0);
      for (let occasion = 0; occasion < occasions; occasion++) multiply(between, etas, people.length + occasion * between.length);
      return etas;
    },
  };
}

/** Why the people cannot be drawn by Sobol's sequence, or undefined. */
export function whyNotSobol({ id, etas, occasions }: PkModel, number: number): string | undefined {
  const dimensions = etas.length + number * occasions.etas.length;
  if (dimensions <= SOBOL_DIMENSIONS) return undefined;
  return `${id} needs ${dimensions} dimensions with ${number} occasions and Sobol's sequence has ${SOBOL_DIMENSIONS}`;
}

type Normals = (place: Place, count: number) => Float64Array;
type Draws = ReturnType<typeof openDraws>;

const independent =
  (draws: Draws): Normals =>
  (place, count) => {
    const { normal } = draws(place, 'etas');
    const z = new Float64Array(count);
    for (let i = 0; i < count; i++) z[i] = normal();
    return z;
  };

function evenly(draws: Draws): Normals {
  let points: Points | undefined;
  let whose = -1;
  let dimensions = -1;
  return ({ person, draw }, count) => {
    if (!points || whose !== person || dimensions !== count) {
      points = createSobol(count, draws({ person, draw: SCRAMBLE }, 'etas'));
      whose = person;
      dimensions = count;
    }
    const z = new Float64Array(count);
    points(draw - 1, z);
    for (let i = 0; i < count; i++) z[i] = normalQuantile(z[i] ?? Number.NaN);
    return z;
  };
}

/** L z in place of z, from `offset` on; from the last row up, as a row needs only what stands before it. */
function multiply(factor: readonly (readonly number[])[], z: Float64Array, offset: number): void {
  for (let i = factor.length - 1; i >= 0; i--) {
    const row = factor[i] ?? [];
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += (row[j] ?? 0) * (z[offset + j] ?? 0);
    z[offset + i] = sum;
  }
}
