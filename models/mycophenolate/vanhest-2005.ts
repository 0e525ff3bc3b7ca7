import { additiveError, covariate, defineModel, flag, givenWith, twoCompartmentOral, variance } from '../../src/domain/define-model.ts';
import { female, recorded } from '../physiology/derivation.ts';
import { cockcroftGaultTotalWeight } from '../physiology/renal-function.ts';
import { mycophenolate } from './drug.ts';

const QUOTED = 'simulation file S1 of Maizaud 2025, as quoted by nlmixr2lib';
const BOTH = `${QUOTED}, and Table 1 of Maizaud 2025`;
const CHOSEN = 'the range studied was not read; chosen here';

export const vanhest2005 = defineModel({
  id: 'mycophenolate/vanhest-2005',
  drug: { name: mycophenolate.name, atc: 'L04AA06' },
  moiety: { name: mycophenolate.moiety, level: mycophenolate.levelUnit },
  summary: 'Adults with a transplanted kidney on ciclosporin.',
  source: {
    citation:
      'van Hest RM, van Gelder T, Vulto AG, Mathot RAA. Population pharmacokinetics of mycophenolic acid in renal transplant recipients. Clin Pharmacokinet 2005;44:1083-1096',
    doi: '10.2165/00003088-200544100-00006',
    readIn: ['nlmixr2lib vanHest_2005_mycophenolic_acid, which quotes Maizaud F et al. PLoS One 2025;20(8):e0330854, Table 1 and S1'],
  },
  population: { subjects: 140, description: 'Adults with a transplanted kidney, all on ciclosporin; ages and weights were not read' },
  covariates: {
    creatinineClearance: covariate('mL/min', cockcroftGaultTotalWeight),
    albumin: covariate('g/L', recorded('albumin')),
    ciclosporinDaily: covariate('mg/d', recorded('ciclosporinDaily')),
    female: flag(female),
  },
  limits: [
    { covariate: 'age', between: [18, 75], below: 'refuse', above: 'warn', because: `adults were studied; ${CHOSEN}` },
    {
      covariate: 'creatinineClearance',
      between: [10, 120],
      below: 'refuse',
      above: 'warn',
      because: `the terms are centred on 48 mL/min; ${CHOSEN}`,
    },
    { covariate: 'albumin', between: [20, 50], below: 'refuse', above: 'warn', because: `the terms are centred on 30 g/L; ${CHOSEN}` },
    {
      covariate: 'ciclosporinDaily',
      between: [100, 1000],
      below: 'refuse',
      above: 'warn',
      because: `everybody took ciclosporin, and without it the power of its dose is 0; the term is centred on 450 mg a day; ${CHOSEN}`,
    },
  ],
  structure: givenWith(twoCompartmentOral, { needs: ['LAG'], lag: (p) => ({ depot: p.LAG }) }),
  parameters: {
    CL: {
      value: 32.5,
      unit: 'L/h',
      from: `${QUOTED} (33 in Table 1); apparent`,
      between: variance(0.091),
      betweenOccasions: variance(0.084),
    },
    V1: { value: 91, unit: 'L', from: `${BOTH}; apparent`, between: variance(0.602), betweenOccasions: variance(0.384) },
    Q: { value: 35, unit: 'L/h', from: `${BOTH}; apparent` },
    V2: { value: 237, unit: 'L', from: `${BOTH}; apparent`, between: variance(0.712) },
    KA: { value: 4.1, unit: '1/h', from: BOTH, between: variance(0.802), betweenOccasions: variance(0.86) },
    LAG: { value: 0.21, unit: 'h', from: BOTH },
    referenceClearance: { value: 48, unit: 'mL/min', from: QUOTED },
    referenceAlbumin: { value: 30, unit: 'g/L', from: QUOTED },
    referenceCiclosporin: { value: 450, unit: 'mg/d', from: QUOTED },
    clearanceByRenal: { value: -0.12, unit: '1', from: QUOTED },
    clearanceByAlbumin: { value: -1.07, unit: '1', from: QUOTED },
    clearanceByCiclosporin: { value: 0.31, unit: '1', from: QUOTED },
    womenFactor: { value: 1.11, unit: '1', from: QUOTED },
    volumeByRenal: { value: -0.62, unit: '1', from: QUOTED },
    volumeByAlbumin: { value: -1.13, unit: '1', from: QUOTED },
  },
  individual: (p, c) => {
    const renal = c.creatinineClearance / p.referenceClearance;
    const albumin = c.albumin / p.referenceAlbumin;
    const ciclosporin = c.ciclosporinDaily / p.referenceCiclosporin;
    return {
      CL:
        p.CL *
        renal ** p.clearanceByRenal *
        albumin ** p.clearanceByAlbumin *
        ciclosporin ** p.clearanceByCiclosporin *
        p.womenFactor ** c.female,
      V1: p.V1 * renal ** p.volumeByRenal * albumin ** p.volumeByAlbumin,
      Q: p.Q,
      V2: p.V2,
      KA: p.KA,
      LAG: p.LAG,
    };
  },
  error: additiveError({
    additive: 0.45,
    unit: 'mg/L',
    from: 'Table 1 of Maizaud 2025 (its own simulations used 0.001), as quoted by nlmixr2lib',
  }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Doses are mg of the mofetil ester, levels those of total mycophenolic acid: the ratio of their masses is in the apparent parameters.',
    'The paper itself was read by nobody here: every number comes through Maizaud 2025, whose table and simulation file agree to two digits.',
    'The residual error is additive: of low troughs it makes simulated observations below zero, which the levels themselves are not.',
    'Total mycophenolic acid: a poor kidney and low albumin raise the unbound share, so clearance of the total rises as the kidney fails.',
    'How creatinine clearance was computed is not said; Cockcroft-Gault with total weight is taken.',
    'The daily dose of ciclosporin has to be known. Without ciclosporin the model refuses: it has no value for it.',
    'No return of mycophenolic acid from the gut is in it.',
  ],
  checks: [
    {
      covariates: { creatinineClearance: 48, albumin: 30, ciclosporinDaily: 450, female: 0 },
      expect: { CL: 32.5, V1: 91, Q: 35, V2: 237, KA: 4.1, LAG: 0.21 },
      by: 'typical',
      from: 'Table 1 of Maizaud 2025, at the reference covariates',
    },
    {
      covariates: { creatinineClearance: 60, albumin: 40, ciclosporinDaily: 300, female: 1 },
      expect: { CL: 22.7669, V1: 57.2501 },
      within: 1e-4,
      from: 'the equations of S1 at its default covariates, by hand',
    },
  ],
});
