import { describe, expect, test } from 'vitest';
import { BY_VEIN, type Loose, RXNORM, SNOMED, VANCOMYCIN, codesOf, coded, given, leftOut, places, read, ucum } from './builders.ts';

const doses = (more: Loose = {}, ...others: Loose[]) => read(given(more), ...others).given;
const dosage = (more: Loose) => ({ dosage: { route: BY_VEIN, dose: ucum(1000, 'mg'), ...more } });
const AT_ONCE = { effectivePeriod: undefined, effectiveDateTime: '2026-11-20T20:00:00Z' };
const ATC = 'http://www.whocc.no/atc';

describe('a dose given', () => {
  test('keeps start, amount, infusion time, route and where it stands', () => {
    expect(doses({ meta: { versionId: '5' } })).toEqual([
      {
        drug: 'vancomycin',
        substance: 'vancomycin',
        start: '2026-11-20T20:00:00.000Z',
        amount: 1000,
        duration: 2,
        route: 'iv',
        source: { resource: 'MedicationAdministration/dose', version: '5', field: 'dosage.dose' },
      },
    ]);
  });

  test.each([
    [ucum(1, 'g'), 1000],
    [ucum(1_250_000, 'ug'), 1250],
    [{ value: 750, unit: 'mg' }, 750],
  ])('%j is %d mg', (dose, mg) => {
    expect(doses(dosage({ dose }))[0]?.amount).toBeCloseTo(mg, 9);
  });

  test('keeps what the record prints, where that is another number or unit', () => {
    expect(doses(dosage({ dose: ucum(1, 'g') }))[0]).toMatchObject({ amount: 1000, recorded: { value: 1, unit: 'g' } });
    expect(doses(dosage({ dose: ucum(1000, 'mg') }))[0]).not.toHaveProperty('recorded');
  });

  test.each([
    ['mg/h', { rateQuantity: ucum(500, 'mg/h') }, 2],
    ['mg/min', { rateQuantity: ucum(10, 'mg/min') }, 1000 / 600],
    ['mg per hours', { rateRatio: { numerator: ucum(1000, 'mg'), denominator: ucum(2, 'h') } }, 2],
    ['mg per minutes', { rateRatio: { numerator: ucum(1, 'g'), denominator: ucum(90, 'min') } }, 1.5],
  ])('at one moment gets its infusion time from a speed in %s', (_unit, rate, hours) => {
    expect(doses({ ...AT_ONCE, ...dosage(rate) })[0]?.duration).toBeCloseTo(hours, 12);
  });

  test.each([
    ['no speed', {}, ['dose-without-duration']],
    ['a speed of the bag’s volume', { rateQuantity: ucum(125, 'mL/h') }, ['wrong-unit', 'dose-without-duration']],
    ['a range of speeds', { rateRange: {} }, ['rate-range', 'dose-without-duration']],
  ])('with %s has no infusion time, and none is assumed', (_what, rate, codes) => {
    const record = read(given({ ...AT_ONCE, ...dosage(rate) }));
    expect(record.given.map((one) => one.duration)).toEqual([undefined]);
    expect(codesOf(record.issues)).toEqual(codes);
    expect(record.issues.map((one) => one.severity)).not.toContain('error');
  });

  test.each([
    ['no amount', { dosage: { route: BY_VEIN } }, 'dose-without-amount'],
    ['an amount in vials', dosage({ dose: { value: 2, unit: 'vial' } }), 'unknown-unit'],
    ['an amount in mL of an unknown strength', dosage({ dose: ucum(100, 'mL') }), 'wrong-unit'],
    ['an amount without a unit', dosage({ dose: { value: 1000 } }), 'missing-unit'],
    ['a negative amount', dosage({ dose: ucum(-1, 'mg') }), 'not-positive'],
    ['no time', { effectivePeriod: undefined }, 'missing-time'],
    ['a day for a time', { effectivePeriod: undefined, effectiveDateTime: '2026-11-20' }, 'time-too-coarse'],
    ['a time without a zone', { effectivePeriod: { start: '2026-11-20T20:00:00', end: '2026-11-20T22:00:00' } }, 'time-without-zone'],
    ['an end before its start', { effectivePeriod: { start: '2026-11-20T22:00:00Z', end: '2026-11-20T20:00:00Z' } }, 'period-backwards'],
    ['an unknown route', { ...AT_ONCE, dosage: { dose: ucum(1000, 'mg') } }, 'dose-route-unknown'],
    ['no amount, stopped early', { status: 'stopped', dosage: { route: BY_VEIN } }, 'dose-without-amount'],
  ])('with %s is an error, because every later level depends on it', (_what, more, code) => {
    const record = read(given(more));
    expect([record.given, record.ignored.length]).toEqual([[], 1]);
    expect(record.issues.find((one) => one.severity === 'error')).toMatchObject({
      code,
      at: expect.stringMatching(/^MedicationAdministration\/dose /),
      fix: expect.stringMatching(/\S/),
    });
  });

  test.each([
    ['not-done', 'it was not given'],
    ['entered-in-error', 'it was entered in error'],
  ])('%s was no dose, which is said without alarm', (status, because) => {
    const record = read(given({ status }));
    expect([record.given, leftOut(record), record.issues]).toEqual([[], [`MedicationAdministration/dose: ${because}`], []]);
  });

  test.each(['unknown', 'on-hold', undefined])('of status %s is not counted, with a warning', (status) => {
    const record = read(given({ status }));
    expect([record.given, codesOf(record.issues)]).toEqual([[], ['dose-status-unclear']]);
  });

  test('stopped early counts with the amount recorded, to be checked', () => {
    expect(codesOf(read(given({ status: 'stopped', ...dosage({ dose: ucum(400, 'mg') }) })).issues)).toEqual(['dose-stopped']);
    expect(doses({ status: 'stopped', ...dosage({ dose: ucum(400, 'mg') }) })[0]?.amount).toBe(400);
  });

  test('recorded twice is counted once, loudly: two bags at once are one record', () => {
    const record = read(given({ id: 'a' }), given({ id: 'b' }));
    expect(record.given).toHaveLength(1);
    expect(record.issues.map((one) => [one.code, one.severity])).toEqual([['dose-recorded-twice', 'warning']]);
  });

  test('recorded twice, once without its end, is counted with its infusion time', () => {
    const record = read(given({ id: 'a', ...AT_ONCE }), given({ id: 'b' }));
    expect(record.given.map((one) => [one.source.resource, one.duration])).toEqual([['MedicationAdministration/b', 2]]);
  });
});

