import { type Drug, PROLONGED_RELEASE } from '../../src/domain/drug.ts';

/** Metformin by mouth. It has no target; a level of 5 mg/L is named in connection with lactic acidosis (from memory). */
export const metformin: Drug = {
  name: 'metformin',
  atc: ['A10BA02'],
  rxnorm: [{ code: '6809', display: 'metformin', verified: 'ingredient; read in the drug table of CPIC' }],
  products: [],
  names: ['metformin', 'metformin hydrochloride', 'glucophage', 'metformina', 'metformine'],
  /** g/mol, from memory. */
  molarMass: 129.16,
  moiety: 'metformin',
  substances: {
    metformin: { fraction: 1, source: 'doses in the models are mg as prescribed; what was weighed was not read', status: 'memory' },
    'metformin hydrochloride': {
      fraction: 1,
      source: 'tablets are labelled as the hydrochloride, and the models take them as prescribed',
      status: 'memory',
    },
  },
  levels: [],
  levelUnit: 'mg/L',
  routes: ['oral'],
  dosing: {
    oral: {
      step: 50,
      smallest: 250,
      largest: 2000,
      largestPerDay: 3000,
      intervals: [8, 12, 24],
      source: 'practice, from memory; the largest doses are own bounds against slips of a digit',
      status: 'memory',
    },
  },
  forms: [
    {
      route: 'oral',
      name: 'tablet',
      substance: 'metformin hydrochloride',
      strengths: [500, 850, 1000],
      source: 'forms in trade, from memory',
      status: 'memory',
    },
  ],
  otherForms: [
    {
      is: 'doubted',
      words: [...PROLONGED_RELEASE, 'xr', 'sr'],
      because: 'the models are of tablets that release at once',
      status: 'memory',
    },
  ],
};
