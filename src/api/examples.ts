import type { OperationExamples } from './openapi.ts';

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const UCUM = 'http://unitsofmeasure.org';
const PATIENT = { reference: 'Patient/example' };
const INTRAVENOUS = { coding: [{ system: 'http://snomed.info/sct', code: '47625008', display: 'Intravenous route' }] };
const VANCOMYCIN = { coding: [{ system: RXNORM, code: '11124', display: 'vancomycin' }] };

const observation = (id: string, code: string, display: string, at: string, value: number, unit: string) => ({
  resource: {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code, display }] },
    subject: PATIENT,
    effectiveDateTime: at,
    valueQuantity: { value, unit, system: UCUM, code: unit },
  },
});

const doseGiven = (id: string, start: string, end: string) => ({
  resource: {
    resourceType: 'MedicationAdministration',
    id,
    status: 'completed',
    medicationCodeableConcept: VANCOMYCIN,
    subject: PATIENT,
    effectivePeriod: { start, end },
    dosage: { route: INTRAVENOUS, dose: { value: 1000, unit: 'mg', system: UCUM, code: 'mg' } },
  },
});

/** A synthetic adult with two doses given and one level, small enough to read. */
const BUNDLE = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    { resource: { resourceType: 'Patient', id: 'example', gender: 'female', birthDate: '1958-05-02' } },
    observation('weight', '29463-7', 'Body weight', '2026-11-22T09:00:00Z', 68, 'kg'),
    observation('height', '8302-2', 'Body height', '2026-11-22T09:00:00Z', 164, 'cm'),
    observation('creatinine', '2160-0', 'Creatinine [Mass/volume] in Serum or Plasma', '2026-11-23T06:00:00Z', 1.1, 'mg/dL'),
    doseGiven('dose-1', '2026-11-22T18:00:00Z', '2026-11-22T20:00:00Z'),
    doseGiven('dose-2', '2026-11-23T06:10:00Z', '2026-11-23T08:10:00Z'),
    observation('level', '20578-1', 'Vancomycin [Mass/volume] in Serum or Plasma', '2026-11-23T05:40:00Z', 9.8, 'mg/L'),
  ],
};

const twelveHourly = {
  label: '1 g every 12 h',
  dose: { value: 1000, unit: 'mg', substance: 'vancomycin' },
  route: 'iv',
  infusion: { value: 2, unit: 'h' },
  every: { value: 12, unit: 'h' },
};

const loaded = {
  label: '1.5 g once, then 750 mg every 12 h',
  dose: { value: 750, unit: 'mg', substance: 'vancomycin' },
  route: 'iv',
  infusion: { value: 90, unit: 'min' },
  every: { value: 12, unit: 'h' },
  doses: 6,
  start: '2026-11-23T18:00:00Z',
  loading: { dose: { value: 1500, unit: 'mg' }, infusion: { value: 2.5, unit: 'h' } },
};

const unequal = {
  label: '1 g in the evening, 750 mg in the morning',
  route: 'iv',
  schedule: [
    { at: '2026-11-23T18:00:00Z', dose: { value: 1, unit: 'g', substance: 'vancomycin' }, infusion: { value: 2, unit: 'h' } },
    { at: '2026-11-24T06:00:00Z', dose: { value: 750, unit: 'mg', substance: 'vancomycin' }, infusion: { value: 1.5, unit: 'h' } },
  ],
};

const order = {
  resourceType: 'MedicationRequest',
  status: 'draft',
  intent: 'proposal',
  medicationCodeableConcept: VANCOMYCIN,
  subject: PATIENT,
  dosageInstruction: [
    {
      timing: { repeat: { frequency: 1, period: 24, periodUnit: 'h', duration: 2.5, durationUnit: 'h' } },
      route: INTRAVENOUS,
      doseAndRate: [{ doseQuantity: { value: 1250, unit: 'mg', system: UCUM, code: 'mg' } }],
    },
  ],
};

