import { namedEquations } from './named-equations.ts';

/*
 * Target-mediated disposition where binding is quick beside all else: free drug, target and complex are always in the proportion
 * KSS = (KOFF + KINT) / KON (concentration). Otherwise as the full structures of `target-mediated.ts`. CMT: all drug in the central
 * compartment (free and bound, an amount), free drug in the periphery, and the concentration of all target, free and bound.
 * Outputs: CP free drug, CTOT all drug, RTOT all target.
 *
 * With CTOT = central / V and b = CTOT - RTOT - KSS, free C = (b + sqrt(b^2 + 4 KSS CTOT)) / 2, for b below 0 in the form that does
 * not cancel; d central/dt = -CL C - KINT RTOT C V / (KSS + C), dRTOT/dt = KSYN - KDEG RTOT - (KINT - KDEG) RTOT C / (KSS + C);
 * RTOT = KSYN / KDEG at first. L. Gibiansky et al., Journal of Pharmacokinetics and Pharmacodynamics 35 (2008) 573-591.
 *
 * The formula of C stands in each flow once more, so that a flow says all of itself.
 */

/** Free drug from all drug, all target and KSS, all of them concentrations. */
function freeDrug(drug: number, target: number, KSS: number): number {
  const b = drug - target - KSS;
  const root = Math.sqrt(b * b + 4 * KSS * drug);
  return b > 0 ? (b + root) / 2 : (2 * KSS * drug) / (root - b);
}

/** CL, V, KSS, KSYN, KDEG, KINT: one compartment, doses by vein. */
export const oneCompartmentTargetMediatedQuasiSteady = namedEquations('oneCompartmentTargetMediatedQuasiSteady', {
  states: { central: 'nmol', target: 'nmol/L' },
  needs: ['CL', 'V', 'KSS', 'KSYN', 'KDEG', 'KINT'],
  doseInto: 'central',
  start: (p) => ({ target: p.KSYN / p.KDEG }),
  flow: (x, p) => {
    const b = x.central / p.V - x.target - p.KSS;
    const root = Math.sqrt(b * b + (4 * p.KSS * x.central) / p.V);
    const c = b > 0 ? (b + root) / 2 : (2 * p.KSS * x.central) / p.V / (root - b);
    return {
      central: -p.CL * c - (p.KINT * x.target * c * p.V) / (p.KSS + c),
      target: p.KSYN - p.KDEG * x.target - ((p.KINT - p.KDEG) * x.target * c) / (p.KSS + c),
    };
  },
  outputs: {
    CP: { unit: 'nmol/L', is: (x, p) => freeDrug(x.central / p.V, x.target, p.KSS) },
    CTOT: { unit: 'nmol/L', is: (x, p) => x.central / p.V, of: 'central' },
    RTOT: { unit: 'nmol/L', is: (x) => x.target, of: 'target' },
  },
  observe: 'CP',
});

/** CL, V, KA, KSS, KSYN, KDEG, KINT: one compartment, doses into a depot (CMT 1) under the skin. */
export const oneCompartmentTargetMediatedQuasiSteadySubcutaneous = namedEquations('oneCompartmentTargetMediatedQuasiSteadySubcutaneous', {
  states: { depot: 'nmol', central: 'nmol', target: 'nmol/L' },
  needs: ['CL', 'V', 'KA', 'KSS', 'KSYN', 'KDEG', 'KINT'],
  doseInto: 'depot',
  start: (p) => ({ target: p.KSYN / p.KDEG }),
  flow: (x, p) => {
    const b = x.central / p.V - x.target - p.KSS;
    const root = Math.sqrt(b * b + (4 * p.KSS * x.central) / p.V);
    const c = b > 0 ? (b + root) / 2 : (2 * p.KSS * x.central) / p.V / (root - b);
    return {
      depot: -p.KA * x.depot,
      central: p.KA * x.depot - p.CL * c - (p.KINT * x.target * c * p.V) / (p.KSS + c),
      target: p.KSYN - p.KDEG * x.target - ((p.KINT - p.KDEG) * x.target * c) / (p.KSS + c),
    };
  },
  outputs: {
    CP: { unit: 'nmol/L', is: (x, p) => freeDrug(x.central / p.V, x.target, p.KSS) },
    CTOT: { unit: 'nmol/L', is: (x, p) => x.central / p.V, of: 'central' },
    RTOT: { unit: 'nmol/L', is: (x) => x.target, of: 'target' },
  },
  observe: 'CP',
});

