import { namedEquations } from './named-equations.ts';

/*
 * A drug that its own target binds and takes away with it, in full. Amounts in nmol, concentrations in nmol/L. CL, V, V1, Q, V2 and
 * KA are as in the linear structures and hold for free drug; KON (1/concentration/time) and KOFF (1/time) bind and release, KSYN
 * (concentration a time) makes the target, KDEG (1/time) breaks the free and KINT (1/time) the bound target down. CMT: the free
 * drug's amounts, then the concentrations of free target and of the complex. Outputs: CP free drug, CTOT all drug, R free target,
 * RC the complex, RTOT all target.
 *
 * With C = central / V: dC/dt = -CL/V C - KON C R + KOFF RC, dR/dt = KSYN - KDEG R - KON C R + KOFF RC, dRC/dt = KON C R -
 * (KOFF + KINT) RC; R = KSYN / KDEG at first. D. E. Mager and W. J. Jusko, Journal of Pharmacokinetics and Pharmacodynamics 28
 * (2001) 507-532.
 */

/** CL, V, KON, KOFF, KSYN, KDEG, KINT: one compartment, doses by vein. */
export const oneCompartmentTargetMediated = namedEquations('oneCompartmentTargetMediated', {
  states: { central: 'nmol', target: 'nmol/L', complex: 'nmol/L' },
  needs: ['CL', 'V', 'KON', 'KOFF', 'KSYN', 'KDEG', 'KINT'],
  doseInto: 'central',
  start: (p) => ({ target: p.KSYN / p.KDEG }),
  flow: (x, p) => ({
    central: -(p.CL / p.V) * x.central - p.KON * x.central * x.target + p.KOFF * x.complex * p.V,
    target: p.KSYN - p.KDEG * x.target - p.KON * (x.central / p.V) * x.target + p.KOFF * x.complex,
    complex: p.KON * (x.central / p.V) * x.target - (p.KOFF + p.KINT) * x.complex,
  }),
  outputs: {
    CP: { unit: 'nmol/L', is: (x, p) => x.central / p.V, of: 'central' },
    CTOT: { unit: 'nmol/L', is: (x, p) => x.central / p.V + x.complex },
    R: { unit: 'nmol/L', is: (x) => x.target, of: 'target' },
    RC: { unit: 'nmol/L', is: (x) => x.complex, of: 'complex' },
    RTOT: { unit: 'nmol/L', is: (x) => x.target + x.complex },
  },
  observe: 'CP',
});

/** CL, V, KA, KON, KOFF, KSYN, KDEG, KINT: one compartment, doses into a depot (CMT 1) under the skin. */
export const oneCompartmentTargetMediatedSubcutaneous = namedEquations('oneCompartmentTargetMediatedSubcutaneous', {
  states: { depot: 'nmol', central: 'nmol', target: 'nmol/L', complex: 'nmol/L' },
  needs: ['CL', 'V', 'KA', 'KON', 'KOFF', 'KSYN', 'KDEG', 'KINT'],
  doseInto: 'depot',
  start: (p) => ({ target: p.KSYN / p.KDEG }),
  flow: (x, p) => ({
    depot: -p.KA * x.depot,
    central: p.KA * x.depot - (p.CL / p.V) * x.central - p.KON * x.central * x.target + p.KOFF * x.complex * p.V,
    target: p.KSYN - p.KDEG * x.target - p.KON * (x.central / p.V) * x.target + p.KOFF * x.complex,
    complex: p.KON * (x.central / p.V) * x.target - (p.KOFF + p.KINT) * x.complex,
  }),
  outputs: {
    CP: { unit: 'nmol/L', is: (x, p) => x.central / p.V, of: 'central' },
    CTOT: { unit: 'nmol/L', is: (x, p) => x.central / p.V + x.complex },
    R: { unit: 'nmol/L', is: (x) => x.target, of: 'target' },
    RC: { unit: 'nmol/L', is: (x) => x.complex, of: 'complex' },
    RTOT: { unit: 'nmol/L', is: (x) => x.target + x.complex },
  },
  observe: 'CP',
});

