import { describe, expect, it } from 'vitest';
import { vancomycin } from '../../models/vancomycin/drug.ts';
import { goti2018 } from '../../models/vancomycin/goti-2018.ts';
import { WARD, readWardBundle } from '../../src/demo/ward.ts';
import type { PatientRecord } from '../../src/domain/record.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { foreseeLevels } from '../../src/study/forecast-levels.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { readPerson } from '../../src/study/people.ts';
import { personOfRecord } from '../../src/study/record-person.ts';
import { createPredictor } from '../../src/twin/predict.ts';
import { aDose, aLevel, aRecord, threeDoses } from './record-builder.ts';

const predictor = createPredictor(goti2018, { covariates: 'locf', ties: 'dose-first' });
if (!predictor) throw new Error('nothing moves the model');

const personOf = (record: PatientRecord) => personOfRecord(record, predictor, vancomycin);
const recordOf = async (id: string): Promise<PatientRecord> => {
  const patient = WARD.find((one) => one.id === id);
  const read = patient && (await readPerson({ bundle: { ...(await readWardBundle(patient)) } }, new Map(), shippedLibrary.drugs));
  if (!read?.ok) throw new Error(`${id} cannot be read`);
  return read.value.record;
};

describe("a person's record as a person of a data set", () => {
  it.each(['demo-ckd-two-levels', 'demo-falling-kidney-function', 'demo-obesity'])(
    'gets for %s a priori what a comparison asked at the last level says of the population',
    async (id) => {
      const record = await recordOf(id);
      const read = personOf(record);
      if (!read.ok) throw new Error(read.issues[0]?.text);
      const { forecasts, failures } = foreseeLevels(predictor, read.value, 0);
      const asOf =
        record.levels
          .map(({ at }) => at)
          .toSorted()
          .at(-1) ?? '';
      const candidates = [{ stop: true as const }];
      const question = { drug: 'vancomycin', model: goti2018.id, asOf, candidates, draws: 100, seed: 1 };
      const answered = await answerInProcess(question, record, shippedLibrary, new Date(asOf));
      if (!answered.ok) throw new Error(answered.issues[0]?.text);
      const { levels } = answered.value.result.basis;
      const apriori = forecasts.filter(({ used }) => used === 0);
      expect(failures).toEqual([]);
      expect(apriori.map(({ observed }) => observed)).toEqual(levels.map(({ observed }) => observed));
      for (const [i, { predicted }] of apriori.entries()) expect(predicted).toBeCloseTo(levels[i]?.population ?? Number.NaN, 9);
    },
  );

  it('is forecast from the levels before, and never from the one that is judged', () => {
    const levels = [aLevel('2026-11-22T04:30:00.000Z', 9), aLevel('2026-11-23T04:30:00.000Z', 14)];
    const given = [aDose('2026-11-21T18:00:00.000Z'), ...threeDoses()];
    const foresee = (last: number) => {
      const read = personOf(aRecord({ given, levels: [...levels.slice(0, 1), aLevel('2026-11-23T04:30:00.000Z', last)] }));
      if (!read.ok) throw new Error(read.issues[0]?.text);
      return foreseeLevels(predictor, read.value, 0).forecasts.map(({ used, predicted }) => ({ used, predicted }));
    };
    expect(foresee(14)).toEqual(foresee(25));
    expect(foresee(14).map(({ used }) => used)).toEqual([0, 0, 1]);
  });

  it('counts a level below quantification as a limit, and time from the first dose', () => {
    const read = personOf(aRecord({ given: threeDoses(), levels: [aLevel('2026-11-23T05:00:00.000Z', 2, { below: true })] }));
    if (!read.ok) throw new Error(read.issues[0]?.text);
    const { records, levels } = read.value;
    expect(levels).toMatchObject([{ is: 'below', value: 2, weight: 1 }]);
    expect(records[0]).toMatchObject({ time: 0, evid: 1, amount: 1000, rate: 500 });
    expect(records[levels[0]?.record ?? -1]).toMatchObject({ time: 23, evid: 0 });
  });

  it('is refused with the reasons where no level can be used and where the model may not be asked', () => {
    expect(personOf(aRecord({ given: threeDoses() }))).toMatchObject({ ok: false, issues: [{ code: 'no-level' }] });
    const early = personOf(aRecord({ given: threeDoses(), levels: [aLevel('2026-11-22T05:00:00.000Z', 20)] }));
    expect(early.ok).toBe(false);
    expect(early.issues.map(({ code }) => code)).toEqual(expect.arrayContaining(['no-usable-level', 'level-before-first-dose']));
    const child = aRecord({ given: threeDoses(), levels: [aLevel('2026-11-23T04:30:00.000Z', 14)] });
    const young = { ...child, patient: { ...child.patient, birth: { at: '2016-05-01T00:00:00.000Z', precision: 'day' as const } } };
    expect(personOf(young)).toMatchObject({
      ok: false,
      issues: expect.arrayContaining([expect.objectContaining({ code: 'outside-studied-range' })]),
    });
  });

  it('is read although the person has died since', () => {
    const record = aRecord({ given: threeDoses(), levels: [aLevel('2026-11-23T04:30:00.000Z', 14)] });
    expect(personOf({ ...record, patient: { ...record.patient, deceased: true } }).ok).toBe(true);
  });
});