/** CL, V1, Q, V2, KSS, KSYN, KDEG, KINT: two compartments, doses by vein. */
export const twoCompartmentTargetMediatedQuasiSteady = namedEquations('twoCompartmentTargetMediatedQuasiSteady', {
  states: { central: 'nmol', peripheral1: 'nmol', target: 'nmol/L' },
  needs: ['CL', 'V1', 'Q', 'V2', 'KSS', 'KSYN', 'KDEG', 'KINT'],
  doseInto: 'central',
  start: (p) => ({ target: p.KSYN / p.KDEG }),
  flow: (x, p) => {
    const b = x.central / p.V1 - x.target - p.KSS;
    const root = Math.sqrt(b * b + (4 * p.KSS * x.central) / p.V1);
    const c = b > 0 ? (b + root) / 2 : (2 * p.KSS * x.central) / p.V1 / (root - b);
    return {
      central: -p.CL * c - p.Q * c + (p.Q / p.V2) * x.peripheral1 - (p.KINT * x.target * c * p.V1) / (p.KSS + c),
      peripheral1: p.Q * c - (p.Q / p.V2) * x.peripheral1,
      target: p.KSYN - p.KDEG * x.target - ((p.KINT - p.KDEG) * x.target * c) / (p.KSS + c),
    };
  },
  outputs: {
    CP: { unit: 'nmol/L', is: (x, p) => freeDrug(x.central / p.V1, x.target, p.KSS) },
    CTOT: { unit: 'nmol/L', is: (x, p) => x.central / p.V1, of: 'central' },
    RTOT: { unit: 'nmol/L', is: (x) => x.target, of: 'target' },
  },
  observe: 'CP',
});

/** CL, V1, Q, V2, KA, KSS, KSYN, KDEG, KINT: two compartments, doses into a depot (CMT 1) under the skin. */
export const twoCompartmentTargetMediatedQuasiSteadySubcutaneous = namedEquations('twoCompartmentTargetMediatedQuasiSteadySubcutaneous', {
  states: { depot: 'nmol', central: 'nmol', peripheral1: 'nmol', target: 'nmol/L' },
  needs: ['CL', 'V1', 'Q', 'V2', 'KA', 'KSS', 'KSYN', 'KDEG', 'KINT'],
  doseInto: 'depot',
  start: (p) => ({ target: p.KSYN / p.KDEG }),
  flow: (x, p) => {
    const b = x.central / p.V1 - x.target - p.KSS;
    const root = Math.sqrt(b * b + (4 * p.KSS * x.central) / p.V1);
    const c = b > 0 ? (b + root) / 2 : (2 * p.KSS * x.central) / p.V1 / (root - b);
    return {
      depot: -p.KA * x.depot,
      central: p.KA * x.depot - p.CL * c - p.Q * c + (p.Q / p.V2) * x.peripheral1 - (p.KINT * x.target * c * p.V1) / (p.KSS + c),
      peripheral1: p.Q * c - (p.Q / p.V2) * x.peripheral1,
      target: p.KSYN - p.KDEG * x.target - ((p.KINT - p.KDEG) * x.target * c) / (p.KSS + c),
    };
  },
  outputs: {
    CP: { unit: 'nmol/L', is: (x, p) => freeDrug(x.central / p.V1, x.target, p.KSS) },
    CTOT: { unit: 'nmol/L', is: (x, p) => x.central / p.V1, of: 'central' },
    RTOT: { unit: 'nmol/L', is: (x) => x.target, of: 'target' },
  },
  observe: 'CP',
});
