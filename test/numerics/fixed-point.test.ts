import { describe, expect, test } from 'vitest';
import { addConstantInput, addDecayingInput } from '../../src/numerics/decaying-input.ts';
import { findFixedPoint } from '../../src/numerics/fixed-point.ts';
import { createSystem, setParameters, toAmounts, toModes } from '../../src/numerics/linear-compartments.ts';
import { matrixExponential } from '../../src/numerics/matrix-exponential.ts';

describe('the state a cycle leaves as it is', () => {
  test('of x -> x / 2 + 1 is 2', () => {
    expect(findFixedPoint((x) => x.map((one) => one / 2 + 1), new Float64Array(1), 1)?.[0]).toBeCloseTo(2, 12);
  });

  test('of x -> cos x is Dottie’s number, 0.739085133215161', () => {
    expect(findFixedPoint((x) => x.map((one) => Math.cos(one)), new Float64Array(1), 1)?.[0]).toBeCloseTo(0.739085133215161, 11);
  });

  test('of a cycle that only adds is none', () => {
    expect(findFixedPoint((x) => x.map((one) => one + 1), new Float64Array(2), 1)).toBeUndefined();
  });

  test('of a cycle that cannot be computed is none', () => {
    expect(findFixedPoint(() => undefined, new Float64Array(1), 1)).toBeUndefined();
  });
});

describe('an input into a linear system', () => {
  const [CL, V1, Q, V2] = [4, 20, 6, 50];
  const system = createSystem(2);
  setParameters(system, [CL, V1, Q, V2]);
  const amountsAfter = (add: (modes: Float64Array) => void): Float64Array => {
    const modes = new Float64Array(2);
    const amounts = new Float64Array(2);
    toModes(system, amounts, modes);
    add(modes);
    toAmounts(system, modes, amounts);
    return amounts;
  };
  const rows = [
    [-(CL + Q) / V1, Q / V2],
    [Q / V1, -Q / V2],
  ];

  test.each([0.01, 0.4, 0.4866, 3, 80])('that decays at %d 1/h leaves what the matrix exponential of both says', (decay) => {
    const step = 2.5;
    const exponential = matrixExponential(
      [...rows.map((row, i) => [...row, i === 0 ? decay : 0]), [0, 0, -decay]].map((row) => row.map((one) => one * step)),
    );
    const found = amountsAfter((modes) => addDecayingInput(system, modes, 100 * decay, decay, step));
    for (const i of [0, 1]) expect(found[i]).toBeCloseTo(100 * (exponential[i]?.[2] ?? Number.NaN), 10);
  });

  test('of equal rate constants is t exp(-k t)', () => {
    const one = createSystem(1);
    setParameters(one, [5, 50]);
    const modes = new Float64Array(1);
    addDecayingInput(one, modes, 7, 0.1, 3);
    const amounts = new Float64Array(1);
    toAmounts(one, modes, amounts);
    expect(amounts[0]).toBeCloseTo(7 * 3 * Math.exp(-0.3), 12);
  });

  test('that is constant into the second compartment leaves what the matrix exponential says', () => {
    const step = 4;
    const exponential = matrixExponential(
      [...rows.map((row, i) => [...row, i === 1 ? 10 : 0]), [0, 0, 0]].map((row) => row.map((each) => each * step)),
    );
    const found = amountsAfter((modes) => addConstantInput(system, modes, 1, 10, step));
    for (const i of [0, 1]) expect(found[i]).toBeCloseTo(exponential[i]?.[2] ?? Number.NaN, 10);
  });
});
