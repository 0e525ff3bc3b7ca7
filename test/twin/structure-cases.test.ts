import { expect, test } from 'vitest';
import {
  oneCompartmentAutoinductionOral,
  oneCompartmentMichaelisMentenOral,
  oneCompartmentOral,
  threeCompartmentInfusion,
  throughSavicTransits,
  twoCompartmentTargetMediatedQuasiSteady,
  withEffectCompartment,
  withFirstPass,
  withFribergChain,
  withMetabolite,
  withProductionInhibited,
  withProductionStimulated,
  withSigmoidResponse,
  givenWith,
  linearSystem,
} from '../../src/domain/define-model.ts';
import type { Structure } from '../../src/domain/structure.ts';
import { predictCase, worst } from './case-errors.ts';
import { type Case, caseModel, caseRecords, readCase } from './case-models.ts';

type Values = Record<string, number>;
const of = (p: Values, name: string): number => p[name] ?? Number.NaN;

/** The organs of the whole body that drain into the veins, and those that drain into the liver. */
const TO_VEINS = ['ADI', 'BON', 'BRA', 'HEA', 'KID', 'MUS', 'SKI'];
const TO_LIVER = ['GUT', 'PAN', 'SPL'];

/** The case of fourteen organs as one linear system: blood flows through each organ over its volume and partition. */
function wholeBody({ states, parameters, outputs }: Case): Structure {
  const names = [...TO_VEINS, ...TO_LIVER];
  return linearSystem<string, string, string>({
    states: Object.fromEntries(states.map((name) => [name, 'mg'])),
    needs: Object.keys(parameters),
    doseInto: 'VEN',
    flows: (p) => {
      const leaving = (organ: string): number => of(p, 'BP') / (of(p, `V${organ}`) * of(p, `KP${organ}`));
      const portal = TO_LIVER.reduce((sum, organ) => sum + of(p, `Q${organ}`), 0);
      const all = names.reduce((sum, organ) => sum + of(p, `Q${organ}`), of(p, 'QLIVA'));
      return [
        ...names.map((to) => ({ from: 'ART', to, rate: of(p, `Q${to}`) / of(p, 'VART') })),
        { from: 'ART', to: 'LIV', rate: of(p, 'QLIVA') / of(p, 'VART') },
        ...TO_VEINS.map((from) => ({ from, to: 'VEN', rate: of(p, `Q${from}`) * leaving(from) })),
        ...TO_LIVER.map((from) => ({ from, to: 'LIV', rate: of(p, `Q${from}`) * leaving(from) })),
        { from: 'LIV', to: 'VEN', rate: (of(p, 'QLIVA') + portal) * leaving('LIV') },
        { from: 'LIV', rate: (of(p, 'CLINT') * leaving('LIV')) / of(p, 'BP') },
        { from: 'KID', rate: (of(p, 'CLR') * leaving('KID')) / of(p, 'BP') },
        { from: 'VEN', to: 'LUN', rate: all / of(p, 'VVEN') },
        { from: 'LUN', to: 'ART', rate: all * leaving('LUN') },
        { from: 'LUMEN', to: 'GUT', rate: of(p, 'KAO') },
      ];
    },
    outputs: Object.fromEntries(
      Object.keys(outputs).map((name, place) => [
        name,
        {
          unit: 'mg/L',
          weights: (p) =>
            [
              { VEN: 1 / (of(p, 'VVEN') * of(p, 'BP')) },
              { BRA: 1 / of(p, 'VBRA') },
              { ADI: 1 / of(p, 'VADI') },
              { LIV: 1 / of(p, 'VLIV') },
            ][place] ?? {},
        },
      ]),
    ),
    observe: 'CPLASMA',
  });
}

