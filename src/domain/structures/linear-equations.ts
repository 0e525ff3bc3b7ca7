import { type EquationStructure, equations } from '../equations.ts';
import { flowOf, readerOf } from '../network.ts';
import type { LinearStructure, Structure } from '../structure.ts';
import { networkOf } from './linear-network.ts';

/** The structures with a closed form, written out: to them equations that are not linear can be added. */
const BY_VEIN = {
  1: equations({
    states: { central: 'mg' },
    needs: ['CL', 'V'],
    doseInto: 'central',
    flow: (x, p) => ({ central: (-p.CL / p.V) * x.central }),
    outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V, of: 'central' } },
    observe: 'CP',
  }),
  2: equations({
    states: { central: 'mg', peripheral1: 'mg' },
    needs: ['CL', 'V1', 'Q', 'V2'],
    doseInto: 'central',
    flow: (x, p) => ({
      central: (-(p.CL + p.Q) / p.V1) * x.central + (p.Q / p.V2) * x.peripheral1,
      peripheral1: (p.Q / p.V1) * x.central - (p.Q / p.V2) * x.peripheral1,
    }),
    outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V1, of: 'central' } },
    observe: 'CP',
  }),
  3: equations({
    states: { central: 'mg', peripheral1: 'mg', peripheral2: 'mg' },
    needs: ['CL', 'V1', 'Q2', 'V2', 'Q3', 'V3'],
    doseInto: 'central',
    flow: (x, p) => ({
      central: (-(p.CL + p.Q2 + p.Q3) / p.V1) * x.central + (p.Q2 / p.V2) * x.peripheral1 + (p.Q3 / p.V3) * x.peripheral2,
      peripheral1: (p.Q2 / p.V1) * x.central - (p.Q2 / p.V2) * x.peripheral1,
      peripheral2: (p.Q3 / p.V1) * x.central - (p.Q3 / p.V3) * x.peripheral2,
    }),
    outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V1, of: 'central' } },
    observe: 'CP',
  }),
} as const;

/** The same behind a depot. */
const ORAL = {
  1: equations({
    states: { depot: 'mg', central: 'mg' },
    needs: ['CL', 'V', 'KA'],
    doseInto: 'depot',
    flow: (x, p) => ({ depot: -p.KA * x.depot, central: p.KA * x.depot - (p.CL / p.V) * x.central }),
    outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V, of: 'central' } },
    observe: 'CP',
  }),
  2: equations({
    states: { depot: 'mg', central: 'mg', peripheral1: 'mg' },
    needs: ['CL', 'V1', 'Q', 'V2', 'KA'],
    doseInto: 'depot',
    flow: (x, p) => ({
      depot: -p.KA * x.depot,
      central: p.KA * x.depot - ((p.CL + p.Q) / p.V1) * x.central + (p.Q / p.V2) * x.peripheral1,
      peripheral1: (p.Q / p.V1) * x.central - (p.Q / p.V2) * x.peripheral1,
    }),
    outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V1, of: 'central' } },
    observe: 'CP',
  }),
  3: equations({
    states: { depot: 'mg', central: 'mg', peripheral1: 'mg', peripheral2: 'mg' },
    needs: ['CL', 'V1', 'Q2', 'V2', 'Q3', 'V3', 'KA'],
    doseInto: 'depot',
    flow: (x, p) => ({
      depot: -p.KA * x.depot,
      central: p.KA * x.depot - ((p.CL + p.Q2 + p.Q3) / p.V1) * x.central + (p.Q2 / p.V2) * x.peripheral1 + (p.Q3 / p.V3) * x.peripheral2,
      peripheral1: (p.Q2 / p.V1) * x.central - (p.Q2 / p.V2) * x.peripheral1,
      peripheral2: (p.Q3 / p.V1) * x.central - (p.Q3 / p.V3) * x.peripheral2,
    }),
    outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V1, of: 'central' } },
    observe: 'CP',
  }),
} as const;

/** Any structure as equations, to which parts that are not linear can be added. */
export function equationsOf<N extends string>(structure: Structure<N>): EquationStructure<N> {
  if (structure.kind === 'equations') return structure;
  const { kind: _kind, flows: _flows, made: _made, outputs, ...shared } = networkOf(structure);
  const written = structure.kind === 'linear' ? writtenOut(structure) : undefined;
  return {
    ...shared,
    kind: 'equations',
    flow: written?.flow ?? flowOf(networkOf(structure)),
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, output]) => [
        name,
        { unit: output.unit, is: written?.outputs[name]?.is ?? readerOf(output), ...(output.of === undefined ? {} : { of: output.of }) },
      ]),
    ),
  };
}

/** What is written out above, where it is; a chain of transit compartments has any length. */
function writtenOut<N extends string>({ compartments, absorption }: LinearStructure<N>): EquationStructure<N> | undefined {
  if (absorption && absorption.transits > 0) return undefined;
  return (absorption ? ORAL : BY_VEIN)[compartments] as unknown as EquationStructure<N>;
}
