import type { EquationStructure } from '../equations.ts';
import type { Flow, NetworkStructure } from '../network.ts';
import type { LinearStructure, Structure } from '../structure.ts';
import { addFlows, addPart, outputNamed } from './add-part.ts';
import { networkOf } from './linear-network.ts';

/** Which metabolite: the ending of its names ('2' gives metabolite2, CM2, CLM2, VM2 and FM2), and the state it is formed from. */
export type Formed<E extends string> = { ending?: E; from?: string };

/**
 * Adds a metabolite, formed from a share FM (no unit) of what is eliminated and eliminated with a clearance CLM (volume a time) from a
 * volume VM. Its concentration is the output CM. Amounts are counted in the parent's unit: where they are masses, FM takes in the
 * ratio of the molar masses. With an `ending` there can be several, side by side or, by `from`, one from another. Adds FM, CLM, VM.
 *
 * dM/dt = FM x elimination of the parent - CLM/VM M. K. S. Pang, Journal of Pharmacokinetics and Biopharmaceutics 13
 * (1985) 633-662.
 */
export function withMetabolite<N extends string, const E extends string = ''>(
  structure: LinearStructure<N> | NetworkStructure<N>,
  formed?: Formed<E>,
): NetworkStructure<N | `FM${E}` | `CLM${E}` | `VM${E}`>;
export function withMetabolite<N extends string>(structure: EquationStructure<N>): EquationStructure<N | 'FM' | 'CLM' | 'VM'>;
export function withMetabolite(structure: Structure, { ending = '', from = 'central' }: Formed<string> = {}): Structure {
  return structure.kind === 'equations' ? fromEquations(structure) : fromFlows(networkOf(structure), `FM${ending}`, ending, from);
}

/** The same where all that is eliminated becomes the metabolite: FM is 1 and not needed. Adds CLM, VM. */
export function withWholeMetabolite<N extends string, const E extends string = ''>(
  structure: LinearStructure<N> | NetworkStructure<N>,
  { ending, from = 'central' }: Formed<E> = {},
): NetworkStructure<N | `CLM${E}` | `VM${E}`> {
  return fromFlows(networkOf<string>(structure), undefined, ending ?? '', from) as unknown as NetworkStructure<N | `CLM${E}` | `VM${E}`>;
}

/** A metabolite formed from what leaves the body from a state; `share` names how much of it, without one it is all. */
function fromFlows(base: NetworkStructure, share: string | undefined, ending: string, from: string): NetworkStructure {
  const metabolite = `metabolite${ending}`;
  const [clearance, volume] = [`CLM${ending}`, `VM${ending}`];
  if (!Object.hasOwn(base.states, from)) throw new Error(`${base.name} has no state ${JSON.stringify(from)} to form a metabolite from`);
  const unit = outputNamed(base, 'CP').unit;
  return addFlows(base, {
    name: `with ${metabolite}`,
    states: { [metabolite]: base.states[from] ?? '' },
    needs: [...(share === undefined ? [] : [share]), clearance, volume],
    flows: (p) => {
      const formed = share === undefined ? 1 : (p[share] ?? Number.NaN);
      return [
        ...base.flows(p).flatMap((one): Flow[] =>
          // What leaves the body leaves the parent as before; the metabolite follows it, so that there can be several.
          one.from === from && one.to === undefined ? [one, { from, to: metabolite, rate: formed * one.rate, keeps: true }] : [one],
        ),
        { from: metabolite, rate: (p[clearance] ?? Number.NaN) / (p[volume] ?? Number.NaN) },
      ];
    },
    outputs: { [`CM${ending}`]: { unit, weights: (p) => ({ [metabolite]: 1 / (p[volume] ?? Number.NaN) }), of: metabolite } },
  });
}

function fromEquations<N extends string>(base: EquationStructure<N>): EquationStructure<N | 'FM' | 'CLM' | 'VM'> {
  if (!base.elimination) throw new Error(`${base.name} does not say what is eliminated, so nothing can be formed from it`);
  const { unit } = outputNamed(base, 'CP');
  return addPart(base, base.elimination, {
    name: 'with metabolite',
    states: { metabolite: 'mg' },
    needs: ['FM', 'CLM', 'VM'],
    flow: (x, p, _t, c) => ({ metabolite: p.FM * c - (p.CLM / p.VM) * x.metabolite }),
    outputs: { CM: { unit, is: (x, p) => x.metabolite / p.VM, of: 'metabolite' } },
  });
}

/**
 * The same behind a depot from which a share FP (no unit) of what is absorbed reaches the blood as the metabolite already: first
 * pass. Adds FP to what `withMetabolite` added.
 */
export function withFirstPass<N extends string>(structure: NetworkStructure<N>): NetworkStructure<N | 'FP'> {
  if (!Object.hasOwn(structure.states, 'depot') || !Object.hasOwn(structure.states, 'metabolite'))
    throw new Error(`${structure.name} has no depot or no metabolite: a first pass goes from the one to the other`);
  return addFlows(structure, {
    name: 'after a first pass',
    states: {},
    needs: ['FP'],
    flows: (p) =>
      structure.flows(p).flatMap((one): Flow[] =>
        one.from === 'depot' && one.to === 'central'
          ? [
              { ...one, rate: (1 - p.FP) * one.rate },
              { from: 'depot', to: 'metabolite', rate: p.FP * one.rate },
            ]
          : [one],
      ),
    outputs: {},
  });
}
