import { type Limits, type Method, chooseFirstStep, march, scaledNorm } from './march.ts';
import type { Problem, Solver } from './solver.ts';

/**
 * The pair of orders 5 and 4 with seven stages, the last of which is the first of the next step: J. R. Dormand and P. J. Prince,
 * Journal of Computational and Applied Mathematics 6 (1980) 19-26, table 2. `nodes`, the rows of `stages`, and the weights of
 * the difference between both orders.
 */
export const DORMAND_PRINCE = {
  nodes: [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1],
  stages: [
    [],
    [1 / 5],
    [3 / 40, 9 / 40],
    [44 / 45, -56 / 15, 32 / 9],
    [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
    [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
    [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
  ],
  difference: [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40],
  /** Dense output of order 4: L. F. Shampine's, as in Hairer, Norsett and Wanner, section II.6. */
  dense: [
    -12715105075 / 11282082432,
    0,
    87487479700 / 32700410799,
    -10690763975 / 1880347072,
    701980252875 / 199316789632,
    -1453857185 / 822651844,
    69997945 / 29380423,
  ],
} as const;

/**
 * Beyond this, h times the largest rate is near the edge of the region of stability (3.3 on the real axis). Not nearer, because
 * at strict tolerances the error of a component that follows others fast keeps the step a little within it.
 */
const EDGE = 2;

/** So many steps at the edge, not interrupted by as many as CALM away from it, look stiff. */
const STIFF_STEPS = 15;
const CALM_STEPS = 6;

/** Explicit adaptive method of order 5 for problems that are not stiff. */
export const dormandPrince: Solver = { name: 'dormand-prince', solve: (problem) => march(problem, createDormandPrinceMethod(problem)) };

/** As `dormandPrince`, but gives up on a stiff problem as `limits` say instead of creeping through it. */
export const solveUnlessStiff = (problem: Problem, limits: Limits): ReturnType<Solver['solve']> =>
  march(problem, createDormandPrinceMethod(problem), limits);

/** The method set up for one problem, a step at a time. */
export function createDormandPrinceMethod(problem: Problem): Method {
  const { rhs, start } = problem;
  const n = start.length;
  const make = (): Float64Array => new Float64Array(n);
  const y = Float64Array.from(start);
  const [next, last, trial, error] = [make(), make(), make(), make()];
  const [k2, k3, k4, k5, k6] = [make(), make(), make(), make(), make()];
  let [k1, k7] = [make(), make()];
  let [evaluations, length, atEdge, calm] = [0, 0, 0, 0];
  const [, [a21], [a31, a32], [a41, a42, a43], [a51, a52, a53, a54], [a61, a62, a63, a64, a65], [a71, , a73, a74, a75, a76]] =
    DORMAND_PRINCE.stages;
  const [, c2, c3, c4, c5] = DORMAND_PRINCE.nodes;
  const [e1, , e3, e4, e5, e6, e7] = DORMAND_PRINCE.difference;
  const [d1, , d3, d4, d5, d6, d7] = DORMAND_PRINCE.dense;

  /** Counts steps whose rate, estimated from two stages at the same time, times their length is beyond stability. */
  function watchStiffness(): void {
    let [up, down] = [0, 0];
    for (let i = 0; i < n; i++) {
      up += ((k7[i] ?? 0) - (k6[i] ?? 0)) ** 2;
      down += ((next[i] ?? 0) - (last[i] ?? 0)) ** 2;
    }
    if (down > 0 && length * Math.sqrt(up / down) > EDGE) {
      calm = 0;
      atEdge++;
    } else if (atEdge < STIFF_STEPS && ++calm === CALM_STEPS) atEdge = 0;
  }

  return {
    proportional: 0.17,
    integral: 0.04,
    growth: 10,
    shrinkage: 5,
    y,
    evaluations: () => evaluations,
    looksStiff: () => atEdge >= STIFF_STEPS,
    begin(t) {
      rhs(t, y, k1);
      evaluations += 2;
      return k1.every((one) => Number.isFinite(one)) ? chooseFirstStep(problem, 5, t, y, k1) : undefined;
    },
    attempt(t, h) {
      for (let i = 0; i < n; i++) trial[i] = (y[i] ?? 0) + h * a21 * (k1[i] ?? 0);
      rhs(t + c2 * h, trial, k2);
      for (let i = 0; i < n; i++) trial[i] = (y[i] ?? 0) + h * (a31 * (k1[i] ?? 0) + a32 * (k2[i] ?? 0));
      rhs(t + c3 * h, trial, k3);
      for (let i = 0; i < n; i++) trial[i] = (y[i] ?? 0) + h * (a41 * (k1[i] ?? 0) + a42 * (k2[i] ?? 0) + a43 * (k3[i] ?? 0));
      rhs(t + c4 * h, trial, k4);
      for (let i = 0; i < n; i++)
        trial[i] = (y[i] ?? 0) + h * (a51 * (k1[i] ?? 0) + a52 * (k2[i] ?? 0) + a53 * (k3[i] ?? 0) + a54 * (k4[i] ?? 0));
      rhs(t + c5 * h, trial, k5);
      for (let i = 0; i < n; i++) {
        last[i] =
          (y[i] ?? 0) + h * (a61 * (k1[i] ?? 0) + a62 * (k2[i] ?? 0) + a63 * (k3[i] ?? 0) + a64 * (k4[i] ?? 0) + a65 * (k5[i] ?? 0));
      }
      rhs(t + h, last, k6);
      for (let i = 0; i < n; i++) {
        next[i] =
          (y[i] ?? 0) + h * (a71 * (k1[i] ?? 0) + a73 * (k3[i] ?? 0) + a74 * (k4[i] ?? 0) + a75 * (k5[i] ?? 0) + a76 * (k6[i] ?? 0));
      }
      rhs(t + h, next, k7);
      for (let i = 0; i < n; i++) {
        error[i] =
          h * (e1 * (k1[i] ?? 0) + e3 * (k3[i] ?? 0) + e4 * (k4[i] ?? 0) + e5 * (k5[i] ?? 0) + e6 * (k6[i] ?? 0) + e7 * (k7[i] ?? 0));
      }
      evaluations += 6;
      length = h;
      const size = scaledNorm(error, y, next, problem);
      return Number.isFinite(size) ? size : Number.NaN;
    },
    interpolate(share, into, offset) {
      const rest = 1 - share;
      for (let i = 0; i < n; i++) {
        const change = (next[i] ?? 0) - (y[i] ?? 0);
        const left = length * (k1[i] ?? 0) - change;
        const right = change - length * (k7[i] ?? 0) - left;
        const bend =
          length * (d1 * (k1[i] ?? 0) + d3 * (k3[i] ?? 0) + d4 * (k4[i] ?? 0) + d5 * (k5[i] ?? 0) + d6 * (k6[i] ?? 0) + d7 * (k7[i] ?? 0));
        into[offset + i] = rest === 0 ? (next[i] ?? 0) : (y[i] ?? 0) + share * (change + rest * (left + share * (right + rest * bend)));
      }
      return 0;
    },
    accept() {
      watchStiffness();
      y.set(next);
      [k1, k7] = [k7, k1];
      return true;
    },
  };
}