const AS_OF = '2026-11-23T12:00:00Z';
const ANY_ID = '7f0c2f0e-6f5e-4a55-9d7c-0c6f2f1c9b11';

/** Examples of the OpenAPI document, by operation. The patient on a server is the lead patient of the demo ward. */
export const EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  seedTwin: {
    bodies: {
      server: { summary: 'From a configured FHIR server', value: { patient: 'Patient/demo-ckd-two-levels' } },
      bundle: { summary: 'From a posted bundle', value: { bundle: BUNDLE } },
    },
  },
  askComparison: {
    bodies: {
      server: {
        summary: 'Two regimens for a patient on a FHIR server',
        value: { patient: 'Patient/demo-ckd-two-levels', drug: 'vancomycin', asOf: AS_OF, candidates: [twelveHourly, loaded] },
      },
      bundle: {
        summary: 'Unequal doses, an order and stopping, for a posted record',
        value: { bundle: BUNDLE, drug: 'vancomycin', asOf: AS_OF, candidates: [unequal, order, { stop: true }] },
      },
      average: {
        summary: 'By all models that apply together, weighed by Laplace evidence',
        value: {
          bundle: BUNDLE,
          drug: 'vancomycin',
          asOf: AS_OF,
          candidates: [twelveHourly, loaded],
          model: 'average',
          weights: 'evidence',
        },
      },
      settings: {
        summary: 'With a model, a target, a horizon, draws and a seed of your own',
        value: {
          bundle: BUNDLE,
          drug: 'vancomycin',
          asOf: AS_OF,
          candidates: [twelveHourly],
          model: 'vancomycin/goti-2018',
          target: { metric: 'AUC24', low: 400, high: 600, unit: 'mg.h/L' },
          horizonHours: 96,
          draws: 500,
          seed: 1,
        },
      },
    },
  },
  askSuggestion: {
    bodies: {
      server: {
        summary: 'For a patient on a FHIR server, among the doses the pharmacy prepares',
        value: {
          patient: 'Patient/demo-ckd-two-levels',
          drug: 'vancomycin',
          asOf: AS_OF,
          constraints: { doses: [250, 375, 500, 750].map((value) => ({ value, unit: 'mg' })), clock: ['06:00Z', '18:00Z'] },
        },
      },
      bundle: {
        summary: 'Among everything that exists for the drug, for a posted record',
        value: { bundle: BUNDLE, drug: 'vancomycin', asOf: AS_OF },
      },
    },
  },
  previewComparison: {
    bodies: {
      bundle: {
        summary: 'What a comparison of a posted record would be computed with',
        value: { bundle: BUNDLE, drug: 'vancomycin', asOf: AS_OF, candidates: [twelveHourly, loaded] },
      },
    },
  },
  getModel: { parameters: { drug: 'vancomycin', model: 'goti-2018' } },
  getTwin: { parameters: { id: ANY_ID, at: AS_OF } },
  forgetTwin: { parameters: { id: ANY_ID } },
  listVersions: { parameters: { id: ANY_ID } },
  getVersion: { parameters: { id: ANY_ID, n: '1' } },
  getRecord: { parameters: { id: ANY_ID, n: '1' } },
  getChanges: { parameters: { id: ANY_ID } },
  getComparison: { parameters: { id: ANY_ID } },
  cancelComparison: { parameters: { id: ANY_ID } },
  decide: {
    bodies: {
      deferred: {
        summary: 'Looked at, to be decided later',
        value: { decision: 'deferred', reason: 'The level of 18:00 is awaited.', by: 'A. Pharmacist' },
      },
      modified: {
        summary: 'One of the candidates, changed',
        value: { decision: 'modified', candidate: 0, modifiedTo: twelveHourly, reason: 'Given with the other drugs at 6 and 18.' },
      },
    },
    parameters: { id: ANY_ID },
  },
  listDecisions: { parameters: { id: ANY_ID } },
  followComparison: { parameters: { id: ANY_ID } },
};
