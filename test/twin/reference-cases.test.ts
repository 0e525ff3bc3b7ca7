import { describe, expect, test } from 'vitest';
import {
  type LinearStructure,
  givenWith,
  oneCompartmentInfusion,
  oneCompartmentOral,
  threeCompartmentOral,
  throughTransits,
  twoCompartmentInfusion,
} from '../../src/domain/structure.ts';
import { SOLVERS } from '../../src/twin/predict.ts';
import { predictCase as predict, worst } from './case-errors.ts';
import { type Case, caseModel, caseNames, caseRecords, readCase } from './case-models.ts';

/** A stiff body taken through by an explicit method is a matter of patience, not of accuracy. */
const EXPLICIT = SOLVERS.filter((name) => name !== 'closed-form');

describe.each(EXPLICIT)('a dosing history gives the curve that independent programs agree on, by the solver %s', (solver) => {
  test.each(caseNames)('%s, as equations, within a millionth of the peak', (name) => {
    const one = readCase(name);
    expect(worst(one, predict(caseModel(one), caseRecords(one), solver))).toBeLessThan(1e-6);
  });
});

/** The cases that a named structure states, with its parameters by name and the case's first outputs. */
const NAMED: Record<string, { structure: LinearStructure; individual: (p: Record<string, number>) => Record<string, number> }> = {
  infusion_with_F: { structure: givenWith(oneCompartmentInfusion, { bioavailability: () => ({ central: 0.5 }) }), individual: (p) => p },
  onecmt_bolus_multi: { structure: oneCompartmentInfusion, individual: (p) => p },
  onecmt_infusion_addl: { structure: oneCompartmentInfusion, individual: (p) => p },
  onecmt_oral_lag_F: {
    structure: givenWith(oneCompartmentOral, { lag: () => ({ depot: 0.75 }), bioavailability: () => ({ depot: 0.62 }) }),
    individual: (p) => p,
  },
  reset_evid4: { structure: twoCompartmentInfusion, individual: (p) => p },
  ss_bolus_onecmt: { structure: oneCompartmentInfusion, individual: (p) => p },
  ss_infusion_twocmt: { structure: twoCompartmentInfusion, individual: (p) => p },
  ss_oral_lag: { structure: givenWith(oneCompartmentOral, { lag: () => ({ depot: 1.5 }) }), individual: (p) => p },
  threecmt_oral: {
    structure: threeCompartmentOral,
    individual: (p) => ({
      CL: p['CL'] ?? 0,
      V1: p['V2'] ?? 0,
      Q2: p['Q3'] ?? 0,
      V2: p['V3'] ?? 0,
      Q3: p['Q4'] ?? 0,
      V3: p['V4'] ?? 0,
      KA: p['KA'] ?? 0,
    }),
  },
  transit_chain_n5: {
    structure: givenWith(throughTransits(oneCompartmentOral, 5), { bioavailability: () => ({ dose: 0.85 }) }),
    individual: (p) => p,
  },
  tvcov_crcl_weight: {
    structure: twoCompartmentInfusion,
    individual: (p) => ({
      CL: (p['CLS'] ?? 0) * ((p['CRCL'] ?? 0) / 120) ** 0.8,
      V1: ((p['V1S'] ?? 0) * (p['WT'] ?? 0)) / 70,
      Q: p['Q'] ?? 0,
      V2: p['V2'] ?? 0,
    }),
  },
  twocmt_infusion_addl_vanco: { structure: twoCompartmentInfusion, individual: (p) => p },
  twocmt_overlap_infusions: { structure: twoCompartmentInfusion, individual: (p) => p },
};

describe('a named structure gives the same curve in closed form', () => {
  test.each(Object.keys(NAMED))('%s', (name) => {
    const stated = NAMED[name];
    if (!stated) throw new Error('no such case');
    const one = readCase(name);
    const [first = ''] = Object.keys(one.outputs);
    const central: Case = { ...one, outputs: { [first]: one.outputs[first] ?? '' }, reference: { [first]: one.reference[first] ?? [] } };
    expect(
      worst(central, predict(caseModel(central, stated.structure, stated.individual), caseRecords(central), 'closed-form')),
    ).toBeLessThan(1e-9);
  });
});
