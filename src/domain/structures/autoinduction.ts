import { namedEquations } from './named-equations.ts';

/*
 * A drug that induces the enzyme which eliminates it. The enzyme pool is 1 without drug and turns over at KENZ (1/time); EMAX (no
 * unit) is the largest rise of its production, EC50 the concentration at half of it. CL (volume a time) is the clearance without
 * induction; V and KA are as in the linear structures. Outputs: CP and ENZ, the pool.
 *
 * d central/dt = -CL ENZ C, dENZ/dt = KENZ (1 + EMAX C / (EC50 + C) - ENZ). W. Smythe et al., Antimicrobial Agents and
 * Chemotherapy 56 (2012) 2091-2098, for the turnover of the enzyme.
 */

/** CL, V, KENZ, EMAX, EC50: one compartment, doses by vein. */
export const oneCompartmentAutoinduction = namedEquations('oneCompartmentAutoinduction', {
  states: { central: 'mg', enzyme: '1' },
  needs: ['CL', 'V', 'KENZ', 'EMAX', 'EC50'],
  doseInto: 'central',
  start: () => ({ enzyme: 1 }),
  flow: (x, p) => ({
    central: (-p.CL / p.V) * x.enzyme * x.central,
    enzyme: p.KENZ * (1 + (p.EMAX * x.central) / (p.EC50 * p.V + x.central) - x.enzyme),
  }),
  elimination: (x, p) => (p.CL / p.V) * x.enzyme * x.central,
  outputs: {
    CP: { unit: 'mg/L', is: (x, p) => x.central / p.V, of: 'central' },
    ENZ: { unit: '1', is: (x) => x.enzyme, of: 'enzyme' },
  },
  observe: 'CP',
});

/** CL, V, KA, KENZ, EMAX, EC50: the same behind a depot (CMT 1). */
export const oneCompartmentAutoinductionOral = namedEquations('oneCompartmentAutoinductionOral', {
  states: { depot: 'mg', central: 'mg', enzyme: '1' },
  needs: ['CL', 'V', 'KA', 'KENZ', 'EMAX', 'EC50'],
  doseInto: 'depot',
  start: () => ({ enzyme: 1 }),
  flow: (x, p) => ({
    depot: -p.KA * x.depot,
    central: p.KA * x.depot - (p.CL / p.V) * x.enzyme * x.central,
    enzyme: p.KENZ * (1 + (p.EMAX * x.central) / (p.EC50 * p.V + x.central) - x.enzyme),
  }),
  elimination: (x, p) => (p.CL / p.V) * x.enzyme * x.central,
  outputs: {
    CP: { unit: 'mg/L', is: (x, p) => x.central / p.V, of: 'central' },
    ENZ: { unit: '1', is: (x) => x.enzyme, of: 'enzyme' },
  },
  observe: 'CP',
});
