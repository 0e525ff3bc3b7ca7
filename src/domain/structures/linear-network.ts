import type { Flow, NetworkStructure } from '../network.ts';
import { type LinearStructure, compartmentNames } from '../structure.ts';

/**
 * A structure of one to three compartments as a linear system in mg and mg/L, to which more states can be added.
 *
 * @param scale what CP is for one unit of amount a unit of volume
 */
export function networkOf<N extends string>(structure: LinearStructure<N> | NetworkStructure<N>, scale = 1): NetworkStructure<N> {
  if (structure.kind === 'network') return structure;
  const { kind: _kind, compartments: _compartments, absorption: _absorption, ...shared } = structure;
  const names = compartmentNames(structure);
  const volume = structure.needs[1];
  return {
    ...shared,
    kind: 'network',
    compartments: names.length,
    states: Object.fromEntries(names.map((name) => [name, 'mg'])),
    doseInto: names[0] ?? '',
    flows: flowsOf(structure),
    outputs: {
      CP: {
        unit: 'mg/L',
        weights: (p) => ({ central: scale / (volume === undefined ? Number.NaN : p[volume]) }),
        of: 'central',
      },
    },
    observe: 'CP',
  };
}

/** What flows between the compartments of a linear structure, and out of its central one. */
function flowsOf<N extends string>(structure: LinearStructure<N>): (p: Record<N, number>) => Flow[] {
  const { compartments, absorption, needs } = structure;
  const names = compartmentNames(structure);
  const central = names.indexOf('central');
  const at = (place: number): string => names[place] ?? '';
  return (p) => {
    const named: Readonly<Record<string, number>> = p;
    const of = (place: number): number => named[needs[place] ?? ''] ?? Number.NaN;
    const flows: Flow[] = [{ from: 'central', rate: of(0) / of(1) }];
    for (let i = 1; i < compartments; i++) {
      flows.push({ from: 'central', to: at(central + i), rate: of(2 * i) / of(1) });
      flows.push({ from: at(central + i), to: 'central', rate: of(2 * i) / of(2 * i + 1) });
    }
    if (!absorption) return flows;
    flows.push({ from: 'depot', to: 'central', rate: named['KA'] ?? Number.NaN });
    const leaving = (absorption.transits + 1) / (named['MTT'] ?? Number.NaN);
    for (let i = 0; i < central - 1; i++) flows.push({ from: at(i), to: at(i + 1), rate: leaving });
    return flows;
  };
}
