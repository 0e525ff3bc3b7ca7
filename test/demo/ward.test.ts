import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bundleOf, printBundle } from '../../src/demo/lesson.ts';
import { LEAD_PATIENT, LESSONS, WARD, WARD_NOW } from '../../src/demo/ward.ts';
import { collectedAt, givenTo, hour, levelsOf, observations, ofType, resourcesOf } from './read-ward.ts';

const ids = WARD.map((one) => one.id);
const value = (id: string, ...loinc: string[]): number[] => observations(id, ...loinc).map((one) => one.valueQuantity?.value ?? Number.NaN);
const creatinine = (id: string): number[] => value(id, '2160-0');
/** Every date-time in a bundle's text: anything with a T and a clock. */
const moments = (id: string): string[] => JSON.stringify(resourcesOf(id)).match(/\d{4}-\d{2}-\d{2}T[0-9:.]+(?:Z|[+-]\d{2}:\d{2})?/g) ?? [];

describe('the ward as a whole', () => {
  test.each(LESSONS.map((one) => [one.id, one] as const))('the committed bundle of %s is what the generator writes', (id, lesson) => {
    const file = WARD.find((one) => one.id === id)?.file ?? '';
    expect(readFileSync(file, 'utf8')).toBe(printBundle(bundleOf(lesson)));
  });

  test('has at least thirteen people, each known by one id, and one who leads', () => {
    expect(new Set(ids).size).toBeGreaterThanOrEqual(13);
    expect(new Set(ids).size).toBe(ids.length);
    expect(WARD.filter((one) => one.lead).map((one) => one.id)).toEqual([LEAD_PATIENT]);
  });

  test('no two resources of the ward share a type and an id, and every id is one FHIR allows', () => {
    const all = ids.flatMap((id) => resourcesOf(id).map((one) => `${one.resourceType}/${one.id}`));
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((one) => !/^[A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.test(one))).toEqual([]);
  });

  test.each(ids)('%s is plainly a made-up person', (id) => {
    for (const patient of ofType(id, 'Patient')) {
      expect(patient.name?.[0]?.family).toBe('Synthetic');
      expect(patient.meta?.security?.map((one) => one.code)).toContain('HTEST');
    }
  });

  test.each(ids)('every time in the record of %s has an offset and none is after the ward’s now', (id) => {
    expect(moments(id).length).toBeGreaterThan(5);
    expect(moments(id).filter((one) => !/(Z|[+-]\d{2}:\d{2})$/.test(one))).toEqual([]);
    expect(moments(id).filter((one) => !(Date.parse(one) <= Date.parse(WARD_NOW)))).toEqual([]);
  });

  test.each(ids)('every reference in the record of %s is answered inside its bundle', (id) => {
    const held = new Set(resourcesOf(id).map((one) => `${one.resourceType}/${one.id}`));
    const named = [...JSON.stringify(resourcesOf(id)).matchAll(/"reference":"([^"]+)"/g)].map((one) => one[1] ?? '');
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((one) => !held.has(one))).toEqual([]);
  });

  test.each(ids)('no infusion of %s ran faster than 10 mg/min, and none began before the last had ended', (id) => {
    const given = givenTo(id);
    expect(given.length).toBeGreaterThan(0);
    for (const [index, one] of given.entries()) {
      expect(one.mg / ((one.end - one.start) * 60)).toBeLessThanOrEqual(10);
      expect(one.start).toBeGreaterThan(given[index - 1]?.end ?? 0);
    }
  });

  test.each(ids)('no order for %s asks for an infusion faster than 10 mg/min', (id) => {
    for (const order of ofType(id, 'MedicationRequest')) {
      const [dosage] = order.dosageInstruction ?? [];
      const mg = dosage?.doseAndRate?.[0]?.doseQuantity?.value ?? 0;
      const hours = dosage?.timing?.repeat?.duration ?? mg / (dosage?.doseAndRate?.[0]?.rateQuantity?.value ?? 500);
      expect(mg).toBeLessThanOrEqual(hours * 600);
    }
  });

  test('kinetics that the levels were made from are nowhere in the record', () => {
    for (const id of ids) expect(JSON.stringify(resourcesOf(id))).not.toMatch(/compartment|clearance|"V1"|"CL"/i);
  });
});

const levelCode = (one: { code: { coding?: { code?: string }[] } }): boolean =>
  ['20578-1', '4090-7', '4092-3'].includes(one.code.coding?.[0]?.code ?? '');

