import { covariate, defineModel, flag, oneCompartmentInfusion, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { female } from '../physiology/derivation.ts';
import { busulfan } from './drug.ts';

const TABLES = 'Tables 2 and 3, as quoted by nlmixr2lib';

export const choe2012 = defineModel({
  id: 'busulfan/choe-2012',
  drug: { name: busulfan.name, atc: 'L01AB01' },
  moiety: { name: busulfan.moiety, level: busulfan.levelUnit },
  summary: 'Adults before transplantation of blood stem cells, all on phenytoin.',
  source: {
    citation:
      'Choe S, Kim G, Lim H-S, et al. A simple dosing scheme for intravenous busulfan based on retrospective population pharmacokinetic analysis in Korean patients. Korean J Physiol Pharmacol 2012;16:273-280',
    doi: '10.4196/kjpp.2012.16.4.273',
    readIn: ['nlmixr2lib Choe_2012_busulfan'],
  },
  population: {
    subjects: 60,
    description:
      'Seoul, 295 levels by LC-MS/MS; 16-58 years (mean 36.5), 52.5-116 kg (mean 66.5), 38 % women; 0.8 mg/kg every 6 h over 2 h or 3.2 mg/kg a day over 3 h; all on phenytoin',
  },
  covariates: { weight: covariate('kg', totalWeight), female: flag(female) },
  limits: [
    { covariate: 'age', between: [16, 58], below: 'refuse', above: 'warn', because: 'youngest and oldest person studied' },
    { covariate: 'weight', between: [52.5, 116], below: 'refuse', above: 'refuse', because: 'lightest and heaviest person studied' },
  ],
  structure: oneCompartmentInfusion,
  parameters: {
    CL: { value: 7.6, unit: 'L/h', from: `${TABLES}; at 65 kg`, between: percentCV(16) },
    V: { value: 29.1, unit: 'L', from: `${TABLES}; a woman of 65 kg`, between: percentCV(9) },
    referenceWeight: { value: 65, unit: 'kg', from: TABLES },
    sizeExponent: { value: 0.5, unit: '1', from: 'Results, fixed, as quoted by nlmixr2lib' },
    menVolume: { value: 0.105, unit: '1', from: `${TABLES}: +10.5 % in men` },
  },
  individual: (p, c) => {
    const size = (c.weight / p.referenceWeight) ** p.sizeExponent;
    return { CL: p.CL * size, V: p.V * size * (1 + p.menVolume * (1 - c.female)) };
  },
  error: proportionalError({ proportional: 0.063, from: TABLES }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'Read in one source only.',
    'Everybody took phenytoin, which speeds the clearance of busulfan up: with another drug against seizures exposure will be higher than forecast. The record is not asked for it.',
    'Doses of the study were by a selected weight (actual, ideal or adjusted), the model by actual weight.',
    'The exponent of 0.5 on weight was fixed, not estimated.',
    'No term for the day of treatment.',
  ],
  checks: [
    { covariates: { weight: 65, female: 1 }, expect: { CL: 7.6, V: 29.1 }, by: 'typical', from: 'Table 2, a woman of 65 kg' },
    { covariates: { weight: 65, female: 0 }, expect: { V: 32.2 }, within: 2e-3, by: 'source', from: 'Table 2: men of 65 kg' },
    {
      covariates: { weight: 80, female: 0 },
      expect: { CL: 8.4702, V: 35.679 },
      within: 6e-3,
      by: 'source',
      from: 'the coefficients of Table 3: 0.947 weight^0.5 and 3.610 weight^0.5 x 1.105',
    },
  ],
});
