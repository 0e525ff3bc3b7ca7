import { combinedRoot, covariate, defineModel, linearSystem, percentCV, together } from '../../src/domain/define-model.ts';
import { fatFreeMassByAlSallami, totalWeight } from '../physiology/body-size.ts';
import { heparin } from './drug.ts';

const KINETICS = 'Table 2, final model, as quoted by nlmixr2lib';
const EFFECT = 'Table 3, final model, as quoted by nlmixr2lib';

export const alsallami2016 = defineModel({
  id: 'heparin/alsallami-2016',
  drug: { name: heparin.name, atc: 'B01AB01' },
  moiety: { name: heparin.moiety, dose: '[iU]' },
  summary: 'Teaching: children after one large bolus for cardiac angiography, with the activated partial thromboplastin time.',
  source: {
    citation:
      'Al-Sallami HS, Newall F, Monagle P, Ignjatovic V, Cranswick N, Duffull S. Development of a population pharmacokinetic-pharmacodynamic model of a single bolus dose of unfractionated heparin in paediatric patients. Br J Clin Pharmacol 2016;82:178-184',
    doi: '10.1111/bcp.12930',
    readIn: ['nlmixr2lib AlSallami_2016_unfractionatedHeparin'],
  },
  population: {
    subjects: 64,
    description: 'Children 0.5-15.5 years, 6.7-68.6 kg, one bolus of 75-100 IU/kg; 231 levels by protamine titration, 290 clotting times',
  },
  covariates: {
    weight: covariate('kg', totalWeight),
    fatFreeMass: covariate('kg', fatFreeMassByAlSallami, {
      between: [5, 60],
      because: 'of the lightest and heaviest child studied, roughly',
    }),
  },
  limits: [
    {
      covariate: 'age',
      between: [3, 15.5],
      below: 'refuse',
      above: 'refuse',
      because: 'oldest child studied; the formula for fat-free mass is not for children below three years',
    },
    { covariate: 'weight', between: [6.7, 68.6], below: 'refuse', above: 'refuse', because: 'lightest and heaviest child studied' },
  ],
  structure: linearSystem({
    states: { central: '[iU]' },
    needs: ['CL', 'V', 'D1', 'E0', 'slope'],
    doseInto: 'central',
    duration: (p) => ({ central: p.D1 }),
    flows: (p) => [{ from: 'central', rate: p.CL / p.V }],
    outputs: {
      CP: { unit: '[iU]/mL', weights: (p) => ({ central: 0.001 / p.V }), of: 'central' },
      APTT: { unit: 's', is: (x, p) => p.E0 + (p.slope * x.central) / p.V },
    },
    observe: 'CP',
  }),
  parameters: {
    CL: { value: 0.603, unit: 'L/h', from: `${KINETICS}; at a fat-free mass of 15 kg`, between: percentCV(50) },
    V: { value: 0.751, unit: 'L', from: `${KINETICS}; at 20 kg`, between: percentCV(40) },
    referenceFatFreeMass: { value: 15, unit: 'kg', from: KINETICS },
    referenceWeight: { value: 20, unit: 'kg', from: KINETICS },
    D1: { value: 0.1, unit: 'h', from: `${KINETICS}, fixed; the time over which a bolus enters` },
    E0: { value: 35.6, unit: 's', from: EFFECT, between: percentCV(43) },
    slope: { value: 0.67, unit: '1', from: `${EFFECT}; seconds for each IU/L`, between: percentCV(64) },
  },
  correlated: [together(['CL', 'V'], { correlation: 0.75 })],
  individual: (p, c) => ({
    CL: (p.CL * c.fatFreeMass) / p.referenceFatFreeMass,
    V: (p.V * c.weight) / p.referenceWeight,
    D1: p.D1,
    E0: p.E0,
    slope: p.slope,
  }),
  error: {
    CP: combinedRoot({ proportional: 0.17, additive: 0.09, unit: '[iU]/mL', from: `${KINETICS}; 90 IU/L` }),
    APTT: combinedRoot({
      proportional: 0.3,
      additive: 0.005,
      unit: 's',
      from: `${EFFECT}; the table prints U/L as the unit of the additive part`,
    }),
  },
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'For single large boluses in children only: not for infusions, not for adults.',
    'The slope of 0.67 s for each IU/L is as printed; at 1 IU/mL it gives 706 s, and 43 % of the clotting times were above the limit of the assay.',
    'The variability of E0 is printed as 0.43 in a column of percentages and read as 43 %.',
    'A bolus enters over 0.1 h when its record asks for the modelled duration (RATE -2), as the authors let it, and at once otherwise.',
    'Eight children below two years were studied; they are refused here, because the formula for fat-free mass starts at three years.',
  ],
  checks: [
    {
      covariates: { weight: 20, fatFreeMass: 15 },
      expect: { CL: 0.603, V: 0.751, E0: 35.6, slope: 0.67 },
      by: 'typical',
      from: 'Table 2 and 3, child of 20 kg with 15 kg of fat-free mass',
    },
  ],
});
