import { meanAndSd } from '../../src/numerics/quantiles.ts';
import { openStream, openStreams } from '../../src/numerics/random.ts';
import { DRAWS } from './coverage.ts';
import { hashOfMakers, keptOrMade } from './kept-parts.ts';
import { type Setting, drawAsProduct, drawPerson, knowledgeOf } from './simulated-people.ts';
import { walkPosterior } from './slice-sampler.ts';
import { sameMeanP } from './tests-of-chance.ts';

/** Chains a data set, each from a start of its own in the prior, and as many runs of the product's draws with seeds of their own. */
const RUNS = 20;
const [STEPS, WARM_UP] = [4000, 500];

/** Mean and standard deviation of one eta of one data set, by the product and by the long chains. */
export type Compared = {
  eta: string;
  levels: number;
  /** Differences over the standard deviation by the chains. */
  meanApart: number;
  sdApart: number;
  meanP: number;
  sdP: number;
};

/** As many data sets of a setting, with 1, 2, 3, 4 levels in turn. */
export function compareWithChains(setting: Setting, dataSets: number, seed: number): Compared[] {
  const sources = hashOfMakers('agreement.ts', 'simulated-people.ts', 'slice-sampler.ts', 'tests-of-chance.ts');
  return Array.from({ length: dataSets }, (_, place) =>
    keptOrMade({ part: 'agreement', sources, model: setting.model.id, place, seed }, () => compareOne(setting, place, seed)),
  ).flat();
}

/** The spread between the runs of either side says how well its mean and standard deviation are known: nothing about it is assumed. */
export function compareOne(
  setting: Setting,
  place: number,
  seed: number,
  { judge = setting, runs = RUNS, steps = STEPS } = {},
): Compared[] {
  const levels = 1 + (place % (setting.at.length - 1));
  const { levels: measured } = drawPerson(setting, openStreams(seed)(place));
  const [believed, actual] = [judge, setting].map((one) => knowledgeOf(one, measured.slice(0, levels)));
  if (!believed || !actual) throw new Error('nothing is known');
  const n = actual.dimensions;
  const drawn = Array.from({ length: runs }, (_, run) => {
    const draws = drawAsProduct(judge, believed, levels, DRAWS, (seed + 1 + place * runs + run) >>> 0);
    if (typeof draws === 'string') throw new Error(`${setting.model.id}, data set ${place}: ${draws}`);
    return momentsOfRows(draws.etas, n);
  });
  const walked = Array.from({ length: runs }, (_, run) => {
    const kept = new Float64Array(steps * n);
    let step = 0;
    walkPosterior(actual, steps, WARM_UP, openStream(seed, 1_000_000 + place * runs + run), (etas) => kept.set(etas, n * step++));
    return momentsOfRows(kept, n);
  });
  return Array.from({ length: n }, (_, i) => {
    const of = (side: readonly { mean: number; sd: number }[][], what: 'mean' | 'sd'): number[] =>
      side.map((run) => run[i]?.[what] ?? Number.NaN);
    const spread = meanAndSd(of(walked, 'sd')).mean;
    const apart = (what: 'mean' | 'sd'): number => (meanAndSd(of(drawn, what)).mean - meanAndSd(of(walked, what)).mean) / spread;
    return {
      eta: nameOf(setting, i),
      levels,
      meanApart: apart('mean'),
      sdApart: apart('sd'),
      meanP: sameMeanP(of(drawn, 'mean'), of(walked, 'mean')),
      sdP: sameMeanP(of(drawn, 'sd'), of(walked, 'sd')),
    };
  });
}

/** Each eta of the person, then those of the occasion. */
export const nameOf = ({ model }: Setting, place: number): string =>
  model.etas[place] ?? `${model.occasions.etas[place - model.etas.length] ?? '?'} on the occasion`;

function momentsOfRows(rows: Float64Array, n: number): { mean: number; sd: number }[] {
  return Array.from({ length: n }, (_, i) =>
    meanAndSd(Float64Array.from({ length: rows.length / n }, (_row, row) => rows[row * n + i] ?? 0)),
  );
}
