import type { Problem, RightHandSide, Solved, Solver } from '../../src/numerics/solver.ts';

export type Textbook = { name: string; rhs: RightHandSide; to: number; start: number[]; end: number[]; from: string };

/** A right-hand side written as a function of values. */
export const rhsOf =
  (f: (y: number[], t: number) => number[]): RightHandSide =>
  (t, y, into) =>
    into.set(f([...y], t));

export const problemOf = (
  { rhs, to, start }: Pick<Textbook, 'rhs' | 'to' | 'start'>,
  rtol: number,
  atol = rtol,
  at: readonly number[] = [],
): Problem => ({
  rhs,
  from: 0,
  to,
  start: Float64Array.from(start),
  at: Float64Array.from(at),
  rtol,
  atol,
});

export const solveTextbook = (solver: Solver, one: Textbook, rtol: number, atol = rtol): Solved => solver.solve(problemOf(one, rtol, atol));

/** Largest relative difference between two states. */
export const farthest = (found: ArrayLike<number>, expected: ArrayLike<number>): number =>
  Array.from(expected).reduce((most, value, i) => {
    const one = Math.abs((found[i] ?? Number.NaN) - value) / Math.abs(value);
    return one <= most ? most : one;
  }, 0);

const kepler = rhsOf(([x = 0, y = 0, u = 0, v = 0]) => {
  const cube = (x * x + y * y) ** 1.5;
  return [u, v, -x / cube, -y / cube];
});

const MOON = 0.012277471;
const arenstorf = rhsOf(([x = 0, y = 0, u = 0, v = 0]) => {
  const earth = ((x + MOON) ** 2 + y * y) ** 1.5;
  const moon = ((x - 1 + MOON) ** 2 + y * y) ** 1.5;
  return [
    u,
    v,
    x + 2 * v - ((1 - MOON) * (x + MOON)) / earth - (MOON * (x - 1 + MOON)) / moon,
    y - 2 * u - ((1 - MOON) * y) / earth - (MOON * y) / moon,
  ];
});

const CLOSED = 'closed: the orbit returns to its start';

/** An ellipse of eccentricity 0.5 and semi-major axis 1, once around. */
export const KEPLER: Textbook = {
  name: 'Kepler',
  rhs: kepler,
  to: 2 * Math.PI,
  start: [0.5, 0, 0, Math.sqrt(3)],
  end: [0.5, 0, 0, Math.sqrt(3)],
  from: CLOSED,
};

/** Hairer, Norsett and Wanner, Solving Ordinary Differential Equations I, 2nd ed., section II.0. */
export const ARENSTORF: Textbook = {
  name: 'Arenstorf',
  rhs: arenstorf,
  to: 17.06521656015796,
  start: [0.994, 0, 0, -2.0015851063790824],
  end: [0.994, 0, 0, -2.0015851063790824],
  from: CLOSED,
};

const TEST_SET = 'F. Mazzia and C. Magherini, Test Set for Initial Value Problem Solvers, release 2.4 (2008)';

/** Three stiff problems with their published reference solutions. */
export const STIFF: Textbook[] = [
  {
    name: 'ROBER',
    rhs: rhsOf(([a = 0, b = 0, c = 0]) => [-0.04 * a + 1e4 * b * c, 0.04 * a - 1e4 * b * c - 3e7 * b * b, 3e7 * b * b]),
    to: 1e11,
    start: [1, 0, 0],
    end: [0.2083340149701255e-7, 0.8333360770334713e-13, 0.999999979166505],
    from: TEST_SET,
  },
  {
    name: 'VDPOL, mu = 1000',
    rhs: rhsOf(([y = 0, z = 0]) => [z, 1000 * (1 - y * y) * z - y]),
    to: 2000,
    start: [2, 0],
    end: [1.706167732170483, -0.892809701024795e-3],
    from: TEST_SET,
  },
  {
    name: 'HIRES',
    rhs: rhsOf(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0]) => [
      -1.71 * a + 0.43 * b + 8.32 * c + 0.0007,
      1.71 * a - 8.75 * b,
      -10.03 * c + 0.43 * d + 0.035 * e,
      8.32 * b + 1.71 * c - 1.12 * d,
      -1.745 * e + 0.43 * f + 0.43 * g,
      -280 * f * h + 0.69 * d + 1.71 * e - 0.43 * f + 0.69 * g,
      280 * f * h - 1.81 * g,
      -280 * f * h + 1.81 * g,
    ]),
    to: 321.8122,
    start: [1, 0, 0, 0, 0, 0, 0, 0.0057],
    end: [
      0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2, 0.2386356198831331e-2,
      0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2,
    ],
    from: TEST_SET,
  },
];

/**
 * Steps that odeint of Boost 1.74 (rosenbrock4 with its controller and dense output) makes at a relative tolerance of 1e-6 and this
 * absolute one, from a first step of 1e-6, in the order of STIFF: measured with the library's own headers and exact Jacobians.
 */
export const ODEINT_STEPS = [
  { atol: 1e-8, steps: [234, 918, 185] },
  { atol: 1e-10, steps: [326, 1122, 369] },
  { atol: 1e-14, steps: [458, 1136, 441] },
] as const;
