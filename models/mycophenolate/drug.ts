import type { Drug } from '../../src/domain/drug.ts';

/**
 * Mycophenolate mofetil by mouth. Doses are in mg of the ester (which holds 320.34 / 433.50 = 0.739 of mycophenolic acid), as all models
 * here count them; levels are those of total mycophenolic acid in plasma. The enteric-coated sodium salt is left out on purpose: it is
 * weighed as the acid and absorbed late, and no model here was made for it. So are its words and the ingredient mycophenolic acid (RxNorm
 * 7145), which it shares; the ATC code does not tell the two apart, and a record that has nothing else is read as the ester.
 */
export const mycophenolate: Drug = {
  name: 'mycophenolate',
  atc: ['L04AA06'],
  rxnorm: [{ code: '68149', display: 'mycophenolate mofetil', verified: 'ingredient; from memory' }],
  products: [],
  names: ['mycophenolate mofetil', 'mofetil mycophenolate', 'cellcept', 'mmf'],
  /** Of mycophenolic acid, which is what levels measure; that of the ester is 433.50 (label of CellCept). */
  molarMass: 320.34,
  moiety: 'mycophenolate mofetil',
  substances: {
    'mycophenolate mofetil': {
      fraction: 1,
      source: 'what is dosed; labels state strengths as the ester (label of CellCept)',
    },
  },
  levels: [
    {
      loinc: {
        code: '23905-3',
        display: 'Mycophenolate [Mass/volume] in Serum or Plasma',
        verified:
          'read in the LOINC map of a German hospital and in a hospital laboratory table, which gives the same code to the glucuronide by mistake',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
  ],
  levelUnit: 'mg/L',
  routes: ['oral'],
  /**
   * Capsules of 250 mg, tablets of 500 mg and 1 to 1.5 g twice a day: label of CellCept (read in quotations of it). Steps of 50 mg for
   * the suspension, the largest dose of 2 g and the largest day of 4 g are bounds chosen here against slips of a digit.
   */
  dosing: {
    oral: {
      step: 50,
      smallest: 50,
      largest: 2000,
      largestPerDay: 4000,
      intervals: [8, 12, 24],
      source: 'label of CellCept for strengths, doses and the interval of 12 h; own bounds for steps and the largest doses',
    },
  },
  forms: [
    { route: 'oral', name: 'capsule', substance: 'mycophenolate mofetil', strengths: [250], source: 'label of CellCept' },
    { route: 'oral', name: 'tablet', substance: 'mycophenolate mofetil', strengths: [500], source: 'label of CellCept' },
  ],
  otherForms: [
    {
      is: 'refused',
      brands: ['mycophenolate sodium', 'sodium mycophenolate', 'mycophenolic acid', 'myfortic', 'ceptava'],
      words: ['as sodium', 'enteric-coated', 'enteric coated', 'gastro-resistant', 'delayed release', 'delayed-release'],
      rxnorm: ['7145'],
      because:
        'the enteric-coated sodium salt is weighed as the acid (720 mg stand for 1,000 mg of the mofetil ester) and absorbed late, and every model here is of the ester',
      status: 'memory',
    },
  ],
};
