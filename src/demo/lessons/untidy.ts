import { openChart } from '../chart.ts';
import type { Lesson } from '../lesson.ts';
import { type Truth, asReported, repeat, trueConcentration } from '../truth.ts';

/** One person under two record numbers: the first doses hang on the number that was given up. */
function mergedPatient(): Lesson {
  const id = 'demo-merged';
  const chart = openChart(id);
  const replaced = openChart('demo-merged-old');
  const truth: Truth = { kind: 'two-compartment', CL: 3.5, V1: 46, Q: 4, V2: 44 };
  const given = repeat({ first: '2026-11-21T20:00:00Z', everyHours: 12, count: 4, mg: 1000, hours: 2, offByMinutes: [0, 7, -6, 4] });
  const [first, second, third, fourth] = given.map((one, index) => ({ suffix: `dose-${index + 1}`, one }));
  const collected = '2026-11-23T07:40:00Z';
  return {
    id,
    lesson: 'One person under two record numbers, merged: half of the doses are on the number that was given up.',
    truth,
    resources: [
      chart.patient({
        name: 'Willow',
        sex: 'female',
        born: '1970-11-19',
        number: 'DEMO-14',
        updated: '2026-11-22T11:00:00Z',
        link: [{ other: { reference: 'Patient/demo-merged-old' }, type: 'replaces' }],
      }),
      replaced.patient({
        name: 'Willow',
        sex: 'female',
        born: '1970-11-19',
        number: 'DEMO-14-OLD',
        updated: '2026-11-22T11:00:00Z',
        active: false,
        link: [{ other: { reference: `Patient/${id}` }, type: 'replaced-by' }],
      }),
      chart.encounter('2026-11-22T10:30:00Z'),
      replaced.weight('weight-1', '2026-11-21T17:20:00Z', 74),
      replaced.height('height-1', '2026-11-21T17:20:00Z', 169),
      replaced.creatinine('creatinine-1', '2026-11-21T17:40:00Z', 0.98),
      chart.creatinine('creatinine-2', '2026-11-23T06:00:00Z', 1.01),
      replaced.order('order', { authored: '2026-11-21T19:10:00Z', mg: 1000, everyHours: 12, hours: 2, status: 'stopped' }),
      chart.order('order', { authored: '2026-11-22T11:10:00Z', mg: 1000, everyHours: 12, hours: 2 }),
      ...[first, second].flatMap((dose) => (dose ? [replaced.dose(dose.suffix, dose.one)] : [])),
      ...[third, fourth].flatMap((dose) => (dose ? [chart.dose(dose.suffix, dose.one)] : [])),
      ...chart.level('level-1', {
        value: asReported(trueConcentration(truth, given, collected), 0.03),
        collected,
        issued: '2026-11-23T09:10:00Z',
        timing: 'trough',
      }),
    ],
  };
}

/** Every kind of retraction a chart can hold; each must be left out and named. */
function untidyChart(): Lesson {
  const id = 'demo-untidy-chart';
  const chart = openChart(id);
  const truth: Truth = { kind: 'two-compartment', CL: 3.9, V1: 50, Q: 4.4, V2: 46 };
  const planned = repeat({ first: '2026-11-21T07:00:00Z', everyHours: 12, count: 5, mg: 1000, hours: 2, offByMinutes: [6, -2, 0, 9] });
  const given = planned.filter((_, index) => index !== 2);
  const level = (at: string, offBy: number) => asReported(trueConcentration(truth, given, at), offBy);
  const [amendedAt, sharedAt] = ['2026-11-22T18:30:00Z', '2026-11-23T06:30:00Z'];
  const shared = { value: level(sharedAt, -0.02), collected: sharedAt, timing: 'trough' } as const;
  return {
    id,
    lesson: 'An untidy chart: a level entered in error, one sent twice, one amended, a dose not given, an order cancelled.',
    truth,
    resources: [
      chart.patient({ name: 'Yarrow', sex: 'male', born: '1966-03-08', number: 'DEMO-15', updated: '2026-11-21T04:00:00Z' }),
      chart.encounter('2026-11-21T04:00:00Z'),
      chart.weight('weight-error', '2026-11-21T04:20:00Z', 820, 'entered-in-error'),
      chart.weight('weight-1', '2026-11-21T04:25:00Z', 82),
      chart.height('height-1', '2026-11-21T04:25:00Z', 176),
      chart.creatinine('creatinine-1', '2026-11-21T05:00:00Z', 1.08),
      chart.creatinine('creatinine-2', '2026-11-23T06:30:00Z', 1.05),
      chart.order('order-cancelled', { authored: '2026-11-21T05:50:00Z', mg: 1500, everyHours: 12, hours: 3, status: 'cancelled' }),
      chart.order('order', { authored: '2026-11-21T06:10:00Z', mg: 1000, everyHours: 12, hours: 2 }),
      ...planned.map((one, index) =>
        index === 2 ? chart.dose('dose-3', one, 'not-done', 'No intravenous access') : chart.dose(`dose-${index + 1}`, one),
      ),
      ...chart.level('level-error', {
        value: 71.3,
        collected: '2026-11-22T06:30:00Z',
        issued: '2026-11-22T08:20:00Z',
        status: 'entered-in-error',
        versionId: '2',
        note: 'Tube of another patient.',
      }),
      ...chart.level('level-amended', {
        value: level(amendedAt, 0.03),
        collected: amendedAt,
        issued: '2026-11-22T21:40:00Z',
        status: 'amended',
        versionId: '2',
        timing: 'trough',
        note: 'Corrects the result sent at 20:05.',
      }),
      ...chart.level('level-1', { ...shared, issued: '2026-11-23T08:00:00Z' }),
      ...chart.level('level-1-again', { ...shared, issued: '2026-11-23T08:02:00Z', sameTubeAs: 'level-1' }),
    ],
  };
}

export const UNTIDY: readonly Lesson[] = [mergedPatient(), untidyChart()];
