import { choleskyFactor, congruence, inverseFromFactor, logDeterminant, timesLower } from '../numerics/cholesky.ts';
import { hessian } from '../numerics/differences.ts';
import { factorise, solveFactorised } from '../numerics/lu.ts';
import { bendUpwards } from '../numerics/symmetric-eigen.ts';
import type { Evidence } from './evidence.ts';
import { type Slope, changeOfVariable, slopeOf, sumTerms } from './fit-objective.ts';

/** Which formula a posterior covariance is by: see `estimate`. */
export type CovarianceFormula = 'hessian' | 'fisher';

export type Estimate =
  | {
      status: 'converged';
      eta: number[];
      /** Objective at the etas: see `objective`. */
      objective: number;
      /** Covariance of the etas by the formula asked for, row by row. */
      covariance: number[][];
      /** ln of the Laplace evidence, constants of the data left out; null where the prior or an observation is weighted. */
      logEvidence: number | null;
      /** Searches that ended in a minimum, and steps of the best one. */
      starts: number;
      iterations: number;
    }
  | { status: 'failed'; why: string };

/** An eta further from zero than this many of its standard deviations is not believed: the fit is called failed. */
export const FURTHEST_ETA = 6;

/** Steps of first and of second differences, in standard deviations of the prior. */
const FIRST = 1e-4;
const SECOND = 2e-3;

const ITERATIONS = 100;

/** Steps on the expected curvature; where levels contradict the model it misleads, and the exact one takes over. */
const PATIENCE = 12;
/** Share of the largest curvature below which none is taken, so that a step stays finite. */
const FLATTEST = 1e-3;
const HALVINGS = 40;
const LONGEST_STEP = 2;

/** After a step shorter than this, Newton's method with the exact second derivatives goes on. */
const NEAR = 1e-4;
/** Largest error of whitened etas that is still a minimum found. */
const CLOSE = 1e-6;
const POLISHINGS = 8;

/** A search that is about to come this near to a minimum that is known, in whitened etas, is ended there. */
const SAME = 0.02;

/** Searches begun, from the most promising of the starts. */
const SEARCHES = 3;

type Point = { z: Float64Array; value: number };

/**
 * The most probable etas of one person (maximum a posteriori), over whitened etas z (eta = L z), whose prior is standard normal in
 * every direction: Gauss and Newton's method on the expected curvature of the observations from several starts, ended by Newton's
 * on the exact one.
 *
 * Covariance, named on the output: `hessian` is 2 inv(H), H the matrix of second derivatives of the objective at its minimum;
 * `fisher` is inv( sum (df)^2 / v + 1/2 sum (d ln v)^2 + Omega^-1 ), with first derivatives only, as NONMEM reports for post hoc
 * etas. Evidence by Laplace's method: -1/2 [OFV + ln|Omega| + ln|H/2|]; for a logarithmic residual the change of variable,
 * -sum of ln y, is included, so that models with different residual forms can be compared on the same levels.
 *
 * A search that does not end in a proper minimum is `failed`, with the reason, and carries no estimate.
 */
export function estimate(evidence: Evidence, formula: CovarianceFormula = 'hessian'): Estimate {
  const { model, factor } = evidence;
  const failed = (why: string): Estimate => ({ status: 'failed', why });
  const search = createSearch(evidence);
  const found: (Point & { iterations: number })[] = [];
  for (const start of promising(evidence.dimensions, search.valueAt)) {
    const minimum = search.descend(start, found);
    if (minimum) found.push(minimum);
  }
  const best = found.reduce<(Point & { iterations: number }) | undefined>(
    (least, one) => (least && least.value <= one.value + 1e-9 ? least : one),
    undefined,
  );
  if (!best) return failed(`The search for the most probable parameters of ${model.id} did not end from any start.`);
  const polished = polish(best, search);
  if (typeof polished === 'string')
    return failed(
      polished === 'flat'
        ? `The objective of ${model.id} does not curve upwards in every direction at the best point found, so no uncertainty can be stated.`
        : `The search for the most probable parameters of ${model.id} stopped away from a minimum.`,
    );
  const { z, value, root } = polished;
  const eta = timesLower(factor, z);
  const far = eta.findIndex((one, i) => Math.abs(one) > FURTHEST_ETA * Math.sqrt((factor[i] ?? []).reduce((sum, l) => sum + l * l, 0)));
  if (far >= 0)
    return failed(
      `The levels ask for ${etaName(evidence, far)} more than ${FURTHEST_ETA} standard deviations from the population of ${model.id}.`,
    );
  const curved = formula === 'hessian' ? root : choleskyFactor(search.expectedCurvature(z));
  if (!curved) return failed(`The expected curvature of ${model.id} at the best point found is not positive definite.`);
  return {
    status: 'converged',
    eta,
    objective: value,
    covariance: congruence(
      factor,
      inverseFromFactor(curved).map((row) => row.map((one) => 2 * one)),
    ),
    logEvidence: logEvidenceOf(evidence, value, root),
    starts: found.length,
    iterations: best.iterations,
  };
}

