import { openChart } from '../chart.ts';
import * as codes from '../codings.ts';
import type { Lesson } from '../lesson.ts';
import { type Truth, asReported, repeat, trueConcentration } from '../truth.ts';

/** 64 years, 78 kg, creatinine 1.6 mg/dL: Cockcroft-Gault about 51 mL/min. 2 g a day over CL 2.4 L/h is an AUC24 above 800 at steady state. */
function ckdTwoLevels(): Lesson {
  const id = 'demo-ckd-two-levels';
  const chart = openChart(id);
  const truth: Truth = { kind: 'two-compartment', CL: 2.4, V1: 44, Q: 4.5, V2: 44 };
  const given = repeat({ first: '2026-11-20T18:00:00Z', everyHours: 12, count: 6, mg: 1000, hours: 2, offByMinutes: [8, -5, 12, 0, 6, 5] });
  const level = (at: string, offBy: number) => asReported(trueConcentration(truth, given, at), offBy);
  return {
    id,
    lesson: 'Two levels and chronic kidney disease: the usual dose is too much, and the levels say so.',
    lead: true,
    truth,
    resources: [
      chart.patient({ name: 'Alder', sex: 'male', born: '1962-03-14', number: 'DEMO-01', updated: '2026-11-20T15:10:00Z' }),
      chart.encounter('2026-11-20T15:10:00Z'),
      chart.condition('kidney-disease', codes.CHRONIC_KIDNEY_DISEASE, '2024-05-06T09:30:00Z'),
      chart.condition('infection', codes.MRSA, '2026-11-20T17:05:00Z'),
      chart.weight('weight-1', '2026-11-20T15:40:00Z', 78),
      chart.height('height-1', '2026-11-20T15:40:00Z', 172),
      chart.creatinine('creatinine-1', '2026-11-20T16:00:00Z', 1.62),
      chart.creatinine('creatinine-2', '2026-11-21T06:00:00Z', 1.58),
      chart.creatinine('creatinine-3', '2026-11-22T06:00:00Z', 1.61),
      chart.creatinine('creatinine-4', '2026-11-23T05:30:00Z', 1.6),
      chart.order('order', { authored: '2026-11-20T17:20:00Z', mg: 1000, everyHours: 12, hours: 2 }),
      ...chart.doses(given),
      ...chart.level('level-trough', {
        value: level('2026-11-23T05:30:00Z', 0.03),
        collected: '2026-11-23T05:30:00Z',
        issued: '2026-11-23T07:15:00Z',
        timing: 'trough',
      }),
      ...chart.level('level-peak', {
        value: level('2026-11-23T10:05:00Z', -0.04),
        collected: '2026-11-23T10:05:00Z',
        issued: '2026-11-23T11:20:00Z',
        timing: 'peak',
      }),
    ],
  };
}

/** Sessions on Wednesday, Friday and this Monday; between them almost nothing is cleared, during them the dialyser adds about 5 L/h. */
function haemodialysis(): Lesson {
  const id = 'demo-haemodialysis';
  const chart = openChart(id);
  const sessions = [
    ['2026-11-18T07:00:00Z', '2026-11-18T11:00:00Z'],
    ['2026-11-20T07:00:00Z', '2026-11-20T11:00:00Z'],
    ['2026-11-23T07:00:00Z', '2026-11-23T11:00:00Z'],
  ] as const;
  const truth: Truth = {
    kind: 'one-compartment',
    V: 54,
    CL: [
      { from: '2026-11-18T00:00:00Z', value: 0.4 },
      ...sessions.flatMap(([start, end]) => [
        { from: start, value: 5.4 },
        { from: end, value: 0.4 },
      ]),
    ],
  };
  const given = [
    { start: '2026-11-18T12:00:00Z', hours: 3, mg: 1500 },
    { start: '2026-11-20T12:10:00Z', hours: 1.5, mg: 750 },
  ];
  const collected = '2026-11-23T06:45:00Z';
  return {
    id,
    lesson: 'Haemodialysis: clearance comes and goes with the sessions, which is not modelled, so the answer is a refusal with its reason.',
    truth,
    resources: [
      chart.patient({ name: 'Cedar', sex: 'male', born: '1955-08-02', number: 'DEMO-06', updated: '2026-11-17T19:00:00Z' }),
      chart.encounter('2026-11-17T19:00:00Z'),
      chart.condition('kidney-failure', codes.KIDNEY_FAILURE, '2022-02-11T10:00:00Z'),
      chart.condition('dialysis-dependence', codes.DIALYSIS_DEPENDENCE, '2022-03-01T10:00:00Z'),
      ...sessions.map(([start, end], index) => chart.procedure(`session-${index + 1}`, codes.HAEMODIALYSIS, start, end)),
      chart.weight('weight-1', '2026-11-20T06:40:00Z', 76.5),
      chart.height('height-1', '2026-11-17T20:00:00Z', 174),
      chart.creatinine('creatinine-1', '2026-11-20T06:45:00Z', 6.8),
      chart.creatinine('creatinine-2', '2026-11-23T06:45:00Z', 7.4),
      chart.order('order', { authored: '2026-11-18T11:20:00Z', mg: 750, hours: 1.5, text: 'after each haemodialysis session' }),
      ...chart.doses(given),
      ...chart.level('level-before-session', {
        value: asReported(trueConcentration(truth, given, collected), 0.02),
        collected,
        issued: '2026-11-23T08:30:00Z',
      }),
    ],
  };
}

