import { combinedRoot, covariate, defineModel, flag, givenWith, percentCV, twoCompartmentOral } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { infliximab } from './drug.ts';

const TABLE = 'Table 3, final model, as quoted by nlmixr2lib';

export const hanzel2021 = defineModel({
  id: 'infliximab/hanzel-2021',
  drug: { name: infliximab.name, atc: 'L04AB02' },
  moiety: { name: infliximab.moiety, level: infliximab.levelUnit },
  summary: 'Adults with Crohn’s disease or ulcerative colitis, by vein and under the skin (CT-P13).',
  source: {
    citation:
      'Hanzel J, Bukkems LH, Gecse KB, D’Haens GR, Mathot RAA. Population pharmacokinetics of subcutaneous infliximab CT-P13 in Crohn’s disease and ulcerative colitis. Aliment Pharmacol Ther 2021;54:1309-1319',
    doi: '10.1111/apt.16609',
    readIn: ['nlmixr2lib Hanzel_2021_infliximab'],
  },
  population: {
    subjects: 175,
    description:
      'CT-P13 1.6, 2,772 samples; 18-70 years (median 36), 43-118 kg (median 69), 54 % women, 55 % with Crohn’s disease; 5 mg/kg by vein, then 120 to 240 mg under the skin every two weeks; neutralising antibodies in 33 %',
  },
  time: 'd',
  covariates: {
    weight: covariate('kg', totalWeight),
    albumin: covariate('g/L', recorded('albumin')),
    antiDrugAntibodies: flag(recorded('antiDrugAntibodies')),
  },
  limits: [
    { covariate: 'age', between: [18, 70], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [43, 118], below: 'refuse', above: 'refuse', because: 'lightest and heaviest person studied' },
    {
      covariate: 'albumin',
      between: [20, 55],
      below: 'refuse',
      above: 'warn',
      because: 'the reference is 44 g/L; the range studied was not read, it is chosen here',
    },
  ],
  structure: givenWith(twoCompartmentOral, { needs: ['F'], bioavailability: (p) => ({ depot: p.F }) }),
  routes: { iv: 'central', sc: 'depot' },
  parameters: {
    CL: { value: 0.355, unit: 'L/d', from: TABLE, between: percentCV(27.7) },
    V1: { value: 3.1, unit: 'L', from: TABLE, between: percentCV(21.4) },
    Q: { value: 0.598, unit: 'L/d', from: TABLE },
    V2: { value: 1.93, unit: 'L', from: TABLE },
    KA: { value: 0.273, unit: '1/d', from: TABLE, between: percentCV(48.5) },
    F: { value: 0.791, unit: '1', from: TABLE, between: percentCV(16.4) },
    referenceWeight: { value: 70, unit: 'kg', from: TABLE },
    referenceAlbumin: { value: 44, unit: 'g/L', from: TABLE },
    clearanceByWeight: { value: 0.666, unit: '1', from: TABLE },
    clearanceByAlbumin: { value: -0.826, unit: '1', from: TABLE },
    antibodyFactor: { value: 1.39, unit: '1', from: TABLE },
    volume1ByWeight: { value: 0.385, unit: '1', from: TABLE },
    volume2ByWeight: { value: 1.08, unit: '1', from: TABLE },
    flowByWeight: { value: 1.26, unit: '1', from: TABLE },
  },
  individual: (p, c) => {
    const size = c.weight / p.referenceWeight;
    return {
      CL:
        p.CL *
        size ** p.clearanceByWeight *
        (c.albumin / p.referenceAlbumin) ** p.clearanceByAlbumin *
        p.antibodyFactor ** c.antiDrugAntibodies,
      V1: p.V1 * size ** p.volume1ByWeight,
      Q: p.Q * size ** p.flowByWeight,
      V2: p.V2 * size ** p.volume2ByWeight,
      KA: p.KA,
      F: p.F,
    };
  },
  error: combinedRoot({ proportional: 0.102, additive: 1.66, unit: 'mg/L', from: TABLE }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Read in one source only.',
    'Correlations are 0 here. The table prints -0.013 (CL, F), 0.028 (CL, V1), -0.046 (CL, KA), 0.00008 (F, V1), 0.003 (F, KA) and -0.069 (V1, KA) as correlations, all next to nothing; read as covariances they would be usual ones (CL and V1 0.49, V1 and KA -0.71). Open.',
    'Bioavailability is log-normal, as published: for one person in thirteen it is above 1.',
    'How the two parts of the residual error add up is not said; the root of the sum of squares is taken. The additive part of 1.66 mg/L is more than half of a trough of 3 mg/L.',
    'Albumin is in g/L here and in the paper; Fasanmade 2009 has it in g/dL.',
    'Samples that antibodies had driven below quantification were excluded by the authors.',
  ],
  checks: [
    {
      covariates: { weight: 70, albumin: 44, antiDrugAntibodies: 0 },
      expect: { CL: 0.355, V1: 3.1, Q: 0.598, V2: 1.93, KA: 0.273, F: 0.791 },
      by: 'typical',
      from: 'Table 3, at 70 kg and 44 g/L without antibodies',
    },
    {
      covariates: { weight: 90, albumin: 38, antiDrugAntibodies: 1 },
      expect: { CL: 0.6584519, V1: 3.414934, V2: 2.531823, Q: 0.8207733 },
      within: 1e-5,
      from: 'the printed equations, by hand',
    },
  ],
});
