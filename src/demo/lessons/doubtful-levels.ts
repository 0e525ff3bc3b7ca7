import { openChart } from '../chart.ts';
import type { Lesson } from '../lesson.ts';
import { type Truth, asReported, repeat, trueConcentration } from '../truth.ts';

/** Taken ten minutes after the infusion's end, in the distribution phase, and sent as a trough. */
function levelTooEarly(): Lesson {
  const id = 'demo-level-too-early';
  const chart = openChart(id);
  const truth: Truth = { kind: 'two-compartment', CL: 4, V1: 36, Q: 6, V2: 44 };
  const given = repeat({ first: '2026-11-21T18:00:00Z', everyHours: 12, count: 4, mg: 1000, hours: 2, offByMinutes: [5, -5, 10, 0] });
  const collected = '2026-11-23T08:10:00Z';
  return {
    id,
    lesson: 'A level drawn ten minutes after the infusion and labelled trough: the time decides, not the label.',
    truth,
    resources: [
      chart.patient({ name: 'Juniper', sex: 'female', born: '1974-07-03', number: 'DEMO-09', updated: '2026-11-21T15:00:00Z' }),
      chart.encounter('2026-11-21T15:00:00Z'),
      chart.weight('weight-1', '2026-11-21T15:20:00Z', 68),
      chart.height('height-1', '2026-11-21T15:20:00Z', 165),
      chart.creatinine('creatinine-1', '2026-11-21T15:40:00Z', 0.86),
      chart.creatinine('creatinine-2', '2026-11-23T08:10:00Z', 0.89),
      chart.order('order', { authored: '2026-11-21T17:10:00Z', mg: 1000, everyHours: 12, hours: 2 }),
      ...chart.doses(given),
      ...chart.level('level-1', {
        value: asReported(trueConcentration(truth, given, collected), 0.02),
        collected,
        issued: '2026-11-23T09:45:00Z',
        timing: 'trough',
      }),
    ],
  };
}

/** L/kg: about the central volume alone of Thomson et al., J Antimicrob Chemother 2009;63:1050 (0.675 L/kg); the whole volume is larger, so the bound errs upward. */
const SMALL_VOLUME = 0.7;

/**
 * Even with no clearance at all, what was given spread over a small volume bounds the concentration; both levels are three
 * times that bound, as from blood drawn through the line that carries the infusion.
 */
function contradictingLevels(): Lesson {
  const id = 'demo-contradicting-levels';
  const chart = openChart(id);
  const weight = 72;
  const given = repeat({ first: '2026-11-22T20:00:00Z', everyHours: 12, count: 2, mg: 1000, hours: 2, offByMinutes: [5, 0] });
  const threeTimes = (dosesGiven: number) => asReported((1000 * dosesGiven) / (SMALL_VOLUME * weight), 2);
  return {
    id,
    lesson: 'Levels three times what even no clearance at all would give: doubted aloud, not fitted in silence.',
    truth: { kind: 'nothing-fits', because: 'both samples were drawn through the infusion line' },
    resources: [
      chart.patient({ name: 'Sorrel', sex: 'male', born: '1992-05-27', number: 'DEMO-12', updated: '2026-11-22T17:00:00Z' }),
      chart.encounter('2026-11-22T17:00:00Z'),
      chart.weight('weight-1', '2026-11-22T17:15:00Z', weight),
      chart.height('height-1', '2026-11-22T17:15:00Z', 179),
      chart.creatinine('creatinine-1', '2026-11-22T17:30:00Z', 0.72),
      chart.creatinine('creatinine-2', '2026-11-23T06:00:00Z', 0.7),
      chart.order('order', { authored: '2026-11-22T19:10:00Z', mg: 1000, everyHours: 12, hours: 2 }),
      ...chart.doses(given),
      ...chart.level('level-1', {
        value: threeTimes(1),
        collected: '2026-11-23T07:30:00Z',
        issued: '2026-11-23T09:00:00Z',
        timing: 'trough',
      }),
      ...chart.level('level-2', { value: threeTimes(2), collected: '2026-11-23T10:30:00Z', issued: '2026-11-23T11:50:00Z' }),
    ],
  };
}

export const DOUBTFUL_LEVELS: readonly Lesson[] = [levelTooEarly(), contradictingLevels()];
