import { rosenbrock } from '../../src/numerics/rosenbrock.ts';
import { ODEINT_STEPS, STIFF, solveTextbook } from '../numerics/textbook-problems.ts';
import type { Bench } from './bench.ts';

export const bench: Bench = {
  title: 'Steps on stiff problems, rtol 1e-6',
  measure: () =>
    ODEINT_STEPS.flatMap(({ atol, steps }) =>
      STIFF.map((one, i) => {
        const found = solveTextbook(rosenbrock, one, 1e-6, atol);
        const own = found.steps + found.rejected;
        const other = steps[i] ?? Number.NaN;
        return {
          what: `${one.name}, atol ${atol}`,
          against: 'odeint',
          ratios: [own / other],
          reach: { most: 2 },
          note: `${own} steps, ${other} in odeint`,
        };
      }),
    ),
};
