import { solveUnlessStiff } from './dormand-prince.ts';
import { rosenbrock } from './rosenbrock.ts';
import type { Problem, Solved, Solver } from './solver.ts';

/** With fewer explicit steps left than this, a stiff problem is still ended sooner by making them. */
const STIFF_STEPS_LEFT = 1000;

/**
 * Starts with the explicit method and goes on with the one for stiff problems from where that found the equations stiff, or
 * failed. It remembers nothing between problems, so the same problem has the same solution whatever came before.
 */
export const automatic: Solver = {
  name: 'automatic',
  solve(problem) {
    const begun = solveUnlessStiff(problem, { stiffStepsLeft: STIFF_STEPS_LEFT });
    return begun.status === 'done' ? begun : continueStiff(problem, begun);
  },
};

function continueStiff(problem: Problem, begun: Solved): Solved {
  const known = problem.at.filter((time) => time <= begun.reached).length;
  const rest = rosenbrock.solve({ ...problem, from: begun.reached, start: begun.end, at: problem.at.subarray(known) });
  const states = Float64Array.from(begun.states);
  states.set(rest.states, known * problem.start.length);
  const sum = (count: 'steps' | 'rejected' | 'evaluations'): number => begun[count] + rest[count];
  return { ...rest, states, steps: sum('steps'), rejected: sum('rejected'), evaluations: sum('evaluations'), looksStiff: begun.looksStiff };
}
