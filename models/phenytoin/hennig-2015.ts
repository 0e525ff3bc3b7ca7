import {
  covariate,
  defineModel,
  givenWith,
  onLogit,
  oneCompartmentOral,
  percentOmega,
  proportionalError,
  variance,
} from '../../src/domain/define-model.ts';
import { totalWeight } from '../physiology/body-size.ts';
import { recorded } from '../physiology/derivation.ts';
import { phenytoin } from './drug.ts';

const TABLE = 'Table 2, final model, as quoted by nlmixr2lib';

export const hennig2015 = defineModel({
  id: 'phenytoin/hennig-2015',
  drug: { name: phenytoin.name, atc: 'N03AB02' },
  moiety: { name: phenytoin.moiety, level: phenytoin.levelUnit },
  summary: 'Children in intensive care, by vein or by tube, with albumin: linear in the unbound drug, seen as the total.',
  source: {
    citation:
      'Hennig S, Norris R, Tu Q, van Breda K, Riney K, Foster K, Lister B, Charles B. Population pharmacokinetics of phenytoin in critically ill children. J Clin Pharmacol 2015;55:355-364',
    doi: '10.1002/jcph.417',
    readIn: ['nlmixr2lib Hennig_2015_phenytoin'],
  },
  population: {
    subjects: 32,
    description: 'Critically ill children, one month to 17 years, 4-80 kg, 146 unbound and 146 bound levels; albumin 11-48 g/L',
  },
  covariates: { weight: covariate('kg', totalWeight), albumin: covariate('g/L', recorded('albumin')) },
  limits: [
    { covariate: 'age', between: [0.08, 17], below: 'refuse', above: 'refuse', because: 'youngest and oldest child studied' },
    { covariate: 'weight', between: [4, 80], below: 'refuse', above: 'refuse', because: 'lightest and heaviest child studied' },
    { covariate: 'albumin', between: [11, 48], below: 'refuse', above: 'warn', because: 'lowest and highest albumin studied' },
  ],
  structure: givenWith(oneCompartmentOral, { bioavailability: (p) => ({ depot: p.F }), needs: ['F'] }),
  parameters: {
    unboundCL: { value: 14, unit: 'L/h', from: `${TABLE}; at 70 kg`, between: percentOmega(47.7) },
    unboundV: { value: 447, unit: 'L', from: `${TABLE}; at 70 kg`, between: percentOmega(84.7) },
    boundV: { value: 2.8, unit: 'L', from: `${TABLE}; at 70 kg, fixed` },
    KA: { value: 0.225, unit: '1/h', from: `${TABLE}, fixed`, between: percentOmega(180.8) },
    boundOverUnbound: { value: 8.23, unit: '1', from: `${TABLE}; at 35 g/L of albumin`, between: percentOmega(9.9) },
    perAlbumin: { value: 0.00737, unit: '1', from: `${TABLE}; for each g/L` },
    referenceAlbumin: { value: 35, unit: 'g/L', from: TABLE },
    F: { value: 0.63, unit: '1', from: TABLE, between: onLogit(variance(3.3)) },
    sizeExponent: { value: 0.75, unit: '1', from: `${TABLE}, fixed` },
    referenceWeight: { value: 70, unit: 'kg', from: TABLE },
  },
  individual: (p, c) => {
    // Total over unbound: the total level follows from the unbound one at once, so both parameters are divided by it.
    const total = 1 + p.boundOverUnbound * (1 + p.perAlbumin * (c.albumin - p.referenceAlbumin));
    const size = c.weight / p.referenceWeight;
    return {
      CL: (p.unboundCL * size ** p.sizeExponent) / total,
      V: ((p.unboundV + p.boundV) * size) / total,
      KA: p.KA,
      F: p.F,
    };
  },
  error: proportionalError({
    proportional: 0.202,
    from: `${TABLE}; of bound levels (assay 10.3 % and common 17.4 %), nine tenths of the total`,
  }),
  status: { is: 'unchecked' },
  use: 'forecast',
  deviations: [
    'The paper has unbound and bound levels with an equilibrium of 0.4 s; here that is taken as immediate, and the output is the total, unbound x (1 + ratio). The unbound level is the total over 1 + 8.23 (1 + 0.00737 (albumin - 35)).',
    'The residual error is the one of bound levels (20.2 %; 22.1 % for unbound ones): none is published for the total.',
    'The variability of the share absorbed is 3.30 on its logit (control stream); the table gives it as 87.7 %. That of absorption is 181 %: levels after doses by tube are hardly foreseeable.',
    'Elimination is linear here, over the levels studied; at high levels it saturates.',
    'Read in one source (nlmixr2lib).',
  ],
  checks: [
    {
      covariates: { weight: 70, albumin: 35 },
      expect: { CL: 1.516793, V: 48.7324, KA: 0.225, F: 0.63 },
      within: 1e-5,
      from: '14 / 9.23 and 449.8 / 9.23, by hand',
    },
    {
      covariates: { weight: 20, albumin: 20 },
      expect: { CL: 0.657574, V: 15.4461 },
      within: 1e-3,
      from: 'ratio 7.3202: 14 (20/70)^0.75 / 8.3202 and 449.8 (20/70) / 8.3202, by hand',
    },
  ],
});
