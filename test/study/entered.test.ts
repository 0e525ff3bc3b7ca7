import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/domain/issue.ts';
import type { PatientRecord } from '../../src/domain/record.ts';
import type { WireEntered } from '../../src/domain/wire/request.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { questionHash } from '../../src/study/plan.ts';
import { poseFor } from '../../src/study/pose-record.ts';
import { resolveQuestion } from '../../src/study/resolve.ts';
import { NOW, aLevel, aRecord, anOrder, threeDoses } from './record-builder.ts';

const candidate = {
  dose: { value: 750, unit: 'mg', substance: 'vancomycin' },
  route: 'iv' as const,
  infusion: { value: 1.5, unit: 'h' },
  every: { value: 12, unit: 'h' },
};
const resolved = (entered: WireEntered[]) =>
  resolveQuestion({ drug: 'vancomycin', asOf: NOW, candidates: [candidate], entered }, shippedLibrary, new Date(NOW));
function posed(record: PatientRecord, entered: WireEntered[]) {
  const question = resolved(entered);
  if (!question.ok) throw new Error(question.issues.map((one) => one.text).join(' '));
  return poseFor(question.value, record, shippedLibrary);
}
const codes = ({ issues }: { issues: Issue[] }) =>
  issues.filter((one) => one.severity !== 'information').map(({ code, at }) => `${code} ${at}`);

const treated = (changes: Partial<PatientRecord> = {}): PatientRecord =>
  aRecord({ given: threeDoses(), ordered: [anOrder()], levels: [aLevel('2026-11-23T05:30:00.000Z', 14)], ...changes });
const creatinine = { is: 'value', name: 'creatinine', value: { value: 140, unit: 'umol/L' } } as const;

describe('what is entered by hand for one question', () => {
  it('lets a question be answered that the record alone refuses, in the units of the record', () => {
    const record = treated({ covariates: { ...treated().covariates, creatinine: [] } });
    expect(posed(record, []).ok).toBe(false);
    const question = posed(record, [creatinine]);
    if (!question.ok) throw new Error(question.issues[0]?.text);
    expect(question.value.missing).toEqual([]);
    const used = question.value.used.find((one) => one.name === 'creatinine');
    expect(used).toMatchObject({ unit: 'mg/dL', source: { resource: 'entered by hand', field: 'entered[0]' } });
    // 140 umol/L of creatinine (113.12 g/mol) in mg/dL, by hand.
    expect(used?.value).toBeCloseTo((140 * 113.12) / 10_000, 10);
    expect(used?.recorded).toEqual({ value: 140, unit: 'umol/L', factor: 0.011312 });
    expect(question.value.used.find((one) => one.name === 'weight')).not.toHaveProperty('recorded');
    expect(record.covariates.creatinine).toEqual([]);
  });

  it('stands beside the value of the record in the basis, is warned of, and is part of the hash of the question', () => {
    const [asRecorded, corrected] = [posed(treated(), []), posed(treated(), [creatinine])];
    if (!asRecorded.ok || !corrected.ok) throw new Error('the question is refused');
    const values = corrected.value.used.filter((one) => one.name === 'creatinine').map((one) => one.source.resource);
    expect(values).toEqual(['Observation/creatinine-21T08', 'Observation/creatinine-23T06', 'entered by hand']);
    const warned = corrected.value.issues.find((one) => one.code === 'entered-by-hand');
    expect(warned).toMatchObject({ severity: 'warning', at: 'entered[0]' });
    expect(warned?.text).toContain('the newest in the record is 1 mg/dL of 2026-11-23 06:00 UTC');
    expect(questionHash(corrected.value)).not.toBe(questionHash(asRecorded.value));
    const last = corrected.value.models[0]?.covariates.at(-1)?.values.creatinineClearance ?? Number.NaN;
    expect(last).toBeLessThan(asRecorded.value.models[0]?.covariates.at(-1)?.values.creatinineClearance ?? Number.NaN);
  });

  it('adds a level, and leaves one out with the reason that is given', () => {
    const question = posed(treated(), [
      { is: 'left-out', resource: 'Observation/level-23T05', because: 'drawn from the line of the infusion' },
      { is: 'level', value: { value: 11.8, unit: 'ug/mL' }, at: '2026-11-23T11:00:00Z' },
    ]);
    if (!question.ok) throw new Error(question.issues[0]?.text);
    expect(question.value.levels).toMatchObject([{ at: -1, value: 11.8, unit: 'mg/L', source: { resource: 'entered by hand' } }]);
    expect(question.value.ignored).toContainEqual(
      expect.objectContaining({ because: 'left out by hand for this question: drawn from the line of the infusion' }),
    );
    expect(question.value.used.some((one) => one.source.resource === 'Observation/level-23T05')).toBe(false);
    expect(codes(question.value)).toEqual(
      expect.arrayContaining(['left-out-by-hand Observation/level-23T05', 'entered-by-hand entered[1]']),
    );
  });

  it('is refused where it cannot be: another unit, a slip of a digit, after the decision, nothing there to leave out', () => {
    expect(codes(resolved([{ is: 'value', name: 'weight', value: { value: 80, unit: 'cm' } }]))).toEqual(['wrong-unit entered[0].value']);
    expect(codes(resolved([{ is: 'value', name: 'weight', value: { value: 8000, unit: 'kg' } }]))).toEqual([
      'implausible-weight entered[0].value',
    ]);
    expect(codes(resolved([{ is: 'level', value: { value: 0, unit: 'mg/L' }, at: NOW }]))).toEqual(['not-positive entered[0].value']);
    expect(codes(resolved([{ ...creatinine, at: '2026-11-23T12:00:01Z' }]))).toEqual(['after-the-decision entered[0].at']);
    expect(codes(posed(treated(), [{ is: 'left-out', resource: 'Observation/nobody', because: 'not hers' }]))).toEqual([
      'nothing-to-leave-out entered[0].resource',
    ]);
  });

  it('is not used where it cannot be right at this age, as a value of the record is not', () => {
    const question = posed(treated(), [{ is: 'value', name: 'weight', value: { value: 6, unit: 'kg' } }]);
    if (!question.ok) throw new Error(question.issues[0]?.text);
    expect(codes(question.value)).toContain('implausible-weight entered by hand entered[0]');
    expect(question.value.models[0]?.covariates.at(-1)?.values.weight).toBe(80);
  });
});
