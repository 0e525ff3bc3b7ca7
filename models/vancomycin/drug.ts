import type { Drug } from '../../src/domain/drug.ts';

/** Vancomycin given by vein. Taken by mouth it is not absorbed and is another treatment (ATC A07AA09, not listed). */
export const vancomycin: Drug = {
  name: 'vancomycin',
  atc: ['J01XA01'],
  rxnorm: [{ code: '11124', display: 'vancomycin', verified: 'ingredient; read in public FHIR MedicationRequest examples' }],
  products: [
    {
      code: '1807507',
      display: 'vancomycin Injection',
      verified: 'dose form group; read in the medication map of the MIMIC-IV FHIR project',
    },
    {
      code: '1807510',
      display: '150 ML vancomycin 5 MG/ML Injection',
      verified: 'clinical drug; read in bundles of the Synthea generator',
    },
  ],
  names: ['vancomycin', 'vancomycin hydrochloride', 'vancocin', 'vancomicina', 'vancomycine', 'vancomycinum'],
  molarMass: 1449.26,
  moiety: 'vancomycin',
  /**
   * The hydrochloride is left out on purpose. By mass it holds 1449.3 / 1485.7 = 0.975 of vancomycin, but US labels (read on
   * DailyMed) state its strengths as vancomycin: the words "1 g of vancomycin hydrochloride" do not say which was meant.
   */
  substances: { vancomycin: { fraction: 1, source: 'the moiety itself; US labels (DailyMed) state strengths as vancomycin' } },
  levels: [
    {
      loinc: {
        code: '20578-1',
        display: 'Vancomycin [Mass/volume] in Serum or Plasma',
        verified: 'read in the LOINC map of MIMIC-IV and two hospital laboratory tables',
        specimen: 'serum/plasma',
        timing: 'untimed',
      },
    },
    {
      loinc: {
        code: '4090-7',
        display: 'Vancomycin [Mass/volume] in Serum or Plasma --peak',
        verified: 'read in a hospital laboratory table',
        specimen: 'serum/plasma',
        timing: 'peak',
      },
    },
    {
      loinc: {
        code: '4092-3',
        display: 'Vancomycin [Mass/volume] in Serum or Plasma --trough',
        verified: 'read in a hospital laboratory table and a LOINC display list',
        specimen: 'serum/plasma',
        timing: 'trough',
      },
    },
  ],
  levelUnit: 'mg/L',
  routes: ['iv'],
  /**
   * At most 10 mg/min and at least 60 min: prescribing information (read in the Malaysian leaflet of Celovan; the 60 min also in
   * a US label on DailyMed). Largest single dose 3,000 mg: the largest loading dose of the 2020 ASHP/IDSA/PIDS/SIDP guideline
   * (read as summarised in Kidney360). Largest daily dose 6,000 mg: a bound chosen here against slips of a digit, above the
   * 4,000-5,000 mg a day simulated in extreme obesity (Adane 2015, abstract) and a first day with a loading dose; it recommends
   * nothing. Smallest dose 2 mg, whole milligrams and the intervals: lists of the neonatal file of the Tucuxi project (dao2019).
   */
  dosing: {
    iv: {
      step: 1,
      smallest: 2,
      largest: 3000,
      largestPerDay: 6000,
      fastest: 10,
      shortest: 1,
      intervals: [6, 8, 12, 18, 24, 36, 48, 72],
      source:
        'prescribing information for the rate and infusion time, 2020 consensus guideline for the largest dose, own bound for the day',
    },
  },
};