/** Creatinine doubles in 48 h while the dose stays: each level is higher than the last. */
function fallingKidneyFunction(): Lesson {
  const id = 'demo-falling-kidney-function';
  const chart = openChart(id);
  const truth: Truth = {
    kind: 'one-compartment',
    V: 52,
    CL: [
      { from: '2026-11-19T00:00:00Z', value: 4.4 },
      { from: '2026-11-21T18:00:00Z', value: 3.2 },
      { from: '2026-11-22T12:00:00Z', value: 2.2 },
      { from: '2026-11-23T00:00:00Z', value: 1.5 },
    ],
  };
  const given = repeat({ first: '2026-11-20T08:00:00Z', everyHours: 12, count: 7, mg: 1000, hours: 2, offByMinutes: [0, 10, -4, 7] });
  const level = (at: string, offBy: number) => asReported(trueConcentration(truth, given, at), offBy);
  return {
    id,
    lesson: 'Kidney function is falling: creatinine has doubled in 48 hours, so no steady state exists to be quoted.',
    truth,
    resources: [
      chart.patient({ name: 'Elder', sex: 'female', born: '1958-01-29', number: 'DEMO-07', updated: '2026-11-19T11:00:00Z' }),
      chart.encounter('2026-11-19T11:00:00Z'),
      chart.condition('kidney-injury', codes.ACUTE_KIDNEY_INJURY, '2026-11-23T08:10:00Z'),
      chart.weight('weight-1', '2026-11-19T11:30:00Z', 71),
      chart.height('height-1', '2026-11-19T11:30:00Z', 164),
      chart.creatinine('creatinine-1', '2026-11-19T12:00:00Z', 0.9),
      chart.creatinine('creatinine-2', '2026-11-21T06:30:00Z', 1.04),
      chart.creatinine('creatinine-3', '2026-11-22T06:10:00Z', 1.38),
      chart.creatinine('creatinine-4', '2026-11-22T18:00:00Z', 1.75),
      chart.creatinine('creatinine-5', '2026-11-23T06:00:00Z', 2.12),
      chart.order('order', { authored: '2026-11-20T07:10:00Z', mg: 1000, everyHours: 12, hours: 2, asRate: true }),
      ...chart.doses(given),
      ...chart.level('level-1', {
        value: level('2026-11-22T07:30:00Z', -0.02),
        collected: '2026-11-22T07:30:00Z',
        issued: '2026-11-22T09:05:00Z',
        timing: 'trough',
      }),
      // The laboratory's interface wrote the time of the result into `effective`; only the specimen knows when blood was taken.
      ...chart.level('level-2', {
        value: level('2026-11-23T07:30:00Z', 0.03),
        collected: '2026-11-23T07:30:00Z',
        effective: '2026-11-23T09:10:00Z',
        issued: '2026-11-23T09:10:00Z',
        timing: 'trough',
      }),
    ],
  };
}

/** A laboratory that reports umol/L, in a hospital one hour east of Greenwich: 115 umol/L is 1.30 mg/dL (113.12 g/mol). */
function creatinineMolar(): Lesson {
  const id = 'demo-creatinine-umol';
  const chart = openChart(id);
  const truth: Truth = { kind: 'two-compartment', CL: 2.3, V1: 40, Q: 3.6, V2: 36 };
  const given = ['2026-11-21T20:05:00+01:00', '2026-11-22T08:00:00+01:00', '2026-11-22T19:50:00+01:00', '2026-11-23T08:10:00+01:00'].map(
    (start) => ({ start, hours: 2, mg: 750 }),
  );
  const collected = '2026-11-23T07:40:00+01:00';
  return {
    id,
    lesson: 'Creatinine in umol/L and times with another offset: converted by table, never read as mg/dL.',
    truth,
    resources: [
      chart.patient({ name: 'Hazel', sex: 'female', born: '1960-06-18', number: 'DEMO-08', updated: '2026-11-21T17:00:00+01:00' }),
      chart.encounter('2026-11-21T17:00:00+01:00'),
      chart.weight('weight-1', '2026-11-21T17:20:00+01:00', 63),
      chart.height('height-1', '2026-11-21T17:20:00+01:00', 161),
      chart.creatinineMolar('creatinine-1', '2026-11-21T17:30:00+01:00', 118),
      chart.creatinineMolar('creatinine-2', '2026-11-23T06:30:00+01:00', 115),
      chart.order('order', { authored: '2026-11-21T19:10:00+01:00', mg: 750, everyHours: 12, hours: 2 }),
      ...chart.doses(given),
      ...chart.level('level-1', {
        value: asReported(trueConcentration(truth, given, collected), 0.05),
        collected,
        issued: '2026-11-23T09:25:00+01:00',
      }),
    ],
  };
}

export const KIDNEY: readonly Lesson[] = [ckdTwoLevels(), haemodialysis(), fallingKidneyFunction(), creatinineMolar()];
