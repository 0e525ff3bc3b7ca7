import { DEFAULT_STEPS, type Problem, type Solved } from './solver.ts';

/** A one-step method, set up for one problem. Errors are in units of the tolerance: 1 is just accepted. */
export type Method = {
  /** Exponents of the step control: the next step grows with error^-proportional * (error before)^integral. */
  proportional: number;
  integral: number;
  /** A step is made at most `growth` times longer and `1 / shrinkage` times shorter than the one before. */
  growth: number;
  shrinkage: number;
  /** The state now. */
  y: Float64Array;
  evaluations: () => number;
  /** Evaluates what a step from `t` starts with; undefined when it is not finite, else a first step worth trying. */
  begin: (t: number) => number | undefined;
  /** Tries a step of `h`; its error, NaN when something was not finite. */
  attempt: (t: number, h: number) => number;
  /** Writes the state at a share, in (0, 1], of the step just tried into `into` at `offset`; its error, of which 0 makes no statement. */
  interpolate: (share: number, into: Float64Array, offset: number) => number;
  /** Makes the step just tried: `y` becomes the state at `t`, its end. False when there is a next and it could not start. */
  accept: (t: number) => boolean;
  /** Whether the steps accepted so far suggest that stability and not accuracy limits them. */
  looksStiff: () => boolean;
};

export type Limits = {
  /** Gives up, as failed, when the problem looks stiff and more steps than this would remain at the present length. */
  stiffStepsLeft?: number;
};

const SAFETY = 0.9;

/**
 * Takes a method through a problem with adaptive steps: the step control with a proportional and an integral part of
 * K. Gustafsson (ACM Transactions on Mathematical Software 17 (1991) 533-554), in the form of Hairer, Norsett and Wanner,
 * Solving Ordinary Differential Equations I, 2nd ed., section II.4. Failure is a status: nothing throws and no NaN is passed on as a
 * result.
 */
export function march(problem: Problem, method: Method, limits: Limits = {}): Solved {
  const { from, to, start, at } = problem;
  const states = new Float64Array(at.length * start.length).fill(Number.NaN);
  let [row, steps, rejected] = [0, 0, 0];
  // Not seen by the functions in here: a number that is would be made anew at every step.
  let t = from;
  for (; row < at.length && (at[row] ?? to) <= from; row++) states.set(start, row * start.length);

  const finish = (reached: number, why?: string): Solved => {
    if (why === undefined) for (; row < at.length; row++) states.set(method.y, row * start.length);
    else states.fill(Number.NaN, row * start.length);
    const counts = { steps, rejected, evaluations: method.evaluations(), looksStiff: method.looksStiff() };
    return {
      ...(why === undefined ? { status: 'done' } : { status: 'failed', why }),
      states,
      reached,
      end: Float64Array.from(method.y),
      ...counts,
    };
  };

  if (to === from) return finish(t);
  const first = method.begin(from);
  if (first === undefined) return finish(t, `the derivative is not finite at ${from}`);
  let h = Math.min(first, to - from);
  let errorBefore = 1e-4;
  let afterRejection = false;
  while (t < to) {
    if (steps + rejected >= (problem.maxSteps ?? DEFAULT_STEPS))
      return finish(t, `more steps were needed than ${steps + rejected}: stopped at ${t}`);
    const last = t + 1.01 * h >= to;
    if (last) h = to - t;
    else if (t + 0.1 * h === t) return finish(t, `the step became too small at ${t}`);
    let error = method.attempt(t, h);
    const next = last ? to : t + h;
    let found = row;
    for (; error <= 1 && found < at.length && (at[found] ?? to) <= next; found++) {
      const time = at[found] ?? to;
      const inside = method.interpolate(time === next ? 1 : (time - t) / h, states, found * start.length);
      if (!(inside <= 1)) [h, error] = [time - t, inside];
    }
    if (error <= 1) {
      row = found;
      t = next;
      steps++;
      if (!method.accept(next)) return finish(t, `the derivative is not finite at ${t}`);
      const growth = (SAFETY * errorBefore ** method.integral) / error ** method.proportional;
      h *= Math.min(afterRejection ? 1 : method.growth, Math.max(1 / method.shrinkage, growth));
      errorBefore = Math.max(error, 1e-4);
      afterRejection = false;
      if (t < to && limits.stiffStepsLeft !== undefined && method.looksStiff() && (to - t) / h > limits.stiffStepsLeft)
        return finish(t, `the equations look stiff at ${t}`);
    } else {
      rejected++;
      if (Number.isNaN(error) && t + 0.01 * h === t) return finish(t, `the derivative is not finite near ${t}`);
      h *= Number.isNaN(error) ? 0.1 : Math.max(1 / method.shrinkage, SAFETY / error ** method.proportional);
      afterRejection = true;
    }
  }
  return finish(t);
}

/** Largest component of `x` in units of the tolerance, which grows with the larger of two states. NaN when a component is. */
export function scaledNorm(x: Float64Array, a: Float64Array, b: Float64Array, { rtol, atol }: Problem): number {
  let largest = 0;
  for (let i = 0; i < x.length; i++) {
    const absolute = typeof atol === 'number' ? atol : (atol[i] ?? 0);
    const size = Math.abs(x[i] ?? 0) / Math.max(absolute + rtol * Math.max(Math.abs(a[i] ?? 0), Math.abs(b[i] ?? 0)), Number.MIN_VALUE);
    if (!(size <= largest)) largest = size;
    if (Number.isNaN(largest)) return largest;
  }
  return largest;
}

/**
 * A first step from the sizes of the state, its slope and the change of the slope over a short explicit Euler step (Hairer,
 * Norsett and Wanner, section II.4, algorithm of the starting step size).
 *
 * @param order the error of a step of the method shrinks as h^order
 */
export function chooseFirstStep(problem: Problem, order: number, t: number, y: Float64Array, slope: Float64Array): number {
  const span = problem.to - t;
  const [state, speed] = [scaledNorm(y, y, y, problem), scaledNorm(slope, y, y, problem)];
  const short = Math.min(span, state < 1e-5 || speed < 1e-5 ? 1e-6 * span : (0.01 * state) / speed);
  const [moved, there] = [y.map((one, i) => one + short * (slope[i] ?? 0)), new Float64Array(y.length)];
  problem.rhs(t + short, moved, there);
  const bend =
    scaledNorm(
      there.map((one, i) => one - (slope[i] ?? 0)),
      y,
      moved,
      problem,
    ) / short;
  const largest = Math.max(speed, bend);
  if (!Number.isFinite(largest)) return short;
  return Math.min(100 * short, largest <= 1e-15 ? Math.max(1e-6 * span, short * 1e-3) : (0.01 / largest) ** (1 / order), span);
}
