import { namedEquations } from './named-equations.ts';

/*
 * Elimination that saturates, alone or beside a linear one. VMAX is the largest rate of elimination (amount a time), KM the
 * concentration at half of it; CL, V, V1, Q, V2 (volume a time, volume) and KA (1/time) are as in the linear structures. Output CP.
 *
 * Elimination = VMAX C / (KM + C) + CL C, C = central / V. J. G. Wagner, Journal of Pharmacokinetics and Biopharmaceutics 1
 * (1973) 103-121.
 */

/** VMAX, KM, V: one compartment, saturable elimination, doses by vein. */
export const oneCompartmentMichaelisMenten = namedEquations('oneCompartmentMichaelisMenten', {
  states: { central: 'mg' },
  needs: ['VMAX', 'KM', 'V'],
  doseInto: 'central',
  flow: (x, p) => ({ central: -(p.VMAX * x.central) / (p.KM * p.V + x.central) }),
  elimination: (x, p) => (p.VMAX * x.central) / (p.KM * p.V + x.central),
  outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V, of: 'central' } },
  observe: 'CP',
});

/** VMAX, KM, V, KA: one compartment, saturable elimination, behind a depot (CMT 1). */
export const oneCompartmentMichaelisMentenOral = namedEquations('oneCompartmentMichaelisMentenOral', {
  states: { depot: 'mg', central: 'mg' },
  needs: ['VMAX', 'KM', 'V', 'KA'],
  doseInto: 'depot',
  flow: (x, p) => ({ depot: -p.KA * x.depot, central: p.KA * x.depot - (p.VMAX * x.central) / (p.KM * p.V + x.central) }),
  elimination: (x, p) => (p.VMAX * x.central) / (p.KM * p.V + x.central),
  outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V, of: 'central' } },
  observe: 'CP',
});

/** VMAX, KM, V1, Q, V2: two compartments, saturable elimination, doses by vein. */
export const twoCompartmentMichaelisMenten = namedEquations('twoCompartmentMichaelisMenten', {
  states: { central: 'mg', peripheral1: 'mg' },
  needs: ['VMAX', 'KM', 'V1', 'Q', 'V2'],
  doseInto: 'central',
  flow: (x, p) => ({
    central: -(p.VMAX * x.central) / (p.KM * p.V1 + x.central) - (p.Q / p.V1) * x.central + (p.Q / p.V2) * x.peripheral1,
    peripheral1: (p.Q / p.V1) * x.central - (p.Q / p.V2) * x.peripheral1,
  }),
  elimination: (x, p) => (p.VMAX * x.central) / (p.KM * p.V1 + x.central),
  outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V1, of: 'central' } },
  observe: 'CP',
});

/** VMAX, KM, V1, Q, V2, KA: two compartments, saturable elimination, behind a depot (CMT 1). */
export const twoCompartmentMichaelisMentenOral = namedEquations('twoCompartmentMichaelisMentenOral', {
  states: { depot: 'mg', central: 'mg', peripheral1: 'mg' },
  needs: ['VMAX', 'KM', 'V1', 'Q', 'V2', 'KA'],
  doseInto: 'depot',
  flow: (x, p) => ({
    depot: -p.KA * x.depot,
    central: p.KA * x.depot - (p.VMAX * x.central) / (p.KM * p.V1 + x.central) - (p.Q / p.V1) * x.central + (p.Q / p.V2) * x.peripheral1,
    peripheral1: (p.Q / p.V1) * x.central - (p.Q / p.V2) * x.peripheral1,
  }),
  elimination: (x, p) => (p.VMAX * x.central) / (p.KM * p.V1 + x.central),
  outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V1, of: 'central' } },
  observe: 'CP',
});

/** CL, VMAX, KM, V: one compartment, saturable and linear elimination side by side, doses by vein. */
export const oneCompartmentMixedElimination = namedEquations('oneCompartmentMixedElimination', {
  states: { central: 'mg' },
  needs: ['CL', 'VMAX', 'KM', 'V'],
  doseInto: 'central',
  flow: (x, p) => ({ central: -(p.VMAX * x.central) / (p.KM * p.V + x.central) - (p.CL / p.V) * x.central }),
  elimination: (x, p) => (p.VMAX * x.central) / (p.KM * p.V + x.central) + (p.CL / p.V) * x.central,
  outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V, of: 'central' } },
  observe: 'CP',
});

/** CL, VMAX, KM, V, KA: one compartment, saturable and linear elimination side by side, behind a depot (CMT 1). */
export const oneCompartmentMixedEliminationOral = namedEquations('oneCompartmentMixedEliminationOral', {
  states: { depot: 'mg', central: 'mg' },
  needs: ['CL', 'VMAX', 'KM', 'V', 'KA'],
  doseInto: 'depot',
  flow: (x, p) => ({
    depot: -p.KA * x.depot,
    central: p.KA * x.depot - (p.VMAX * x.central) / (p.KM * p.V + x.central) - (p.CL / p.V) * x.central,
  }),
  elimination: (x, p) => (p.VMAX * x.central) / (p.KM * p.V + x.central) + (p.CL / p.V) * x.central,
  outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V, of: 'central' } },
  observe: 'CP',
});

/** CL, VMAX, KM, V1, Q, V2: two compartments, saturable and linear elimination side by side, doses by vein. */
export const twoCompartmentMixedElimination = namedEquations('twoCompartmentMixedElimination', {
  states: { central: 'mg', peripheral1: 'mg' },
  needs: ['CL', 'VMAX', 'KM', 'V1', 'Q', 'V2'],
  doseInto: 'central',
  flow: (x, p) => ({
    central:
      -(p.VMAX * x.central) / (p.KM * p.V1 + x.central) -
      (p.CL / p.V1) * x.central -
      (p.Q / p.V1) * x.central +
      (p.Q / p.V2) * x.peripheral1,
    peripheral1: (p.Q / p.V1) * x.central - (p.Q / p.V2) * x.peripheral1,
  }),
  elimination: (x, p) => (p.VMAX * x.central) / (p.KM * p.V1 + x.central) + (p.CL / p.V1) * x.central,
  outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V1, of: 'central' } },
  observe: 'CP',
});

/** CL, VMAX, KM, V1, Q, V2, KA: two compartments, saturable and linear elimination side by side, behind a depot (CMT 1). */
export const twoCompartmentMixedEliminationOral = namedEquations('twoCompartmentMixedEliminationOral', {
  states: { depot: 'mg', central: 'mg', peripheral1: 'mg' },
  needs: ['CL', 'VMAX', 'KM', 'V1', 'Q', 'V2', 'KA'],
  doseInto: 'depot',
  flow: (x, p) => ({
    depot: -p.KA * x.depot,
    central:
      p.KA * x.depot -
      (p.VMAX * x.central) / (p.KM * p.V1 + x.central) -
      (p.CL / p.V1) * x.central -
      (p.Q / p.V1) * x.central +
      (p.Q / p.V2) * x.peripheral1,
    peripheral1: (p.Q / p.V1) * x.central - (p.Q / p.V2) * x.peripheral1,
  }),
  elimination: (x, p) => (p.VMAX * x.central) / (p.KM * p.V1 + x.central) + (p.CL / p.V1) * x.central,
  outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V1, of: 'central' } },
  observe: 'CP',
});