describe('each lesson holds in its data', () => {
  test('the lead patient has stable, raised creatinine, a trough before a dose, and a peak two hours after an infusion’s end', () => {
    const id = LEAD_PATIENT;
    expect(Math.min(...creatinine(id))).toBeGreaterThan(1.3);
    expect(Math.max(...creatinine(id)) - Math.min(...creatinine(id))).toBeLessThan(0.3);
    expect(ofType(id, 'Condition').flatMap((one) => one.code?.coding?.map((coding) => coding.code))).toContain('433144002');
    const given = givenTo(id);
    expect(given.map((one) => one.mg)).toEqual([1000, 1000, 1000, 1000, 1000, 1000]);
    const [trough, peak] = levelsOf(id);
    const last = given.at(-1);
    expect((last?.start ?? 0) - hour(trough?.effectiveDateTime)).toBeCloseTo(35 / 60, 6);
    expect(hour(peak?.effectiveDateTime) - (last?.end ?? 0)).toBeCloseTo(2, 6);
  });

  test('the lead patient’s dose gives an AUC24 above 600 mg.h/L once steady: 2,000 mg a day over 2.4 L/h is 833', () => {
    const truth = LESSONS.find((one) => one.id === LEAD_PATIENT)?.truth;
    expect(truth?.kind === 'two-compartment' ? 2000 / truth.CL : 0).toBeCloseTo(833.3, 1);
  });

  test('the patient without levels has none, and has been given doses', () => {
    expect(levelsOf('demo-no-levels')).toEqual([]);
    expect(givenTo('demo-no-levels')).toHaveLength(2);
  });

  test('the obese patient’s body mass index is above 40 kg/m2', () => {
    const [[kg = 0], [cm = 0]] = [value('demo-obesity', '29463-7'), value('demo-obesity', '8302-2')];
    expect(kg / (cm / 100) ** 2).toBeGreaterThan(40);
  });

  test('the child is six years old', () => {
    const born = ofType('demo-child', 'Patient')[0]?.birthDate ?? '';
    expect(Math.floor((Date.parse(WARD_NOW) - Date.parse(born)) / (365.25 * 86_400_000))).toBe(6);
  });

  test('the neonate was born at 31 weeks, is twelve days old, and is weighed in grams', () => {
    const id = 'demo-neonate';
    const patient = ofType(id, 'Patient')[0];
    expect(Math.floor((Date.parse(WARD_NOW) - Date.parse(patient?.birthDate ?? '')) / 86_400_000)).toBe(12);
    expect(value(id, '76516-4')).toEqual([31]);
    expect(observations(id, '29463-7').map((one) => one.valueQuantity?.code)).toEqual(['g', 'g']);
    const birth = Date.parse('2026-11-11T03:40:00Z');
    expect(moments(id).filter((one) => Date.parse(one) < birth)).toEqual([]);
  });

  test('the dialysed patient has the condition, the dependence and three sessions, the last of them today', () => {
    const id = 'demo-haemodialysis';
    const codes = ofType(id, 'Condition').flatMap((one) => one.code?.coding?.map((coding) => coding.code));
    expect(codes).toEqual(expect.arrayContaining(['46177005', 'N18.6', 'Z99.2']));
    const sessions = ofType(id, 'Procedure');
    expect(sessions.map((one) => one.code?.coding?.[0]?.code)).toEqual(['302497006', '302497006', '302497006']);
    expect(sessions.at(-1)?.performedPeriod?.start?.slice(0, 10)).toBe(WARD_NOW.slice(0, 10));
  });

  test('creatinine rises at least 1.5-fold within 48 hours where kidney function falls', () => {
    const all = observations('demo-falling-kidney-function', '2160-0').map((one) => ({
      at: hour(one.effectiveDateTime),
      mg: one.valueQuantity?.value ?? 0,
    }));
    const last = all.at(-1);
    const within48 = all.filter((one) => (last?.at ?? 0) - one.at <= 48);
    expect((last?.mg ?? 0) / Math.min(...within48.map((one) => one.mg))).toBeGreaterThanOrEqual(1.5);
  });

  test('where the laboratory wrote the time of the result, only the specimen knows when blood was taken', () => {
    const level = levelsOf('demo-falling-kidney-function').at(-1);
    expect(level?.effectiveDateTime).toBe(level?.issued);
    expect(hour(level?.issued) - hour(level ? collectedAt('demo-falling-kidney-function', level) : '')).toBeGreaterThan(1);
  });

  test('creatinine in umol/L is the molar code with the molar unit, and there is none by mass', () => {
    const molar = observations('demo-creatinine-umol', '14682-9');
    expect(molar.map((one) => one.valueQuantity?.code)).toEqual(['umol/L', 'umol/L']);
    expect(creatinine('demo-creatinine-umol')).toEqual([]);
  });

  test('the level drawn too early is labelled trough and was taken ten minutes after the infusion’s end', () => {
    const id = 'demo-level-too-early';
    const [level] = levelsOf(id);
    expect(level?.code.coding?.[0]?.code).toBe('4092-3');
    expect((hour(level?.effectiveDateTime) - (givenTo(id).at(-1)?.end ?? 0)) * 60).toBeCloseTo(10, 6);
  });

  test('the patient without creatinine has only a urine creatinine', () => {
    const id = 'demo-missing-creatinine';
    expect([...creatinine(id), ...value(id, '14682-9', '38483-4', '59826-8')]).toEqual([]);
    expect(value(id, '2161-8')).toHaveLength(1);
  });

  test('the stale creatinine is the only one and more than four weeks old', () => {
    const all = observations('demo-stale-creatinine', '2160-0');
    expect(all).toHaveLength(1);
    expect(hour(WARD_NOW) - hour(all[0]?.effectiveDateTime)).toBeGreaterThan(28 * 24);
  });

  test('the contradicting levels are three times what no clearance at all and 0.7 L/kg would give', () => {
    const id = 'demo-contradicting-levels';
    const volume = 0.7 * (value(id, '29463-7')[0] ?? 0);
    for (const level of levelsOf(id)) {
      const mg = givenTo(id)
        .filter((one) => one.end <= hour(collectedAt(id, level)))
        .reduce((sum, one) => sum + one.mg, 0);
      expect((level.valueQuantity?.value ?? 0) / (mg / volume)).toBeCloseTo(3, 1);
    }
  });

  test('the order without a dose has an interval and a route but no amount', () => {
    const [order] = ofType('demo-order-without-dose', 'MedicationRequest');
    expect(order?.status).toBe('active');
    expect(order?.dosageInstruction?.[0]?.timing?.repeat?.period).toBe(12);
    expect(order?.dosageInstruction?.[0]?.doseAndRate).toBeUndefined();
  });

  test('the merged person’s two records name each other, and each holds two of the doses', () => {
    const [kept, replaced] = ofType('demo-merged', 'Patient');
    expect(kept?.link).toEqual([{ other: { reference: `Patient/${replaced?.id}` }, type: 'replaces' }]);
    expect(replaced?.link).toEqual([{ other: { reference: `Patient/${kept?.id}` }, type: 'replaced-by' }]);
    expect(replaced?.active).toBe(false);
    const subjects = ofType('demo-merged', 'MedicationAdministration').map((one) => one.subject.reference);
    expect(subjects).toEqual(['Patient/demo-merged-old', 'Patient/demo-merged-old', 'Patient/demo-merged', 'Patient/demo-merged']);
  });

  test('the untidy chart holds a level in error, an amended one, one sent twice, a dose not given and a cancelled order', () => {
    const id = 'demo-untidy-chart';
    const byStatus = (status: string) =>
      ofType(id, 'Observation')
        .filter((one) => one.status === status && levelCode(one))
        .map((one) => one.id);
    expect(byStatus('entered-in-error')).toEqual(['demo-untidy-chart-level-error']);
    expect(ofType(id, 'Observation').find((one) => one.status === 'amended')?.meta?.versionId).toBe('2');
    const twice = ofType(id, 'Observation').filter((one) => one.specimen?.reference === 'Specimen/demo-untidy-chart-level-1-tube');
    expect(twice.map((one) => one.valueQuantity?.value)).toEqual([twice[0]?.valueQuantity?.value, twice[0]?.valueQuantity?.value]);
    expect(
      ofType(id, 'MedicationAdministration')
        .filter((one) => one.status === 'not-done')
        .map((one) => one.dosage?.dose?.value),
    ).toEqual([1000]);
    expect(ofType(id, 'MedicationRequest').map((one) => one.status)).toEqual(['cancelled', 'active']);
  });
});
