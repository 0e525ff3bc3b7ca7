import { openChart } from '../chart.ts';
import * as codes from '../codings.ts';
import type { Lesson } from '../lesson.ts';
import { type Truth, asReported, repeat, trueConcentration } from '../truth.ts';

/** 131 kg at 166 cm: BMI 47.5 kg/m2. */
function obesity(): Lesson {
  const id = 'demo-obesity';
  const chart = openChart(id);
  const truth: Truth = { kind: 'two-compartment', CL: 5.6, V1: 62, Q: 5, V2: 50 };
  const given = repeat({ first: '2026-11-21T19:00:00Z', everyHours: 12, count: 4, mg: 1500, hours: 3, offByMinutes: [5, 0, -8, 10] });
  const level = (at: string, offBy: number) => asReported(trueConcentration(truth, given, at), offBy);
  return {
    id,
    lesson: 'Obesity, BMI 47: total body weight misleads Cockcroft-Gault, and not every model was made for this size.',
    truth,
    resources: [
      chart.patient({ name: 'Linden', sex: 'female', born: '1979-04-22', number: 'DEMO-03', updated: '2026-11-21T14:00:00Z' }),
      chart.encounter('2026-11-21T14:00:00Z'),
      chart.condition('obesity', codes.OBESITY, '2026-11-21T14:20:00Z'),
      chart.weight('weight-1', '2026-11-21T14:10:00Z', 131),
      chart.height('height-1', '2026-11-21T14:10:00Z', 166),
      chart.creatinine('creatinine-1', '2026-11-21T14:30:00Z', 0.88),
      chart.creatinine('creatinine-2', '2026-11-23T06:20:00Z', 0.91),
      chart.order('order', { authored: '2026-11-21T18:10:00Z', mg: 1500, everyHours: 12, hours: 3 }),
      ...chart.doses(given),
      ...chart.level('level-1', {
        value: level('2026-11-22T12:30:00Z', -0.03),
        collected: '2026-11-22T12:30:00Z',
        issued: '2026-11-22T14:10:00Z',
      }),
      ...chart.level('level-2', {
        value: level('2026-11-23T06:20:00Z', 0.04),
        collected: '2026-11-23T06:20:00Z',
        issued: '2026-11-23T08:00:00Z',
        timing: 'trough',
      }),
    ],
  };
}

/** Six years, 21 kg, 15 mg/kg every six hours. */
function child(): Lesson {
  const id = 'demo-child';
  const chart = openChart(id);
  const truth: Truth = { kind: 'one-compartment', V: 12.4, CL: [{ from: '2026-11-21T00:00:00Z', value: 2.2 }] };
  const given = repeat({ first: '2026-11-21T16:00:00Z', everyHours: 6, count: 8, mg: 315, hours: 1, offByMinutes: [0, 6, -3] });
  const collected = '2026-11-23T09:30:00Z';
  return {
    id,
    lesson: 'A child of six: adult models refuse, and doses are given every six hours.',
    truth,
    resources: [
      chart.patient({ name: 'Rowan', sex: 'male', born: '2020-06-09', number: 'DEMO-04', updated: '2026-11-21T12:00:00Z' }),
      chart.encounter('2026-11-21T12:00:00Z'),
      chart.weight('weight-1', '2026-11-21T12:15:00Z', 21),
      chart.height('height-1', '2026-11-21T12:15:00Z', 116),
      chart.creatinine('creatinine-1', '2026-11-21T12:40:00Z', 0.41),
      chart.creatinine('creatinine-2', '2026-11-23T06:00:00Z', 0.39),
      chart.order('order', { authored: '2026-11-21T15:20:00Z', mg: 315, everyHours: 6, hours: 1 }),
      ...chart.doses(given),
      ...chart.level('level-1', {
        value: asReported(trueConcentration(truth, given, collected), 0.03),
        collected,
        issued: '2026-11-23T10:50:00Z',
        timing: 'trough',
      }),
    ],
  };
}

/** Born at 31 weeks, now twelve days old, weighed in grams. */
function neonate(): Lesson {
  const id = 'demo-neonate';
  const chart = openChart(id);
  const truth: Truth = { kind: 'one-compartment', V: 0.97, CL: [{ from: '2026-11-20T00:00:00Z', value: 0.1 }] };
  const given = repeat({ first: '2026-11-21T09:00:00Z', everyHours: 12, count: 5, mg: 23, hours: 1, offByMinutes: [0, 5, -5] });
  const collected = '2026-11-23T08:20:00Z';
  return {
    id,
    lesson: 'A preterm neonate, 31 weeks at birth and twelve days old: only models that know postmenstrual age apply.',
    truth,
    resources: [
      chart.patient({
        name: 'Wren',
        sex: 'female',
        born: '2026-11-11',
        bornAt: '2026-11-11T03:40:00Z',
        number: 'DEMO-05',
        updated: '2026-11-11T04:00:00Z',
      }),
      chart.encounter('2026-11-11T04:00:00Z'),
      chart.gestationalAge('gestational-age', '2026-11-11T04:00:00Z', 31),
      chart.weightInGrams('weight-1', '2026-11-21T07:00:00Z', 1510),
      chart.weightInGrams('weight-2', '2026-11-23T07:00:00Z', 1550),
      chart.height('height-1', '2026-11-20T07:00:00Z', 41),
      chart.creatinine('creatinine-1', '2026-11-21T07:10:00Z', 0.66),
      chart.creatinine('creatinine-2', '2026-11-23T07:10:00Z', 0.6),
      chart.order('order', { authored: '2026-11-21T08:10:00Z', mg: 23, everyHours: 12, hours: 1 }),
      ...chart.doses(given),
      ...chart.level('level-1', {
        value: asReported(trueConcentration(truth, given, collected), -0.03),
        collected,
        issued: '2026-11-23T09:40:00Z',
        timing: 'trough',
      }),
    ],
  };
}

export const SIZE_AND_AGE: readonly Lesson[] = [obesity(), child(), neonate()];
