import { describe, expect, it } from 'vitest';
import { DORMAND_PRINCE, createDormandPrinceMethod } from '../../src/numerics/dormand-prince.ts';
import type { Method } from '../../src/numerics/march.ts';
import { RODAS, createRosenbrockMethod } from '../../src/numerics/rosenbrock.ts';
import type { Problem } from '../../src/numerics/solver.ts';
import { densityOf, orderOf, treesUpTo, weightOf } from './rooted-trees.ts';
import { problemOf, rhsOf } from './textbook-problems.ts';

const SHARES = [0.1, 0.25, 0.5, 0.7, 0.9];

describe('rooted trees', () => {
  it('are as many as Butcher counts', () => expect([1, 2, 3, 4, 5].map((order) => treesUpTo(order).length)).toEqual([1, 2, 4, 8, 17]));
});

describe('the coefficients of Dormand and Prince', () => {
  const { stages, nodes, difference, dense } = DORMAND_PRINCE;
  const weights = [...stages[6], 0];

  it.each(treesUpTo(5).map((tree) => [JSON.stringify(tree), tree] as const))('meet the order condition of the tree %s', (_, tree) => {
    expect(weightOf(tree, weights, stages, stages)).toBeCloseTo(1 / densityOf(tree), 14);
  });

  it('have rows that sum to their nodes', () => {
    for (const [i, row] of stages.entries()) expect(row.reduce((sum: number, one) => sum + one, 0)).toBeCloseTo(nodes[i] ?? Number.NaN, 14);
  });

  it('estimate the error by a second method of order 4 and not of order 5', () => {
    const errors = treesUpTo(5).map((tree) => ({ order: orderOf(tree), error: Math.abs(weightOf(tree, difference, stages, stages)) }));
    for (const { error } of errors.filter(({ order }) => order < 5)) expect(error).toBeLessThan(1e-15);
    expect(Math.max(...errors.map(({ error }) => error))).toBeGreaterThan(1e-4);
  });

  it('interpolate with order 4 at every share of a step', () => {
    for (const tree of treesUpTo(4)) {
      for (const share of SHARES) {
        const rest = 1 - share;
        const across = weights.map((b, i) => {
          const [first, last] = [i === 0 ? 1 : 0, i === 6 ? 1 : 0];
          return share * (b + rest * (first - b + share * (b - last - (first - b) + rest * (dense[i] ?? 0))));
        });
        expect(weightOf(tree, across, stages, stages)).toBeCloseTo(share ** orderOf(tree) / densityOf(tree), 13);
      }
    }
  });
});

describe('the coefficients of RODAS', () => {
  const indices = RODAS.nodes.map((_, i) => i);
  const square = (rows: readonly (readonly number[])[]): number[][] => indices.map((i) => indices.map((j) => rows[i]?.[j] ?? 0));
  const times = (a: number[][], b: number[][]): number[][] =>
    a.map((row) => indices.map((j) => row.reduce((sum, one, k) => sum + one * (b[k]?.[j] ?? 0), 0)));
  const sums = (rows: number[][]): number[] => rows.map((row) => row.reduce((sum, one) => sum + one, 0));
  /** The classical matrices: Gamma is the inverse of 1/gamma - C, lower triangular, and alpha is A Gamma. */
  const gammas: number[][] = [];
  for (const i of indices) {
    gammas.push(
      indices.map((j) => {
        if (j >= i) return j === i ? RODAS.gamma : 0;
        return RODAS.gamma * indices.slice(j, i).reduce((sum, k) => sum + (RODAS.slopes[i]?.[k] ?? 0) * (gammas[k]?.[j] ?? 0), 0);
      }),
    );
  }
  const alphas = times(square(RODAS.stages), gammas);
  const betas = alphas.map((row, i) => row.map((alpha, j) => alpha + (gammas[i]?.[j] ?? 0)));
  const classical = (weights: readonly number[]): number[] => times([indices.map((i) => weights[i] ?? 0)], gammas)[0] ?? [];
  const last = [...RODAS.stages[5], 1];

  it.each(treesUpTo(4).map((tree) => [JSON.stringify(tree), tree] as const))('meet the order condition of the tree %s', (_, tree) => {
    expect(weightOf(tree, classical(last), alphas, betas)).toBeCloseTo(1 / densityOf(tree), 12);
  });

  it('belong to the nodes and to the weights of the change with time', () => {
    for (const i of indices) {
      expect(sums(alphas)[i]).toBeCloseTo(RODAS.nodes[i] ?? Number.NaN, 12);
      expect(sums(gammas)[i]).toBeCloseTo(RODAS.times[i] ?? Number.NaN, 12);
    }
  });

  it('are stiffly accurate: the weights are the last row', () => {
    for (const [i, weight] of classical(last).entries()) expect(weight).toBeCloseTo(betas[5]?.[i] ?? Number.NaN, 13);
  });

  it('embed a method of order 3 and not of order 4', () => {
    const errors = treesUpTo(4).map((tree) => ({
      order: orderOf(tree),
      error: Math.abs(weightOf(tree, classical(RODAS.stages[5]), alphas, betas) - 1 / densityOf(tree)),
    }));
    for (const { error } of errors.filter(({ order }) => order < 4)) expect(error).toBeLessThan(1e-12);
    expect(Math.max(...errors.map(({ error }) => error))).toBeGreaterThan(1e-4);
  });
});

/** Errors of y' = -2 t y^2, y = 1 / (1 + t^2), on [0, 2] in equal steps: at the end, and the largest in between by dense output. */
function errorsOf(create: (problem: Problem) => Method, steps: number): { end: number; between: number } {
  const method = create(problemOf({ rhs: rhsOf(([y = 0], t) => [-2 * t * y * y]), to: 2, start: [1] }, 1e-8));
  method.begin(0);
  const h = 2 / steps;
  const row = new Float64Array(1);
  let between = 0;
  for (let i = 0; i < steps; i++) {
    method.attempt(i * h, h);
    for (const share of SHARES) {
      method.interpolate(share, row, 0);
      between = Math.max(between, Math.abs((row[0] ?? Number.NaN) - 1 / (1 + ((i + share) * h) ** 2)));
    }
    method.accept((i + 1) * h);
  }
  return { end: Math.abs((method.y[0] ?? Number.NaN) - 0.2), between };
}

describe('halving equal steps', () => {
  const measured = (create: (problem: Problem) => Method): { end: number; between: number } => {
    const [coarse, fine] = [errorsOf(create, 40), errorsOf(create, 80)];
    return { end: Math.log2(coarse.end / fine.end), between: Math.log2(coarse.between / fine.between) };
  };

  it('divides the error of Dormand and Prince by 2^5, at the end and in between', () => {
    const { end, between } = measured(createDormandPrinceMethod);
    expect(Math.abs(end - 5)).toBeLessThan(0.4);
    expect(Math.abs(between - 5)).toBeLessThan(0.4);
  });

  it('divides the error of RODAS by 2^4', () => {
    expect(Math.abs(measured(createRosenbrockMethod).end - 4)).toBeLessThan(0.4);
  });
});