/** Cases that a named structure states: with the case's parameters by its names, and its outputs in the case's order. */
const NAMED: Record<string, { structure: Structure; individual: (p: Values) => Values; outputs: string[] }> = {
  mm_oral_phenytoin: { structure: oneCompartmentMichaelisMentenOral, individual: (p) => p, outputs: ['CP'] },
  ss_mm_oral: { structure: oneCompartmentMichaelisMentenOral, individual: (p) => p, outputs: ['CP'] },
  autoinduction: { structure: oneCompartmentAutoinductionOral, individual: (p) => p, outputs: ['CP', 'ENZ'] },
  parent_metabolite: {
    structure: withFirstPass(withMetabolite(oneCompartmentOral)),
    individual: (p) => ({ ...p, CL: of(p, 'CLP'), V: of(p, 'VP'), FM: of(p, 'FMET'), FP: of(p, 'FM') }),
    outputs: ['CP', 'CM'],
  },
  indirect_response_1: {
    structure: withProductionInhibited(oneCompartmentOral),
    individual: (p) => ({ ...p, IMAX: of(p, 'MX'), IC50: of(p, 'C50') }),
    outputs: ['CP', 'R'],
  },
  indirect_response_3: {
    structure: withProductionStimulated(oneCompartmentOral),
    individual: (p) => ({ ...p, SMAX: of(p, 'MX'), SC50: of(p, 'C50') }),
    outputs: ['CP', 'R'],
  },
  // The case's slope is of the concentration in umol/L, the drug's molar mass 807.9 g/mol.
  friberg_neutropenia: {
    structure: withFribergChain(threeCompartmentInfusion),
    individual: (p) => ({ ...p, GAMMA: of(p, 'GAM'), MMT: of(p, 'MTT'), SLOPE: of(p, 'SLOPE') / 0.8079 }),
    outputs: ['CIRC', 'CP'],
  },
  tmdd_qss: {
    structure: twoCompartmentTargetMediatedQuasiSteady,
    individual: (p) => ({
      ...p,
      CL: of(p, 'KEL') * of(p, 'VC'),
      V1: of(p, 'VC'),
      Q: of(p, 'KTP') * of(p, 'VC'),
      V2: (of(p, 'KTP') * of(p, 'VC')) / of(p, 'KPT'),
    }),
    outputs: ['CP', 'CTOT', 'RTOT'],
  },
  propofol_schnider_ke0_bis: {
    structure: withSigmoidResponse(withEffectCompartment(threeCompartmentInfusion), { on: 'CE' }),
    individual: (p) => ({
      ...p,
      CL: of(p, 'CL1'),
      Q2: of(p, 'CL2'),
      Q3: of(p, 'CL3'),
      EMAX: -of(p, 'E0'),
      EC50: of(p, 'C50'),
      GAMMA: of(p, 'G'),
    }),
    outputs: ['CP', 'CE', 'E'],
  },
  // Five whole transit compartments are a chain of any length too; its dose goes into the depot.
  transit_chain_n5: {
    structure: givenWith(throughSavicTransits(oneCompartmentOral), { bioavailability: () => ({ depot: 0.85 }) }),
    individual: (p) => ({ ...p, NTR: 5 }),
    outputs: ['CP'],
  },
  pbpk_14_organ: {
    structure: wholeBody(readCase('pbpk_14_organ')),
    individual: (p) => p,
    outputs: ['CPLASMA', 'CBRAIN', 'CFAT', 'CLIVER'],
  },
};

/** Predictions of the outputs named, in the order of the case. */
function curves(one: Case, { structure, individual, outputs }: (typeof NAMED)[string]): number[][] {
  const model = caseModel(one, structure, individual);
  const places = outputs.map((name) => (structure.kind === 'linear' ? 0 : Object.keys(structure.outputs).indexOf(name)));
  const found = predictCase(
    model,
    caseRecords(one).map((record) => ({ ...record, output: places[record.output] ?? -1 })),
  );
  return places.map((place) => found[place] ?? []);
}

test.each(Object.keys(NAMED))('%s, stated by a named structure, within a millionth of the peak of every output', (name) => {
  const stated = NAMED[name];
  if (!stated) throw new Error('no such case');
  const one = readCase(name);
  expect(stated.outputs).toHaveLength(Object.keys(one.outputs).length);
  expect(worst(one, curves(one, stated))).toBeLessThan(1e-6);
});

test.each(['parent_metabolite', 'propofol_schnider_ke0_bis', 'pbpk_14_organ'])('%s is a linear system, and exact', (name) => {
  const stated = NAMED[name];
  if (!stated) throw new Error('no such case');
  const one = readCase(name);
  expect(stated.structure.kind).toBe('network');
  expect(worst(one, curves(one, stated))).toBeLessThan(1e-9);
});
