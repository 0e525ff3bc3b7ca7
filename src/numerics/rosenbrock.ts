import { differenceJacobian, differenceTime } from './jacobian.ts';
import { factorise, solveFactorised } from './lu.ts';
import { type Method, chooseFirstStep, march, scaledNorm } from './march.ts';
import type { Problem, Solver } from './solver.ts';

/**
 * RODAS: six stages, order 4 with an embedded method of order 3, stiffly accurate and L-stable.
 * E. Hairer and G. Wanner, Solving Ordinary Differential Equations II, 2nd ed. (1996), section IV.10, in the form without
 * products of the Jacobian and a vector (equation IV.7.25): row i of `stages` and `slopes` weigh the earlier stages in the argument
 * and, divided by the step, in the right side of stage i; `times` weighs df/dt. The result of the embedded method is the argument of the last stage.
 */
export const RODAS = {
  gamma: 0.25,
  nodes: [0, 0.386, 0.21, 0.63, 1, 1],
  times: [0.25, -0.1043, 0.1035, -0.03620000000000023, 0, 0],
  stages: [
    [],
    [1.544],
    [0.9466785280815826, 0.2557011698983284],
    [3.314825187068521, 2.896124015972201, 0.9986419139977817],
    [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895],
    [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895, 1],
  ],
  slopes: [
    [],
    [-5.6688],
    [-2.430093356833875, -0.2063599157091915],
    [-0.1073529058151375, -9.594562251023355, -20.47028614809616],
    [7.496443313967647, -10.24680431464352, -33.99990352819905, 11.7089089320616],
    [8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054],
  ],
} as const;

/**
 * Linearly implicit adaptive method of order 4 for stiff problems; the Jacobian is taken by differences at every step. A state
 * inside a step is a shorter step from the same start with the same Jacobian, under the same control of its error: the cubic that
 * belongs to the method misses components that follow others fast, by thousands of tolerances.
 */
export const rosenbrock: Solver = { name: 'rosenbrock', solve: (problem) => march(problem, createRosenbrockMethod(problem)) };

/** The method set up for one problem, a step at a time. */
export function createRosenbrockMethod(problem: Problem): Method {
  const { rhs, start } = problem;
  const n = start.length;
  const make = (): Float64Array => new Float64Array(n);
  const y = Float64Array.from(start);
  const [slope, drift, there, next, tried] = [make(), make(), make(), make(), make()];
  const k = RODAS.nodes.map(make);
  const [jacobian, factors, rows] = [new Float64Array(n * n), new Float64Array(n * n), new Int32Array(n)];
  let evaluations = 0;
  let [begun, length] = [0, 0];

  /** The slope, its Jacobian and its change with time, where a step starts. */
  function linearise(t: number): boolean {
    rhs(t, y, slope);
    if (!slope.every((one) => Number.isFinite(one))) return false;
    differenceTime(problem, t, y, slope, drift);
    evaluations += 3 + differenceJacobian(problem, t, y, slope, jacobian);
    return true;
  }

  /** Factors of I / (gamma h) - J. */
  function prepare(h: number): boolean {
    for (let i = 0; i < n * n; i++) factors[i] = -(jacobian[i] ?? 0);
    for (let i = 0; i < n; i++) factors[i * n + i] = (factors[i * n + i] ?? 0) + 1 / (RODAS.gamma * h);
    return factorise(n, factors, rows);
  }

  /** Sum of the weights times the stages so far, added to `base`. */
  const combine = (weights: readonly number[], base: Float64Array, into: Float64Array): void => {
    into.set(base);
    for (let j = 0; j < weights.length; j++) {
      const stage = k[j];
      const weight = weights[j] ?? 0;
      if (stage) for (let i = 0; i < n; i++) into[i] = (into[i] ?? 0) + weight * (stage[i] ?? 0);
    }
  };

  const zero = make();
  const coupling = make();
  /** One step from `y` into `next`; its error. */
  function step(t: number, h: number): number {
    if (!prepare(h)) return Number.NaN;
    for (let s = 0; s < k.length; s++) {
      const stage = k[s] ?? zero;
      if (s > 0) {
        combine(RODAS.stages[s] ?? [], y, next);
        rhs(t + (RODAS.nodes[s] ?? 0) * h, next, there);
        evaluations++;
      } else there.set(slope);
      combine(RODAS.slopes[s] ?? [], zero, coupling);
      const time = h * (RODAS.times[s] ?? 0);
      for (let i = 0; i < n; i++) stage[i] = (there[i] ?? 0) + (coupling[i] ?? 0) / h + time * (drift[i] ?? 0);
      solveFactorised(n, factors, rows, stage);
    }
    const error = k[5] ?? zero;
    for (let i = 0; i < n; i++) next[i] = (next[i] ?? 0) + (error[i] ?? 0);
    const size = scaledNorm(error, y, next, problem);
    return Number.isFinite(size) ? size : Number.NaN;
  }

  return {
    proportional: 0.25,
    integral: 0,
    growth: 6,
    shrinkage: 5,
    y,
    evaluations: () => evaluations,
    looksStiff: () => false,
    begin(t) {
      if (!linearise(t)) return undefined;
      evaluations++;
      return chooseFirstStep(problem, 4, t, y, slope);
    },
    attempt(t, h) {
      [begun, length] = [t, h];
      const error = step(t, h);
      tried.set(next);
      return error;
    },
    interpolate(share, into, offset) {
      const error = share === 1 ? 0 : step(begun, share * length);
      into.set(share === 1 ? tried : next, offset);
      return error;
    },
    accept(t) {
      y.set(tried);
      return t >= problem.to || linearise(t);
    },
  };
}