/** CL, V1, Q, V2, KON, KOFF, KSYN, KDEG, KINT: two compartments, doses by vein. */
export const twoCompartmentTargetMediated = namedEquations('twoCompartmentTargetMediated', {
  states: { central: 'nmol', peripheral1: 'nmol', target: 'nmol/L', complex: 'nmol/L' },
  needs: ['CL', 'V1', 'Q', 'V2', 'KON', 'KOFF', 'KSYN', 'KDEG', 'KINT'],
  doseInto: 'central',
  start: (p) => ({ target: p.KSYN / p.KDEG }),
  flow: (x, p) => ({
    central:
      -(p.CL / p.V1) * x.central -
      (p.Q / p.V1) * x.central +
      (p.Q / p.V2) * x.peripheral1 -
      p.KON * x.central * x.target +
      p.KOFF * x.complex * p.V1,
    peripheral1: (p.Q / p.V1) * x.central - (p.Q / p.V2) * x.peripheral1,
    target: p.KSYN - p.KDEG * x.target - p.KON * (x.central / p.V1) * x.target + p.KOFF * x.complex,
    complex: p.KON * (x.central / p.V1) * x.target - (p.KOFF + p.KINT) * x.complex,
  }),
  outputs: {
    CP: { unit: 'nmol/L', is: (x, p) => x.central / p.V1, of: 'central' },
    CTOT: { unit: 'nmol/L', is: (x, p) => x.central / p.V1 + x.complex },
    R: { unit: 'nmol/L', is: (x) => x.target, of: 'target' },
    RC: { unit: 'nmol/L', is: (x) => x.complex, of: 'complex' },
    RTOT: { unit: 'nmol/L', is: (x) => x.target + x.complex },
  },
  observe: 'CP',
});

/** CL, V1, Q, V2, KA, KON, KOFF, KSYN, KDEG, KINT: two compartments, doses into a depot (CMT 1) under the skin. */
export const twoCompartmentTargetMediatedSubcutaneous = namedEquations('twoCompartmentTargetMediatedSubcutaneous', {
  states: { depot: 'nmol', central: 'nmol', peripheral1: 'nmol', target: 'nmol/L', complex: 'nmol/L' },
  needs: ['CL', 'V1', 'Q', 'V2', 'KA', 'KON', 'KOFF', 'KSYN', 'KDEG', 'KINT'],
  doseInto: 'depot',
  start: (p) => ({ target: p.KSYN / p.KDEG }),
  flow: (x, p) => ({
    depot: -p.KA * x.depot,
    central:
      p.KA * x.depot -
      (p.CL / p.V1) * x.central -
      (p.Q / p.V1) * x.central +
      (p.Q / p.V2) * x.peripheral1 -
      p.KON * x.central * x.target +
      p.KOFF * x.complex * p.V1,
    peripheral1: (p.Q / p.V1) * x.central - (p.Q / p.V2) * x.peripheral1,
    target: p.KSYN - p.KDEG * x.target - p.KON * (x.central / p.V1) * x.target + p.KOFF * x.complex,
    complex: p.KON * (x.central / p.V1) * x.target - (p.KOFF + p.KINT) * x.complex,
  }),
  outputs: {
    CP: { unit: 'nmol/L', is: (x, p) => x.central / p.V1, of: 'central' },
    CTOT: { unit: 'nmol/L', is: (x, p) => x.central / p.V1 + x.complex },
    R: { unit: 'nmol/L', is: (x) => x.target, of: 'target' },
    RC: { unit: 'nmol/L', is: (x) => x.complex, of: 'complex' },
    RTOT: { unit: 'nmol/L', is: (x) => x.target + x.complex },
  },
  observe: 'CP',
});