const etaName = ({ model }: Evidence, place: number): string => {
  const rest = place - model.etas.length;
  const many = model.occasions.etas.length;
  return model.etas[place] ?? `${model.occasions.etas[rest % many]} on occasion ${Math.floor(rest / many) + 1}`;
};

function logEvidenceOf(evidence: Evidence, value: number, root: readonly (readonly number[])[]): number | null {
  const { observations, priorWeight } = evidence;
  if (priorWeight !== 1 || observations.some(({ weight }) => weight !== 1 && weight !== 0)) return null;
  return -0.5 * (value + changeOfVariable(evidence) + logDeterminant(root) - root.length * Math.LN2);
}

/** The prior's centre, one standard deviation to either side of it, and along each direction alone; the centre and the best of the others. */
function promising(n: number, valueAt: (z: Float64Array) => number): Float64Array[] {
  const centre = new Float64Array(n);
  const others = n > 1 ? [1, -1].map((side) => new Float64Array(n).fill(side)) : [];
  for (let i = 0; i < n; i++) for (const side of [1, -1]) others.push(Float64Array.from({ length: n }, (_, j) => (i === j ? side : 0)));
  const ranked = others
    .map((start) => ({ start, value: valueAt(start) }))
    .filter(({ value }) => Number.isFinite(value))
    .toSorted((a, b) => a.value - b.value);
  return [centre, ...ranked.slice(0, SEARCHES - 1).map(({ start }) => start)];
}

type Search = {
  valueAt: (z: Float64Array) => number;
  descend: (start: Float64Array, known: readonly Point[]) => (Point & { iterations: number }) | undefined;
  gradientAt: (z: Float64Array) => Float64Array | undefined;
  expectedCurvature: (z: Float64Array) => number[][];
};

