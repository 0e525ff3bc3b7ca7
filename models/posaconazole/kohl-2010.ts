import { covariate, defineModel, flag, oneCompartmentOral, percentCV, proportionalError } from '../../src/domain/define-model.ts';
import { recorded } from '../physiology/derivation.ts';
import { posaconazole } from './drug.ts';

const TABLE = 'Table 4, final model, as quoted by nlmixr2lib';

export const kohl2010 = defineModel({
  id: 'posaconazole/kohl-2010',
  drug: { name: posaconazole.name, atc: 'J02AC04' },
  moiety: { name: posaconazole.moiety, level: posaconazole.levelUnit },
  summary: 'Adults after a stem cell transplant, suspension by mouth for prophylaxis.',
  source: {
    citation:
      'Kohl V, Müller C, Cornely OA, Abduljalil K, Fuhr U, Vehreschild JJ, Scheid C, Hallek M, Rüping MJGT. Factors influencing pharmacokinetics of prophylactic posaconazole in patients undergoing allogeneic stem cell transplantation. Antimicrob Agents Chemother 2010;54:207-212',
    doi: '10.1128/AAC.01027-09',
    readIn: ['nlmixr2lib Kohl_2010_posaconazole'],
  },
  population: {
    subjects: 32,
    description:
      'Cologne, haematological malignancies, 149 troughs on 200 mg of the suspension three times a day; 17-66 years (median 49.5), 49-115 kg (68.5), half of them women, 69 % with diarrhoea, 81 % on pantoprazole',
  },
  covariates: {
    age: covariate('a', recorded('age')),
    diarrhoea: flag(recorded('diarrhoea')),
  },
  limits: [
    {
      covariate: 'age',
      between: [17, 66],
      below: 'refuse',
      above: 'refuse',
      because: 'youngest and oldest person studied; the volume falls in a straight line with age and would reach 0 at 67',
    },
    { covariate: 'weight', between: [49, 115], below: 'warn', above: 'warn', because: 'lightest and heaviest person studied' },
  ],
  structure: oneCompartmentOral,
  parameters: {
    KA: { value: 0.4, unit: '1/h', from: 'Methods, fixed to an earlier study, as quoted by nlmixr2lib' },
    CL: { value: 67, unit: 'L/h', from: `${TABLE}; apparent, without diarrhoea`, between: percentCV(26.9) },
    V: { value: 2250, unit: 'L', from: `${TABLE}; apparent, at 49 years, without diarrhoea` },
    agePerYear: { value: -123, unit: 'L', from: `${TABLE}; for each year above 49` },
    referenceAge: { value: 49, unit: 'a', from: TABLE },
    withDiarrhoea: { value: 1.69, unit: '1', from: `${TABLE}; 113.2 / 67.0 and 3802.5 / 2250` },
  },
  individual: (p, c) => {
    const less = p.withDiarrhoea ** c.diarrhoea;
    return { KA: p.KA, CL: p.CL * less, V: (p.V + p.agePerYear * (c.age - p.referenceAge)) * less };
  },
  error: proportionalError({ proportional: 0.42, from: TABLE }),
  status: { is: 'unchecked', lacks: 'every number: one encoding that quotes the paper was read, and no second source' },
  use: 'forecast',
  deviations: [
    'All numbers come from one encoding that quotes the paper.',
    'Troughs only were measured: the rate of absorption is taken from another study, and peaks are not to be believed.',
    'The suspension is absorbed better with fat and in small doses: doses other than 200 mg, and other ways to take it, are extrapolated. Tablets and infusions are other models.',
    'Only clearance varies between people; the volume does so by age alone, and near 66 years it is small.',
    'Diarrhoea is one answer for the whole time, and is not read from records: the question states it.',
  ],
  checks: [
    { covariates: { age: 49, diarrhoea: 0 }, expect: { CL: 67, V: 2250, KA: 0.4 }, by: 'typical', from: 'the typical person' },
    {
      covariates: { age: 49, diarrhoea: 1 },
      expect: { CL: 113.2, V: 3802.5 },
      within: 1e-3,
      by: 'source',
      from: 'Table 4 with diarrhoea, as quoted by nlmixr2lib',
    },
    { covariates: { age: 60, diarrhoea: 0 }, expect: { V: 897 }, within: 1e-6, from: '2250 - 123 x 11, by hand' },
  ],
});
