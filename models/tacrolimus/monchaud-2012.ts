import { combinedRoot, defineModel, flag, standardDeviation, throughTransits, twoCompartmentOral } from '../../src/domain/define-model.ts';
import { recorded } from '../physiology/derivation.ts';
import { tacrolimus } from './drug.ts';

const ENCODED = 'as encoded by Tucuxi';

export const monchaud2012 = defineModel({
  id: 'tacrolimus/monchaud-2012',
  drug: { name: tacrolimus.name, atc: 'L04AD02' },
  moiety: { name: tacrolimus.moiety, level: tacrolimus.levelUnit, in: 'whole blood' },
  summary: 'Adults with transplanted lungs, with and without cystic fibrosis.',
  source: {
    citation:
      'Monchaud C, de Winter BC, Knoop C, Estenne M, Reynaud-Gaubert M, Pison C, Stern M, Kessler R, Guillemain R, Marquet P, Rousseau A. Population pharmacokinetic modelling and design of a Bayesian estimator for therapeutic drug monitoring of tacrolimus in lung transplantation. Clin Pharmacokinet 2012;51:175-186 (from memory)',
    readIn: ['Tucuxi tacrolimus.monchaud2012, the file of its comparative validation'],
  },
  population: { subjects: null, description: 'Adults with transplanted lungs, with and without cystic fibrosis; how many was not read' },
  covariates: { cysticFibrosis: flag(recorded('cysticFibrosis')), cyp3a5Expresser: flag(recorded('cyp3a5Expresser')) },
  limits: [
    { covariate: 'age', between: [18, 75], below: 'refuse', above: 'warn', because: 'adults were studied; the upper bound is chosen here' },
  ],
  /** A chain of five stages, each left at KTR: the dose, three transits and the depot. */
  structure: throughTransits(twoCompartmentOral, 3),
  parameters: {
    KTR: { value: 7.06, unit: '1/h', from: ENCODED, between: standardDeviation(0.427) },
    CL: { value: 17.5, unit: 'L/h', from: `${ENCODED}; apparent, not an expresser`, between: standardDeviation(0.537) },
    V1: { value: 136, unit: 'L', from: `${ENCODED}; apparent`, between: standardDeviation(0.41) },
    Q: { value: 41.1, unit: 'L/h', from: `${ENCODED}; apparent`, between: standardDeviation(0.717) },
    V2: { value: 529, unit: 'L', from: `${ENCODED}; apparent`, between: standardDeviation(1.26) },
    fibrosisOnKTR: { value: 0.47, unit: '1', from: ENCODED },
    expresserOnCL: { value: 1.4, unit: '1', from: ENCODED },
  },
  individual: (p, c) => {
    const stage = p.KTR * p.fibrosisOnKTR ** c.cysticFibrosis;
    return {
      KA: stage,
      MTT: 4 / stage,
      CL: p.CL * p.expresserOnCL ** c.cyp3a5Expresser,
      V1: p.V1,
      Q: p.Q,
      V2: p.V2,
    };
  },
  error: combinedRoot({ proportional: 0.069, additive: 1.6, unit: 'ug/L', from: ENCODED }),
  status: { is: 'unchecked' },
  use: 'teaching',
  deviations: [
    'The paper itself was not read by anybody whose notes are at hand: values, structure and covariates are those of one encoding, and the citation is from memory.',
    'The five stages of the chain (the dose and four more) are taken from the encoding’s description of it.',
    'An expresser clears 1.4 times as much by the flag of the encoding, which says 1 for the gene.',
  ],
  checks: [
    {
      covariates: { cysticFibrosis: 0, cyp3a5Expresser: 0 },
      expect: { KA: 7.06, CL: 17.5, V1: 136, Q: 41.1, V2: 529 },
      by: 'typical',
      from: 'as encoded: the typical person',
    },
    {
      covariates: { cysticFibrosis: 1, cyp3a5Expresser: 1 },
      expect: { KA: 3.3182, CL: 24.5 },
      from: '7.06 x 0.47 and 17.5 x 1.4, by hand',
    },
  ],
});
