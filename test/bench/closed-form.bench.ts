import { goti2018 } from '../../models/vancomycin/goti-2018.ts';
import type { EventRecord } from '../../src/domain/events.ts';
import { historyOf } from '../../src/twin/history.ts';
import { createPredictor, prepare, run } from '../../src/twin/predict.ts';
import { type Bench, type Figure, median, processorTime } from './bench.ts';
import { compileYardstick } from './yardstick.ts';

const PEOPLE = 20_000;
const TURNS = 15;
const [DOSES, ROWS] = [14, 337];

/** Fourteen one-hour infusions every 12 h, and the level every half hour for a week; a dose stands before the level of its time. */
function weekOfInfusions(): EventRecord[] {
  const covariates = { weight: 70, creatinineClearance: 80 };
  const some = { row: 1, compartment: 0, interval: 0, additional: 0, steadyState: 0, output: 0, covariates } as const;
  const doses = Array.from({ length: DOSES }, (_, i): EventRecord => ({ ...some, time: 12 * i, evid: 1, amount: 1000, rate: 1000 }));
  const rows = Array.from({ length: ROWS }, (_, i): EventRecord => ({ ...some, time: i / 2, evid: 0, amount: 0, rate: 0 }));
  return [...doses, ...rows].toSorted((a, b) => a.time - b.time || b.evid - a.evid);
}

function measure(): Figure[] {
  const predictor = createPredictor(goti2018, { covariates: 'nocb', ties: 'dose-first' });
  const history = historyOf(weekOfInfusions());
  const ready = predictor && prepare(predictor, history);
  if (!predictor || !ready || 'why' in ready) throw new Error('the course cannot be planned');
  const etas = Float64Array.from({ length: 3 * PEOPLE }, (_, i) => 0.3 * Math.sin(i * 7.13));
  const predictions = new Float64Array(history.length);
  const sink = { predictions };
  let sum = 0;
  const runs = (): void => {
    sum = 0;
    for (let person = 0; person < PEOPLE; person++) {
      const failure = run(predictor, ready, etas, sink, 3 * person);
      if (failure) throw new Error(failure.why);
      sum += predictions[history.length - 1] ?? Number.NaN;
    }
  };
  const c = compileYardstick('closed-form');
  for (let warm = 0; warm < 5; warm++) runs();
  const [times, others, ratios]: [number[], number[], number[]] = [[], [], []];
  for (let turn = 0; turn < TURNS; turn++) {
    const time = processorTime(runs) / PEOPLE;
    times.push(time);
    if (!c) continue;
    const yardstick = c(String(PEOPLE), '3');
    if (!(Math.abs(Number(yardstick.last) / sum - 1) < 1e-10)) throw new Error(`the sums differ: ${sum} and ${yardstick.last}`);
    const other = median(yardstick.times) / 1000;
    others.push(other);
    ratios.push(time / other);
  }
  const what = `two compartments in closed form, ${DOSES} infusions, ${ROWS} outputs`;
  const note = `${median(times).toFixed(2)} microseconds a person`;
  return c
    ? [{ what, against: 'the same in C', ratios, reach: { most: 3 }, note: `${note}, ${median(others).toFixed(2)} in C` }]
    : [{ what, against: 'C: no compiler here, left out', ratios: [], note }];
}

/** The closed form, parameters, events and every row of each person included. */
export const bench: Bench = { title: 'closed form', measure };
