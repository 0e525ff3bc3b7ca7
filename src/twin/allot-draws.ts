import { openStream } from '../numerics/random.ts';

/** The stream of the job's seed that places the comb; 0 to 2 serve the draws, the percentiles and the distance of the levels. */
const STREAM = 3;

/**
 * How many of the draws each model of an average gets, by systematic sampling: a comb of equal steps, placed by one uniform number,
 * on the cumulative weights. Each number is the weight times the draws, rounded to a neighbour, and right on average over seeds, so
 * that a model of too little weight for a whole draw has its share of seeds.
 *
 * @param weights adding up to 1
 */
export function allotDraws(weights: readonly number[], draws: number, seed: number): number[] {
  const start = openStream(seed, STREAM).uniform();
  let reached = 0;
  let sum = 0;
  return weights.map((weight, i) => {
    sum += weight;
    // Draw j belongs to the first model whose cumulative weight lies above (j + start) / draws.
    const upTo = i === weights.length - 1 ? draws : Math.min(draws, Math.max(0, Math.ceil(sum * draws - start)));
    const count = upTo - reached;
    reached = upTo;
    return count;
  });
}

/**
 * The places among all draws of the draws of each model, as evenly spread as their numbers allow, so that the first draws of all are
 * already of every model in its proportion.
 */
export function spreadDraws(counts: readonly number[]): Int32Array[] {
  const marks = counts.flatMap((count, part) => Array.from({ length: count }, (_, row) => ({ part, row, at: (row + 0.5) / count })));
  const places = counts.map((count) => new Int32Array(count));
  for (const [place, { part, row }] of marks.toSorted((a, b) => a.at - b.at || a.part - b.part).entries()) {
    const own = places[part];
    if (own) own[row] = place;
  }
  return places;
}
