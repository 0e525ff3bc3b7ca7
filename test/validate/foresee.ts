import { quantileOfSorted } from '../../src/numerics/quantiles.ts';
import { type RandomStream, openStream, openStreams } from '../../src/numerics/random.ts';
import { dataObjective } from '../../src/twin/fit-objective.ts';
import { type Setting, drawAsProduct, drawPerson, knowledgeOf, measure } from './simulated-people.ts';

/** The 90 % predictive interval. */
const [LOW, HIGH] = [0.05, 0.95];

/** What one person told after a number of levels. */
export type Foreseen = {
  /** Whether the next level, not yet used, lay within its 90 % predictive interval, residual error included; null where nothing could be drawn. */
  covered: boolean | null;
  /** Width of the interval of the last level, whatever the number of levels known; null where nothing could be drawn. */
  width: number | null;
  /** Where the truth lies among the draws, 0 to 1: each eta, then ln p(levels | etas). None without levels or draws. */
  places: number[];
  /** How the draws came about. */
  by: string;
};

/**
 * People drawn from the model, each judged after 0, 1, 2, ... levels by what the product would draw.
 *
 * @param judge whose model and course are believed by who judges; the same setting unless a wrong belief is to be seen to fail
 * @returns a row a person, an entry a number of levels
 */
export function foreseePeople(
  setting: Setting,
  people: { from: number; to: number },
  draws: number,
  seed: number,
  { judge = setting, levels = setting.at.map((_, known) => known) }: { judge?: Setting; levels?: readonly number[] } = {},
): Foreseen[][] {
  const open = openStreams(seed);
  return Array.from({ length: people.to - people.from }, (_, i) => {
    const person = people.from + i;
    const { etas, levels: measured } = drawPerson(setting, open(person));
    const all = knowledgeOf(judge, measured);
    return levels.map((known) => {
      const evidence = knowledgeOf(judge, measured.slice(0, known));
      const own = (seed + 1 + person * setting.at.length + known) >>> 0;
      const drawn = drawAsProduct(judge, evidence, known, draws, own);
      if (typeof drawn === 'string') return { covered: null, width: null, places: [], by: 'failed' };
      const stream = openStream(own, 1);
      const next = measured[known]?.value ?? Number.NaN;
      const [ofNext, ofLast] = simulateLevels(all, drawn.etas, draws, [known, measured.length - 1], stream);
      const covered = next >= quantileOfSorted(ofNext ?? [], LOW) && next <= quantileOfSorted(ofNext ?? [], HIGH);
      const width = quantileOfSorted(ofLast ?? [], HIGH) - quantileOfSorted(ofLast ?? [], LOW);
      const places = known === 0 ? [] : placesOf(evidence, etas, drawn.etas, draws, stream);
      return { covered, width, places, by: drawn.how.method };
    });
  });
}

/** Levels that the draws foresee at some places, residual error included, each in ascending order. */
function simulateLevels(
  all: ReturnType<typeof knowledgeOf>,
  etas: Float64Array,
  draws: number,
  places: readonly number[],
  stream: RandomStream,
): Float64Array[] {
  const levels = places.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const predictions = all.predict(etas, draw * all.dimensions);
    for (const [k, place] of places.entries())
      (levels[k] ?? [])[draw] =
        typeof predictions === 'string' ? Number.NaN : measure(all, place, predictions[place] ?? Number.NaN, stream);
  }
  return levels.map((one) => one.toSorted());
}

/** Share of draws below the truth, each eta and ln p(levels | etas); a uniform number makes the share of a continuous distribution. */
function placesOf(
  evidence: ReturnType<typeof knowledgeOf>,
  truth: readonly number[],
  etas: Float64Array,
  draws: number,
  stream: RandomStream,
): number[] {
  const n = evidence.dimensions;
  const below = new Float64Array(n + 1);
  const likely = -0.5 * dataObjective(evidence, truth);
  for (let draw = 0; draw < draws; draw++) {
    const row = etas.subarray(draw * n, (draw + 1) * n);
    for (let i = 0; i < n; i++) if ((row[i] ?? Number.NaN) < (truth[i] ?? Number.NaN)) below[i] = (below[i] ?? 0) + 1;
    if (-0.5 * dataObjective(evidence, row) < likely) below[n] = (below[n] ?? 0) + 1;
  }
  return [...below].map((count) => (count + stream.uniform()) / (draws + 1));
}
