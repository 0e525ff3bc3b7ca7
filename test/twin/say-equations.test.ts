import { expect, it } from 'vitest';
import {
  oneCompartmentInfusion,
  threeCompartmentInfusion,
  throughTransits,
  twoCompartmentInfusion,
  twoCompartmentOral,
} from '../../src/domain/structure.ts';
import { library } from '../../models/index.ts';
import { oneCompartmentOral } from '../../src/domain/structure.ts';
import { sayEquations } from '../../src/domain/structures/say-equations.ts';
import { describeKinetics } from '../../src/twin/kinetics.ts';

const example = library.find((model) => model.id === 'vancomycin/goti-2018');

it.each([
  oneCompartmentInfusion,
  twoCompartmentInfusion,
  threeCompartmentInfusion,
  oneCompartmentOral,
  twoCompartmentOral,
  throughTransits(oneCompartmentOral, 3),
])('the equations of $name that are shown are those that are computed with', (structure) => {
  if (!example) throw new Error('the model is not in the library');
  const { states, slope } = describeKinetics({ ...example, structure });
  const values = Object.fromEntries(structure.needs.map((name, i) => [name, 1.3 + 0.7 * i]));
  const amounts = Float64Array.from(states, (_, i) => 10 + 3 * i);
  const computed = new Float64Array(states.length);
  slope(0, amounts, values, computed);
  const names = { ...values, ...Object.fromEntries(states.map((state, i) => [state, amounts[i]])) };
  for (const [i, state] of states.entries()) {
    const shown = sayEquations(structure)[i]?.split(' = ') ?? [];
    expect(shown[0]).toBe(`d ${state} / dt`);
    // oxlint-disable-next-line typescript/no-implied-eval -- the text that is shown is what is tried here
    const value: unknown = new Function(...Object.keys(names), `return ${shown[1]}`)(...Object.values(names));
    expect(value).toBeCloseTo(computed[i] ?? Number.NaN, 9);
  }
});
