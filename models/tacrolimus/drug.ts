import { type Drug, PROLONGED_RELEASE } from '../../src/domain/drug.ts';

/** Tacrolimus by mouth; ointment is another treatment (ATC D11AH01, not listed). Levels are in whole blood. */
export const tacrolimus: Drug = {
  name: 'tacrolimus',
  atc: ['L04AD02'],
  rxnorm: [{ code: '42316', display: 'tacrolimus', verified: 'ingredient; read in the drug table of the CPIC database' }],
  products: [],
  names: ['tacrolimus', 'tacrolimus anhydrous', 'tacrolimus monohydrate', 'prograf', 'advagraf', 'adoport', 'envarsus'],
  molarMass: 804.03,
  moiety: 'tacrolimus',
  substances: {
    tacrolimus: { fraction: 1, source: 'the moiety itself; labels state strengths as anhydrous tacrolimus', status: 'memory' },
  },
  levels: [
    {
      loinc: {
        code: '11253-2',
        display: 'Tacrolimus [Mass/volume] in Blood',
        verified: 'read in the LOINC map of MIMIC-IV',
        specimen: 'blood',
        timing: 'untimed',
      },
    },
    {
      loinc: {
        code: '74097-7',
        display: 'Tacrolimus [Mass/volume] in Blood by LC/MS/MS',
        verified: 'read in the LOINC map of a German hospital',
        specimen: 'blood',
        timing: 'untimed',
      },
    },
    {
      loinc: {
        code: '74096-9',
        display: 'Tacrolimus [Mass/volume] in Blood by Immunoassay',
        verified: 'read in the LOINC map of a German hospital',
        specimen: 'blood',
        timing: 'untimed',
      },
    },
  ],
  levelUnit: 'ug/L',
  routes: ['oral'],
  /** From memory, and nothing here recommends a dose: capsules of 0.5, 1 and 5 mg; bounds on dose and day against slips of a digit. */
  dosing: {
    oral: {
      step: 0.25,
      smallest: 0.25,
      largest: 30,
      largestPerDay: 40,
      intervals: [12, 24],
      source:
        'labels, from memory: capsules of 0.5, 1 and 5 mg, twice a day, prolonged-release forms once; bounds chosen here against slips of a digit',
      status: 'memory',
    },
  },
  forms: [
    { route: 'oral', name: 'capsule', substance: 'tacrolimus', strengths: [0.5, 1, 5], source: 'labels, from memory', status: 'memory' },
    {
      route: 'oral',
      name: 'prolonged-release capsule',
      substance: 'tacrolimus',
      strengths: [0.5, 1, 3, 5],
      source: 'labels, from memory',
      status: 'memory',
    },
  ],
  otherForms: [
    {
      is: 'refused',
      brands: ['envarsus'],
      words: ['envarsus', 'meltdose', 'lcp', 'lcpt'],
      because: 'these tablets are absorbed lower down and over a whole day, with more of the dose reaching the blood',
      status: 'memory',
    },
    {
      is: 'doubted',
      brands: ['advagraf', 'astagraf'],
      words: [...PROLONGED_RELEASE, 'xl'],
      because: 'of the models only Woillard 2011 knows a prolonged-release form',
      status: 'verified',
    },
  ],
  release: {
    immediate: ['prograf', 'adoport', 'immediate release', 'immediate-release'],
    prolonged: ['advagraf', 'astagraf', 'prolonged release', 'prolonged-release', 'extended release', 'extended-release'],
  },
};
