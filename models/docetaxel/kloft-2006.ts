import {
  covariate,
  defineModel,
  exponentialError,
  flag,
  percentCV,
  proportionalError,
  threeCompartmentInfusion,
  variance,
  withFribergChain,
} from '../../src/domain/define-model.ts';
import { deriveFrom, female, recorded } from '../physiology/derivation.ts';
import { docetaxel } from './drug.ts';

const ENCODED = 'DDMODEL00000224 (Netterberg 2017, values of Kloft 2006), as quoted by nlmixr2lib';
const KINETICS = 'Ozawa 2007, Table 2, as quoted by nlmixr2lib: not of this paper';

const reducedPerformance = deriveFrom(['performanceStatus'], 'ECOG performance status of 1 or more (1 yes, 0 no)', (body) =>
  body.performanceStatus >= 1 ? 1 : 0,
);

export const kloft2006 = defineModel({
  id: 'docetaxel/kloft-2006',
  drug: { name: docetaxel.name, atc: 'L01CD02' },
  moiety: { name: docetaxel.moiety },
  summary:
    'Neutrophils of adults with cancer, with sex, performance, earlier treatment and alpha-1-acid glycoprotein; kinetics of another paper.',
  source: {
    citation:
      'Kloft et al. 2006 (neutropenia across anticancer drugs, docetaxel), as used in: Netterberg I, Nielsen EI, Friberg LE, Karlsson MO. Model-based prediction of myelosuppression and recovery based on frequent neutrophil monitoring. Cancer Chemother Pharmacol 2017;80:343-353',
    doi: '10.1007/s00280-017-3366-x',
    readIn: ['nlmixr2lib Netterberg_2017_docetaxel (DDMODEL00000224)', 'nlmixr2lib Ozawa_2007_docetaxel for the kinetics'],
  },
  population: {
    subjects: null,
    description: 'Adults with cancer pooled from studies of docetaxel; how many, and who they were, was not read',
  },
  covariates: {
    alpha1AcidGlycoprotein: covariate('g/L', recorded('alpha1AcidGlycoprotein')),
    female: flag(female),
    reducedPerformance: flag(reducedPerformance),
    priorChemotherapy: flag(recorded('priorChemotherapy')),
  },
  limits: [
    {
      covariate: 'age',
      between: [18, 80],
      below: 'refuse',
      above: 'warn',
      because: 'adults were studied; the range was not read, it is chosen here',
    },
    {
      covariate: 'alpha1AcidGlycoprotein',
      between: [0.5, 2.5],
      below: 'refuse',
      above: 'refuse',
      because: 'terms in a straight line around 1.34 g/L; the range studied was not read, it is chosen here',
    },
  ],
  structure: withFribergChain(threeCompartmentInfusion),
  parameters: {
    CL: { value: 35.7, unit: 'L/h', from: KINETICS, between: percentCV(39.9) },
    V1: { value: 6.94, unit: 'L', from: KINETICS, between: percentCV(26.4) },
    Q2: { value: 5.58, unit: 'L/h', from: KINETICS },
    V2: { value: 7.39, unit: 'L', from: KINETICS },
    Q3: { value: 12.5, unit: 'L/h', from: KINETICS },
    V3: { value: 225, unit: 'L', from: KINETICS },
    CIRC0: { value: 5.21965, unit: '10*9/L', from: ENCODED, between: variance(0.0639703) },
    MMT: { value: 84.1791, unit: 'h', from: ENCODED, between: variance(0.0191785) },
    SLOPE: { value: 15.5711, unit: '1', from: `${ENCODED}; for each umol/L`, between: variance(0.128412) },
    GAMMA: { value: 0.144543, unit: '1', from: ENCODED },
    molarMass: { value: 808, unit: '1', from: `${ENCODED}; g/mol` },
    referenceGlycoprotein: { value: 1.34, unit: 'g/L', from: ENCODED },
    womenCount: { value: -0.121451, unit: '1', from: ENCODED },
    performanceCount: { value: 0.130406, unit: '1', from: ENCODED },
    treatedCount: { value: -0.146837, unit: '1', from: ENCODED },
    glycoproteinCountBelow: { value: 0.174677, unit: '1', from: `${ENCODED}; for each g/L below the reference` },
    glycoproteinCountAbove: { value: 0.494618, unit: '1', from: `${ENCODED}; for each g/L above the reference` },
    glycoproteinSlope: { value: -0.350693, unit: '1', from: `${ENCODED}; for each g/L` },
  },
  individual: (p, c) => {
    const glycoprotein = c.alpha1AcidGlycoprotein - p.referenceGlycoprotein;
    return {
      CL: p.CL,
      V1: p.V1,
      Q2: p.Q2,
      V2: p.V2,
      Q3: p.Q3,
      V3: p.V3,
      CIRC0:
        p.CIRC0 *
        (1 + p.womenCount * c.female) *
        (1 + p.performanceCount * c.reducedPerformance) *
        (1 + p.treatedCount * c.priorChemotherapy) *
        (1 + (glycoprotein > 0 ? p.glycoproteinCountAbove : p.glycoproteinCountBelow) * glycoprotein),
      MMT: p.MMT,
      GAMMA: p.GAMMA,
      // For each mg/L, in which the kinetics are.
      SLOPE: ((p.SLOPE * 1000) / p.molarMass) * (1 + p.glycoproteinSlope * glycoprotein),
    };
  },
  error: {
    CP: proportionalError({ proportional: 0.268, from: KINETICS }),
    CIRC: exponentialError({ log: 0.424093, from: ENCODED }),
  },
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'The cells are of one paper and the kinetics of another: the concentrations the first was fitted to (a model of Bruno) were not read. For this it is for teaching.',
    'Kloft 2006 was not read: the values are those that an encoding says it takes from there.',
    'The published variance of 0.0216 of the feedback is 0 in the encoding, and here.',
    'The encoding’s earlier treatment is any treatment against cancer; the record is asked for chemotherapy.',
    'The baseline is estimated for a typical person; a count measured before treatment moves it through a fit only.',
  ],
  checks: [
    {
      covariates: { alpha1AcidGlycoprotein: 1.34, female: 0, reducedPerformance: 0, priorChemotherapy: 0 },
      expect: { CIRC0: 5.21965, MMT: 84.1791, GAMMA: 0.144543 },
      by: 'typical',
      from: 'the encoding, at the reference covariates',
    },
    {
      covariates: { alpha1AcidGlycoprotein: 1.34, female: 0, reducedPerformance: 0, priorChemotherapy: 0 },
      expect: { SLOPE: 19.27 },
      within: 1e-3,
      by: 'another',
      from: 'nlmixr2lib: 15.5711 / 808 x 1000 = 19.27 for each mg/L',
    },
    {
      covariates: { alpha1AcidGlycoprotein: 2, female: 1, reducedPerformance: 1, priorChemotherapy: 1 },
      expect: { CIRC0: 5.866297, SLOPE: 14.81071 },
      within: 1e-6,
      from: 'the encoded equations, by hand',
    },
    {
      covariates: { alpha1AcidGlycoprotein: 1, female: 0, reducedPerformance: 0, priorChemotherapy: 0 },
      expect: { CIRC0: 4.909654 },
      within: 1e-6,
      from: 'the encoded equation below the reference, by hand',
    },
  ],
});