describe('the drug of a dose', () => {
  test('is found by ingredient, product or ATC code', () => {
    for (const concept of [VANCOMYCIN, coded(RXNORM, '1807507'), coded(ATC, 'J01XA01')])
      expect(doses({ medicationCodeableConcept: concept })).toHaveLength(1);
  });

  test('is found through a Medication, contained or in the bundle, by its code or its ingredient', () => {
    const byReference = (reference: string) => ({ medicationCodeableConcept: undefined, medicationReference: { reference } });
    const medication = { resourceType: 'Medication', id: 'm', code: VANCOMYCIN };
    expect(doses(byReference('Medication/m'), medication)).toHaveLength(1);
    expect(doses({ ...byReference('#m'), contained: [medication] })).toHaveLength(1);
    expect(
      doses(byReference('Medication/m'), { ...medication, code: { text: 'bag 17' }, ingredient: [{ itemCodeableConcept: VANCOMYCIN }] }),
    ).toHaveLength(1);
  });

  test('is said to be missing when its Medication is not there: it may have been ours', () => {
    const record = read(given({ medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/gone' } }));
    expect([record.given, places(record)]).toEqual([[], ['unresolved-medication MedicationAdministration/dose medicationReference']]);
  });

  test('is found by name only as a last resort, and flagged', () => {
    const record = read(
      given({ medicationCodeableConcept: { coding: [{ system: 'urn:hospital', code: 'V1', display: 'VANCO\u200BMYCIN 1 G INJ' }] } }),
    );
    expect([record.given.length, codesOf(record.issues)]).toEqual([1, ['drug-by-name']]);
  });

  test('a salt named in the record’s own words is what was weighed', () => {
    expect(doses({ medicationCodeableConcept: { text: 'Vancomycin hydrochloride 500 mg' } })[0]?.substance).toBe(
      'vancomycin hydrochloride',
    );
  });

  test.each(['telavancin', 'norvancomycin', 'Cefazolin'])('%s is not vancomycin', (text) => {
    const record = read(given({ medicationCodeableConcept: { text } }));
    expect([record.given, record.issues, record.ignored]).toEqual([[], [], []]);
  });

  test('the ATC code of vancomycin by mouth is another treatment, whatever the name', () => {
    const record = read(given({ medicationCodeableConcept: { text: 'Vancomycin', coding: [{ system: ATC, code: 'A07AA09' }] } }));
    expect([record.given, leftOut(record)]).toEqual([
      [],
      ['MedicationAdministration/dose: its ATC code A07AA09 is another use of vancomycin'],
    ]);
  });

  test('vancomycin by mouth does not reach the blood: it is not counted and named', () => {
    const record = read(given(dosage({ route: coded(SNOMED, '26643006') })));
    expect([record.given, record.ignored.length, record.issues]).toEqual([[], 1, []]);
  });

  test('a dose without a route that ran for two hours was by vein, which is said', () => {
    const record = read(given({ dosage: { dose: ucum(1000, 'mg') } }));
    expect([record.given[0]?.route, codesOf(record.issues)]).toEqual(['iv', ['route-inferred']]);
  });

  test('the strength of a product turns mL into mg, and a whole container into a dose, both said', () => {
    const product = { medicationCodeableConcept: coded(RXNORM, '1807510') };
    const volume = read(given({ ...product, ...dosage({ dose: ucum(200, 'mL') }) }));
    expect([volume.given[0]?.amount, codesOf(volume.issues)]).toEqual([1000, ['dose-from-product']]);
    const nothing = read(given({ ...product, ...AT_ONCE, dosage: undefined }));
    expect([nothing.given[0]?.amount, codesOf(nothing.issues)]).toEqual([
      750,
      ['route-inferred', 'dose-inferred', 'dose-without-duration'],
    ]);
  });
});

describe('an infusion time that cannot be', () => {
  const until = (end: string) => read(given({ effectivePeriod: { start: '2026-11-20T20:00:00Z', end } }));

  test('of more than thirty days is an error, of more than a day a warning', () => {
    expect(codesOf(until('2026-12-21T20:00:00Z').issues)).toEqual(['infusion-too-long']);
    const two = until('2026-11-22T20:00:00Z');
    expect([two.given[0]?.duration, codesOf(two.issues)]).toEqual([48, ['infusion-long']]);
  });

  test('of no length is none: it says when, not how long', () => {
    const record = until('2026-11-20T20:00:00Z');
    expect([record.given[0]?.duration, codesOf(record.issues)]).toEqual([undefined, ['dose-without-duration']]);
  });

  test('from an absurd speed is not used, and said', () => {
    const record = read(given({ ...AT_ONCE, ...dosage({ rateQuantity: ucum(1, 'mg/h') }) }));
    expect([record.given[0]?.duration, codesOf(record.issues)]).toEqual([undefined, ['infusion-too-long', 'dose-without-duration']]);
  });
});

describe('a dose given of other drugs', () => {
  const of = (code: string, words: string, dose: Loose) =>
    doses({ medicationCodeableConcept: { coding: code === '' ? [] : [{ system: ATC, code }], text: words }, ...dosage({ dose }) })[0];

  test('by mouth is not asked how long it ran', () => {
    const medicationCodeableConcept = { coding: [{ system: ATC, code: 'N03AB02' }] };
    const record = read(
      given({ ...AT_ONCE, medicationCodeableConcept, dosage: { route: coded(SNOMED, '26643006'), dose: ucum(100, 'mg') } }),
    );
    expect(record.given).toHaveLength(1);
    expect(codesOf(record.issues)).not.toContain('dose-without-duration');
  });

  test('is kept in international units where it is ordered in these', () => {
    expect(of('B01AB01', 'heparin', ucum(5000, '[iU]'))).toMatchObject({
      ...{ drug: 'heparin', substance: 'heparin', amount: 5000, unit: '[iU]' },
    });
    expect(of('B01AB01', 'heparin', ucum(5, 'k[iU]'))).toMatchObject({ amount: 5000, unit: '[iU]', recorded: { value: 5, unit: 'k[iU]' } });
  });

  test('names the salt that its words name, when no code does: aminophylline is not theophylline', () => {
    expect(of('', 'Aminophylline injection', ucum(250, 'mg'))).toMatchObject({ drug: 'theophylline', substance: 'aminophylline' });
  });

  test.each([
    ['N03AB02', 'Phenytoin sodium 100 mg capsule', 'phenytoin sodium'],
    ['N03AB02', 'Phenytoin oral suspension', 'phenytoin'],
    ['J05AB14', 'tablets', 'valganciclovir'],
    ['J05AB14', 'Valganciclovir 450 mg', 'valganciclovir'],
    ['J05AB06', 'Ganciclovir', 'ganciclovir'],
    ['N03AG01', 'Epilim 200', 'sodium valproate'],
    ['N03AG01', 'Depakote', 'valproic acid'],
    ['N06BC01', 'Caffeine citrate 10 mg/mL', 'caffeine citrate'],
    ['', 'Valcyte', 'valganciclovir'],
  ])('of ATC %s called %j is weighed as %s', (code, words, substance) => {
    const [one] = doses({
      medicationCodeableConcept: { coding: code === '' ? [] : [{ system: ATC, code }], text: words },
      dosage: { route: coded(SNOMED, '26643006'), dose: ucum(100, 'mg') },
    });
    expect(one?.substance).toBe(substance);
  });

  test.each([
    ['N03AB02', 'Phenytoin 100 mg capsule', 'phenytoin sodium, they hold 92 %'],
    ['N03AB02', 'Dilantin', 'phenytoin sodium, they hold 92 %'],
    ['N03AA02', 'Phenobarbital', 'phenobarbital sodium, they hold 91 %'],
    ['N03AG01', 'Valproate 500 mg', 'sodium valproate, they hold 87 %'],
    ['N03AB02', 'Phenytoin sodium', undefined],
    ['N03AB02', 'Phenytoin base', undefined],
    ['N03AG01', 'Valproic acid', undefined],
    ['N03AG01', 'Depakote', undefined],
    ['N06BC01', 'Caffeine citrate', undefined],
    ['R03DA04', 'Theophylline', undefined],
    ['N05AN01', 'Lithium', undefined],
    ['J05AB06', 'Ganciclovir', undefined],
    ['J01XA01', 'Vancomycin', undefined],
  ])('of ATC %s called %j has a remark where its salt is not said (%s)', (code, words, remark) => {
    const record = read(
      given({
        ...AT_ONCE,
        medicationCodeableConcept: { coding: code === '' ? [] : [{ system: ATC, code }], text: words },
        dosage: { route: coded(SNOMED, '47625008'), dose: ucum(100, 'mg') },
      }),
    );
    const remarks = record.issues.filter((one) => one.code === 'salt-not-said');
    expect(remarks.map(({ text }) => /If they are of (.+) of what was counted/.exec(text)?.[1])).toEqual(
      remark === undefined ? [] : [remark],
    );
  });

  test.each([['N06BC01'], ['']])(
    'of caffeine (ATC %j) they are not counted where nothing says base or citrate: one is twice the other',
    (code) => {
      const record = (words: string) =>
        read(
          given({
            ...AT_ONCE,
            medicationCodeableConcept: { coding: code === '' ? [] : [{ system: ATC, code }], text: words },
            dosage: { route: coded(SNOMED, '47625008'), dose: ucum(20, 'mg') },
          }),
        );
      const unsaid = record('Caffeine 20 mg');
      expect(unsaid.given).toEqual([]);
      expect(unsaid.issues).toContainEqual(
        expect.objectContaining({
          code: 'salt-not-said',
          severity: 'error',
          drug: 'caffeine',
          at: expect.stringContaining('Medication') as string,
        }),
      );
      expect(record('Caffeine citrate 20 mg').given).toMatchObject([{ substance: 'caffeine citrate', amount: 20 }]);
      expect(record('Caffeine base 20 mg').given).toMatchObject([{ substance: 'caffeine', amount: 20 }]);
    },
  );

  test('coded as aminophylline it is left out, and not read as theophylline', () => {
    expect(of('R03DA05', 'aminophylline', ucum(250, 'mg'))).toBeUndefined();
  });
});
