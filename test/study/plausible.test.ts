import { describe, expect, it } from 'vitest';
import { vancomycin } from '../../models/vancomycin/drug.ts';
import { goti2018 } from '../../models/vancomycin/goti-2018.ts';
import type { PatientRecord } from '../../src/domain/record.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { doubtAmounts } from '../../src/study/doubt-doses.ts';
import { remarkLateLevels } from '../../src/study/late-levels.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { readHistory } from '../../src/study/history.ts';
import { NOW, aDose, aLevel, aRecord, anOrder, threeDoses } from './record-builder.ts';

const codes = (issues: readonly { code: string }[]): string[] => issues.map(({ code }) => code);
const weighed = (...amounts: number[]) => amounts.map((amount, i) => ({ dose: aDose(`2026-11-2${i}T06:00:00.000Z`, { amount }), amount }));

describe('amounts of doses given', () => {
  it('are asked about where one is five times or more unlike the others, as by a slip of a digit', () => {
    const [only, ...more] = doubtAmounts(weighed(1000, 1000, 100, 1000), vancomycin);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ code: 'dose-unlike-others', severity: 'warning', at: 'MedicationAdministration/dose-22T06 dosage' });
    expect(only?.text).toContain('10 times smaller than the others of this record (1000 mg); it is used as given');
    expect(only?.fix).toContain('Check the amount and its unit');
    expect(codes(doubtAmounts(weighed(300, 3000, 300, 300, 300), vancomycin))).toEqual(['dose-unlike-others']);
  });

  it('are not where it is a loading dose, or where too few stand beside it to tell', () => {
    expect(doubtAmounts(weighed(2500, 1000, 1000, 1000), vancomycin)).toEqual([]);
    expect(doubtAmounts(weighed(1000, 150, 1000), vancomycin)).toEqual([]);
  });

  it('are asked about where one is less than any single dose of the drug, and stay as given', () => {
    const read = readHistory(aRecord({ given: [aDose('2026-11-23T06:00:00.000Z', { amount: 1 })] }), vancomycin, NOW);
    expect(codes(read.issues)).toContain('dose-given-under-range');
    expect(read.ok && read.value.given[0]?.amount).toBe(1);
  });
});

describe('a level long after the last dose', () => {
  const covariates = [{ at: -100, values: { weight: 80, creatinineClearance: 100 } }];
  const level = (at: number) => ({
    at,
    value: 1.2,
    below: false,
    unit: 'mg/L',
    source: { resource: 'Observation/late', field: 'valueQuantity' },
  });
  const given = [{ at: -100, amount: 1000, duration: 2 }];

  it('is asked about after five halvings of what the model expects, and says how many there were', () => {
    const [only] = remarkLateLevels({ given, levels: [level(-1)], asOf: NOW }, goti2018, covariates);
    expect(only).toMatchObject({ code: 'level-many-half-lives-late', at: 'Observation/late valueQuantity' });
    expect(only?.text).toMatch(/99 h after the last dose in the record, about \d+ half-lives of the typical such person/);
    expect(only?.fix).toContain('whether a dose in between was not charted');
  });

  it('is not after a day, nor where the kidneys clear so little that little has gone', () => {
    expect(remarkLateLevels({ given, levels: [level(-76)], asOf: NOW }, goti2018, covariates)).toEqual([]);
    const little = [{ at: -100, values: { weight: 80, creatinineClearance: 8 } }];
    expect(remarkLateLevels({ given, levels: [level(-1)], asOf: NOW }, goti2018, little)).toEqual([]);
  });
});

describe('times that have not come yet', () => {
  const ask = (record: PatientRecord, asOf = NOW) =>
    answerInProcess({ drug: 'vancomycin', asOf, candidates: [{ stop: true }], draws: 100, seed: 1 }, record, shippedLibrary, new Date(NOW));
  const ahead = { given: [...threeDoses(), aDose('2026-11-24T06:00:00.000Z')], levels: [aLevel('2026-11-25T06:00:00.000Z', 12)] };

  it('are told of a dose given and of a level, which are not read', async () => {
    const record = aRecord({ given: threeDoses(), ordered: [anOrder()] });
    const [plain, told] = [await ask(record), await ask({ ...record, ...ahead })];
    if (!plain.ok || !told.ok) throw new Error('refused');
    const added = told.value.result.issues.filter(({ code }) => code.endsWith('-in-the-future'));
    expect(codes(added)).toEqual(['dose-in-the-future', 'level-in-the-future']);
    for (const { text, fix, at } of added)
      expect([text, fix, at]).toEqual([expect.stringContaining('it is not read'), expect.any(String), expect.any(String)]);
    expect(told.value.result.candidates).toEqual(plain.value.result.candidates);
  });

  it('are not what lies after a decision of the past', async () => {
    const past = await ask(aRecord({ given: threeDoses(), levels: [aLevel('2026-11-23T11:00:00.000Z', 12)] }), '2026-11-22T12:00:00.000Z');
    expect(codes(past.issues).filter((code) => code.endsWith('-in-the-future'))).toEqual([]);
    expect(past.ok && codes(past.value.result.issues).filter((code) => code.endsWith('-in-the-future'))).toEqual([]);
  });
});
