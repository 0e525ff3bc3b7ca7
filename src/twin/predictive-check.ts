import { choleskyFactor, solveLower } from '../numerics/cholesky.ts';
import { momentsOf } from '../numerics/moments.ts';
import { normalQuantile } from '../numerics/normal.ts';
import { quantileOfSorted } from '../numerics/quantiles.ts';

/** A measured level among so many simulated ones of people with the same doses and covariates. */
export type Checked = {
  output: number;
  /** Since the dose before it; since the first record where there is none. */
  sinceDose: number;
  observed: number;
  /** Of the typical person. */
  typical: number;
  simulated: Float64Array;
  /** Normalised prediction distribution error; null where the person's could not be told apart from one another. */
  npde: number | null;
};

/** Share of the variance of a level that the levels before it must leave unexplained. */
const LEAST_OWN = 1e-10;

/**
 * Normalised prediction distribution errors of the levels of one person: observed and simulated values are freed of their
 * correlation with the mean and covariance of the simulated ones; the share of simulated values below the observed one, through the
 * normal quantile (K. Brendel et al., Pharmaceutical Research 23 (2006) 2036-2049). A share of 0 or 1 is taken half a replicate inside.
 *
 * @param simulated replicates of each level
 * @returns undefined where the covariance of the simulated values is not positive definite
 */
export function npdeOf(observed: readonly number[], simulated: readonly Float64Array[]): number[] | undefined {
  const count = simulated[0]?.length ?? 0;
  const { mean: centre, covariance } = momentsOf(simulated);
  const from = (level: number, draw: number): number => (simulated[level]?.[draw] ?? Number.NaN) - (centre[level] ?? 0);
  const factor = choleskyFactor(covariance);
  // What little is left of a value beside the others would be rounding alone.
  if (!factor || factor.some((row, i) => (row[i] ?? 0) ** 2 < LEAST_OWN * (covariance[i]?.[i] ?? 0))) return undefined;
  const own = solveLower(
    factor,
    observed.map((value, i) => value - (centre[i] ?? 0)),
  );
  const below = own.map(() => 0);
  for (let draw = 0; draw < count; draw++) {
    const other = solveLower(
      factor,
      simulated.map((_, i) => from(i, draw)),
    );
    for (const [i, value] of own.entries()) if ((other[i] ?? 0) < value) below[i] = (below[i] ?? 0) + 1;
  }
  return below.map((one) => normalQuantile(Math.min(Math.max(one / count, 0.5 / count), 1 - 0.5 / count)));
}

/** Percentiles of a predictive check, and the middle 95 % of where simulated data sets have them. */
export type Band = { observed: number; low: number; middle: number; high: number };
export type Bin = { from: number; to: number; at: number; levels: number; bands: Record<'p5' | 'p50' | 'p95', Band> };

/** Bins of about as many levels each, and fewest levels of one. */
const BINS = 8;
const FEWEST = 10;

/**
 * Prediction-corrected visual predictive check over the time since the dose: levels, observed and simulated, times the median
 * prediction of their bin over their own (M. Bergstrand et al., AAPS Journal 13 (2011) 143-151). Levels of whom nothing is predicted
 * are left out.
 */
export function checkVisually(checked: readonly Checked[]): Bin[] {
  const usable = checked.filter(({ typical }) => typical > 0).toSorted((a, b) => a.sinceDose - b.sinceDose);
  const many = Math.max(1, Math.min(BINS, Math.floor(usable.length / FEWEST)));
  // Levels of one time stay in one bin.
  const edge = (i: number): number => {
    const planned = Math.round((i * usable.length) / many);
    const time = usable[planned]?.sinceDose;
    return time === undefined ? planned : usable.findIndex((one) => one.sinceDose === time);
  };
  const bins = Array.from({ length: many }, (_, i) => usable.slice(edge(i), edge(i + 1)));
  return bins.filter((bin) => bin.length > 0).map(describeBin);
}

function describeBin(bin: readonly Checked[]): Bin {
  const times = bin.map(({ sinceDose: time }) => time);
  const middle = quantileOfSorted(
    bin.map(({ typical }) => typical).toSorted((a, b) => a - b),
    0.5,
  );
  const scales = bin.map(({ typical }) => middle / typical);
  const percentiles = (values: Float64Array): number[] => {
    values.sort();
    return [0.05, 0.5, 0.95].map((p) => quantileOfSorted(values, p));
  };
  const own = percentiles(Float64Array.from(bin, ({ observed }, i) => observed * (scales[i] ?? 1)));
  const replicates = Array.from({ length: bin[0]?.simulated.length ?? 0 }, (_, draw) =>
    percentiles(Float64Array.from(bin, ({ simulated }, i) => (simulated[draw] ?? Number.NaN) * (scales[i] ?? 1))),
  );
  const band = (which: number): Band => {
    const sorted = replicates.map((one) => one[which] ?? Number.NaN).toSorted((a, b) => a - b);
    const [low = 0, half = 0, high = 0] = [0.025, 0.5, 0.975].map((p) => quantileOfSorted(sorted, p));
    return { observed: own[which] ?? Number.NaN, low, middle: half, high };
  };
  return {
    from: times[0] ?? 0,
    to: times.at(-1) ?? 0,
    at: quantileOfSorted(times, 0.5),
    levels: bin.length,
    bands: { p5: band(0), p50: band(1), p95: band(2) },
  };
}
