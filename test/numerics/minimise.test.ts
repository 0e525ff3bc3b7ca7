import { describe, expect, it } from 'vitest';
import { gradient, hessian } from '../../src/numerics/differences.ts';
import { minimise } from '../../src/numerics/minimise.ts';

const at = (x: Float64Array, i: number): number => x[i] ?? Number.NaN;
const rosenbrock = (x: Float64Array): number => (1 - at(x, 0)) ** 2 + 100 * (at(x, 1) - at(x, 0) ** 2) ** 2;

describe('minimising', () => {
  it('finds the bottom of the bent valley of Rosenbrock', () => {
    const found = minimise(rosenbrock, [-1.2, 1], { iterations: 500 });
    expect(found.status).not.toBe('limit');
    expect(at(found.x, 0)).toBeCloseTo(1, 4);
    expect(at(found.x, 1)).toBeCloseTo(1, 4);
  });

  it('finds the bottom of a badly scaled bowl', () => {
    const found = minimise((x) => 1000 * (at(x, 0) - 3) ** 2 + (at(x, 1) + 2) ** 2, [0, 0]);
    expect(found.status).toBe('converged');
    expect(at(found.x, 0)).toBeCloseTo(3, 6);
    expect(at(found.x, 1)).toBeCloseTo(-2, 5);
  });

  it('steps back from where the function has no value', () => {
    const found = minimise((x) => at(x, 0) - Math.log(at(x, 0)), [0.1]);
    expect(found.status).toBe('converged');
    expect(at(found.x, 0)).toBeCloseTo(1, 5);
  });

  it('says so when the start itself has no value', () => expect(minimise(() => Number.NaN, [1]).status).toBe('failed'));
  it('says so when it is stopped early', () => expect(minimise(rosenbrock, [-1.2, 1], { iterations: 3 }).status).toBe('limit'));
  it('has nothing to do without variables', () => expect(minimise(() => 4, [])).toMatchObject({ status: 'converged', value: 4 }));
});

describe('differences', () => {
  it('give the slope and the curvature of known functions', () => {
    const f = (x: Float64Array): number => Math.exp(at(x, 0)) * Math.sin(at(x, 1)) + at(x, 0) ** 2 * at(x, 1);
    const x = Float64Array.of(0.4, -0.7);
    const slope = new Float64Array(2);
    gradient(f, x, 1e-5, slope);
    const e = Math.exp(0.4);
    expect(at(slope, 0)).toBeCloseTo(e * Math.sin(-0.7) + 2 * 0.4 * -0.7, 8);
    expect(at(slope, 1)).toBeCloseTo(e * Math.cos(-0.7) + 0.16, 8);
    const bend = hessian(f, x, 2e-3);
    expect(bend[0]?.[0]).toBeCloseTo(e * Math.sin(-0.7) - 1.4, 7);
    expect(bend[0]?.[1]).toBeCloseTo(e * Math.cos(-0.7) + 0.8, 7);
    expect(bend[1]?.[1]).toBeCloseTo(-e * Math.sin(-0.7), 7);
    expect(bend[1]?.[0]).toBe(bend[0]?.[1]);
    expect([...x]).toEqual([0.4, -0.7]);
  });
});