/** Room for searching the etas of one person. */
function createSearch(evidence: Evidence): Search {
  const { observations, residuals, factor, priorWeight, predict, dimensions: n } = evidence;
  const many = observations.length;
  const etas = new Float64Array(n);
  const moved = new Float64Array(n);
  const [here, up, down] = [new Float64Array(many), new Float64Array(many), new Float64Array(many)];
  /** The point whose objective was asked for last; its predictions are in `here`. */
  let seen: Float64Array | undefined;
  const change = new Float64Array(many * n);
  const gradient = new Float64Array(n);
  const curvature = new Float64Array(n * n);
  const rows = new Int32Array(n);
  const term: Slope = { slope: 0, curvature: 0 };

  const etasAt = (z: Float64Array): Float64Array => {
    for (let i = 0; i < n; i++) {
      const row = factor[i] ?? [];
      let sum = 0;
      for (let j = 0; j <= i; j++) sum += (row[j] ?? 0) * (z[j] ?? 0);
      etas[i] = sum;
    }
    return etas;
  };
  const valueAt = (z: Float64Array): number => {
    let prior = 0;
    for (let i = 0; i < n; i++) prior += (z[i] ?? 0) ** 2;
    const predictions = predict(etasAt(z));
    if (typeof predictions === 'string') return Number.POSITIVE_INFINITY;
    here.set(predictions);
    seen = z;
    return sumTerms(evidence, predictions) + priorWeight * prior;
  };

  /** Gradient and expected curvature at a point, by central differences of the predictions; false where there are none. */
  function linearise(z: Float64Array): boolean {
    if (seen !== z) {
      const predictions = predict(etasAt(z));
      if (typeof predictions === 'string') return false;
      here.set(predictions);
    }
    seen = undefined;
    moved.set(z);
    for (let j = 0; j < n; j++) {
      for (const [side, into] of [
        [FIRST, up],
        [-FIRST, down],
      ] as const) {
        moved[j] = (z[j] ?? 0) + side;
        const predictions = predict(etasAt(moved));
        if (typeof predictions === 'string') return false;
        into.set(predictions);
      }
      moved[j] = z[j] ?? 0;
      for (let i = 0; i < many; i++) change[i * n + j] = ((up[i] ?? 0) - (down[i] ?? 0)) / (2 * FIRST);
    }
    for (let j = 0; j < n; j++) gradient[j] = 2 * priorWeight * (z[j] ?? 0);
    curvature.fill(0);
    for (let j = 0; j < n; j++) curvature[j * n + j] = 2 * priorWeight;
    for (let i = 0; i < many; i++) {
      const observation = observations[i];
      if (!observation || observation.weight === 0) continue;
      slopeOf(residuals[observation.output], observation, here[i] ?? Number.NaN, term);
      for (let j = 0; j < n; j++) {
        const along = observation.weight * (change[i * n + j] ?? 0);
        gradient[j] = (gradient[j] ?? 0) + along * term.slope;
        for (let k = 0; k <= j; k++) curvature[j * n + k] = (curvature[j * n + k] ?? 0) + along * term.curvature * (change[i * n + k] ?? 0);
      }
    }
    for (let j = 0; j < n; j++) for (let k = 0; k < j; k++) curvature[k * n + j] = curvature[j * n + k] ?? 0;
    for (let j = 0; j < n; j++) if (!Number.isFinite(gradient[j])) return false;
    return true;
  }

  /** Replaces the expected curvature by the exact one; where that curves downwards, as near a saddle, by its size there. */
  function takeExactCurvature(z: Float64Array): void {
    const exact = hessian(valueAt, z, SECOND);
    if (!exact.flat().every(Number.isFinite)) return;
    for (const [j, row] of exact.entries()) curvature.set(row, j * n);
    if (!choleskyFactor(exact)) bendUpwards(n, curvature, FLATTEST);
  }

  function descend(start: Float64Array, known: readonly Point[]): (Point & { iterations: number }) | undefined {
    let z = Float64Array.from(start);
    let value = valueAt(z);
    if (!Number.isFinite(value)) return undefined;
    const step = new Float64Array(n);
    for (let iterations = 0; iterations < ITERATIONS; iterations++) {
      if (!linearise(z)) return undefined;
      if (iterations >= PATIENCE) takeExactCurvature(z);
      if (!factorise(n, curvature, rows)) return undefined;
      for (let j = 0; j < n; j++) step[j] = -(gradient[j] ?? 0);
      solveFactorised(n, curvature, rows, step);
      let [longest, slope] = [0, 0];
      for (let j = 0; j < n; j++) {
        longest = Math.max(longest, Math.abs(step[j] ?? 0));
        slope += (step[j] ?? 0) * (gradient[j] ?? 0);
      }
      if (longest < NEAR) {
        z = z.map((one, j) => one + (step[j] ?? 0));
        return { z, value: valueAt(z), iterations };
      }
      const from = z;
      const same = known.find((one) => one.z.every((there, j) => Math.abs((from[j] ?? 0) + (step[j] ?? 0) - there) < SAME));
      if (same) return { z: same.z, value: same.value, iterations };
      let scale = Math.min(1, LONGEST_STEP / longest);
      let next: Point | undefined;
      for (let halving = 0; halving < HALVINGS && !next; halving++, scale /= 2) {
        const candidate = Float64Array.from(z, (one, j) => one + scale * (step[j] ?? 0));
        const reached = valueAt(candidate);
        if (Number.isFinite(reached) && reached <= value + 1e-4 * scale * slope) next = { z: candidate, value: reached };
      }
      // No descent is left: as near as the differences can tell.
      if (!next) return { z, value, iterations };
      ({ z, value } = next as { z: Float64Array<ArrayBuffer>; value: number });
    }
    return undefined;
  }

  return {
    valueAt,
    descend,
    gradientAt: (z) => (linearise(z) ? Float64Array.from(gradient) : undefined),
    expectedCurvature: (z) =>
      linearise(z) ? Array.from({ length: n }, (_, j) => [...curvature.subarray(j * n, j * n + n)]) : [[Number.NaN]],
  };
}

/** Newton's method with the exact second derivatives, until what is missing is negligible; the factor of those at the end. */
function polish(found: Point, { valueAt, gradientAt }: Search): (Point & { root: number[][] }) | 'flat' | 'away' {
  let z = Float64Array.from(found.z);
  for (let round = 0; round < POLISHINGS; round++) {
    const root = choleskyFactor(hessian(valueAt, z, SECOND));
    if (!root) return 'flat';
    const inverse = inverseFromFactor(root);
    // Second derivatives taken very near by are those here.
    for (let gone = 0; gone < NEAR;) {
      const gradient = gradientAt(z);
      if (!gradient) return 'away';
      const missing = inverse.map((row) => row.reduce((sum, one, i) => sum + one * (gradient[i] ?? 0), 0));
      const largest = missing.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
      if (!(largest < 1)) return 'away';
      z = z.map((one, i) => one - (missing[i] ?? 0));
      gone += largest;
      if (largest < CLOSE && gone < NEAR) return { z, value: valueAt(z), root };
    }
  }
  return 'away';
}
