import { openChart } from '../chart.ts';
import * as codes from '../codings.ts';
import type { Lesson } from '../lesson.ts';
import { type Truth, asReported, repeat, trueConcentration } from '../truth.ts';

function noLevels(): Lesson {
  const id = 'demo-no-levels';
  const chart = openChart(id);
  const given = repeat({ first: '2026-11-22T20:00:00Z', everyHours: 12, count: 2, mg: 1000, hours: 2, offByMinutes: [4, -6] });
  return {
    id,
    lesson: 'No levels yet: the forecast is the population’s, and as uncertain as that.',
    resources: [
      chart.patient({ name: 'Birch', sex: 'female', born: '1968-09-30', number: 'DEMO-02', updated: '2026-11-22T16:00:00Z' }),
      chart.encounter('2026-11-22T16:00:00Z'),
      chart.condition('infection', codes.MRSA, '2026-11-22T18:40:00Z'),
      chart.weight('weight-1', '2026-11-22T16:20:00Z', 70),
      chart.height('height-1', '2026-11-22T16:20:00Z', 167),
      chart.creatinine('creatinine-1', '2026-11-22T16:40:00Z', 0.82),
      chart.creatinine('creatinine-2', '2026-11-23T06:00:00Z', 0.8),
      chart.order('order', { authored: '2026-11-22T19:10:00Z', mg: 1000, everyHours: 12, hours: 2 }),
      ...chart.doses(given),
    ],
  };
}

/** Only a urine creatinine is there; it is not a serum creatinine. */
function missingCreatinine(): Lesson {
  const id = 'demo-missing-creatinine';
  const chart = openChart(id);
  const truth: Truth = { kind: 'two-compartment', CL: 4, V1: 50, Q: 4.2, V2: 44 };
  const given = repeat({ first: '2026-11-21T21:00:00Z', everyHours: 12, count: 4, mg: 1000, hours: 2, offByMinutes: [0, 9, -4, 3] });
  const collected = '2026-11-23T08:30:00Z';
  return {
    id,
    lesson: 'No serum creatinine on record, only urine: it is asked for, not guessed.',
    truth,
    resources: [
      chart.patient({ name: 'Maple', sex: 'male', born: '1965-12-05', number: 'DEMO-10', updated: '2026-11-21T18:00:00Z' }),
      chart.encounter('2026-11-21T18:00:00Z'),
      chart.weight('weight-1', '2026-11-21T18:20:00Z', 80),
      chart.height('height-1', '2026-11-21T18:20:00Z', 178),
      chart.urineCreatinine('urine-creatinine', '2026-11-22T07:00:00Z', 96),
      chart.order('order', { authored: '2026-11-21T20:10:00Z', mg: 1000, everyHours: 12, hours: 2 }),
      ...chart.doses(given),
      ...chart.level('level-1', {
        value: asReported(trueConcentration(truth, given, collected), 0.02),
        collected,
        issued: '2026-11-23T10:00:00Z',
        timing: 'trough',
      }),
    ],
  };
}

/** The last creatinine is seven weeks old. */
function staleCreatinine(): Lesson {
  const id = 'demo-stale-creatinine';
  const chart = openChart(id);
  const given = repeat({ first: '2026-11-22T20:30:00Z', everyHours: 12, count: 2, mg: 1250, hours: 2.5, offByMinutes: [3, -7] });
  return {
    id,
    lesson: 'The only creatinine is seven weeks old: said, and its age weighs on the answer.',
    resources: [
      chart.patient({ name: 'Oakley', sex: 'male', born: '1974-02-17', number: 'DEMO-11', updated: '2026-11-22T19:00:00Z' }),
      chart.encounter('2026-11-22T19:00:00Z'),
      chart.weight('weight-1', '2026-11-22T19:20:00Z', 84),
      chart.height('height-1', '2026-11-22T19:20:00Z', 181),
      chart.creatinine('creatinine-1', '2026-10-05T08:15:00Z', 0.95),
      chart.order('order', { authored: '2026-11-22T20:00:00Z', mg: 1250, everyHours: 12, hours: 2.5 }),
      ...chart.doses(given),
    ],
  };
}

/** A loading dose was given; what is ordered next has an interval but no amount. */
function orderWithoutDose(): Lesson {
  const id = 'demo-order-without-dose';
  const chart = openChart(id);
  const given = [{ start: '2026-11-23T02:10:00Z', hours: 3, mg: 1750 }];
  return {
    id,
    lesson: 'An order without a dose: continuing as ordered cannot be simulated, and no dose is made up for it.',
    resources: [
      chart.patient({ name: 'Pine', sex: 'male', born: '1981-10-11', number: 'DEMO-13', updated: '2026-11-22T23:30:00Z' }),
      chart.encounter('2026-11-22T23:30:00Z'),
      chart.weight('weight-1', '2026-11-22T23:45:00Z', 88),
      chart.height('height-1', '2026-11-22T23:45:00Z', 183),
      chart.creatinine('creatinine-1', '2026-11-23T00:30:00Z', 1.02),
      chart.order('order', { authored: '2026-11-23T01:40:00Z', everyHours: 12, text: 'vancomycin iv, dose per pharmacy' }),
      ...chart.doses(given),
    ],
  };
}

export const MISSING: readonly Lesson[] = [noLevels(), missingCreatinine(), staleCreatinine(), orderWithoutDose()];
