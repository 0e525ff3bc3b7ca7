import { evaluate } from '../../src/study/evaluate.ts';
import { historyOf } from '../../src/twin/history.ts';
import { orderFor } from '../../src/numerics/taylor.ts';
import { type SolverName, createPredictor, prepare, run } from '../../src/twin/predict.ts';
import { type Bench, type Figure, median, processorTime } from './bench.ts';
import { WORKLOADS, type Workload, etasOf } from './ode-workloads.ts';
import { compileYardstick } from './yardstick.ts';

const TURNS = 15;
/** Microseconds: code is run until it has long been compiled, and a turn is long enough to be timed. */
const WARM = 2_000_000;
const TURN = 60_000;

/** Runs people through a workload and returns the sum of their outputs. */
function openRuns({ model, records }: Workload, rtol: number, solver?: SolverName): (people: number) => number {
  const predictor = createPredictor(model, { covariates: 'locf', ties: 'dose-first', solver }, { compile: evaluate, rtol });
  if (!predictor) throw new Error('there is no such solver');
  const history = historyOf(records);
  const ready = prepare(predictor, history);
  if ('why' in ready) throw new Error(ready.why);
  const predictions = new Float64Array(history.length);
  const etas = new Float64Array(model.etas.length);
  const observed = records.flatMap(({ evid }, index) => (evid === 0 ? [index] : []));
  return (people) => {
    let sum = 0;
    for (let person = 1; person <= people; person++) {
      const failure = run(predictor, ready, etasOf(person, etas), { predictions });
      if (failure) throw new Error(failure.why);
      for (let i = 0; i < observed.length; i++) sum += predictions[observed[i] ?? 0] ?? Number.NaN;
    }
    return sum;
  };
}

/** The same work must have been done: the sums of all outputs agree. */
function expectAlike(own: number, other: number, rtol: number): void {
  if (!(Math.abs(own - other) <= 100 * rtol * Math.abs(other))) throw new Error(`the sums of all outputs differ: ${own} and ${other}`);
}

function measure(workload: Workload, rtol: number): Figure[] {
  const runs = openRuns(workload, rtol);
  let people = 100;
  let time = 0;
  for (let warmed = 0; warmed < WARM; warmed += time) time = processorTime(() => void runs(people));
  people = Math.max(people, Math.ceil((people * TURN) / time));
  const c = compileYardstick('ode', { ORDER: orderFor(rtol) });
  const what = `${workload.title}, ${workload.outputs} outputs, rtol ${rtol.toExponential()}`;
  const times: number[] = [];
  const ratios: number[] = [];
  const others: number[] = [];
  if (c) expectAlike(runs(people), Number(c(workload.name, String(rtol), String(people), '1').last.split(' ')[0]), rtol);
  for (let turn = 0; turn < TURNS; turn++) {
    const own = processorTime(() => void runs(people)) / people;
    times.push(own);
    if (!c) continue;
    const other = median(c(workload.name, String(rtol), String(people), '3').times) / 1000;
    others.push(other);
    ratios.push(own / other);
  }
  const byOdex = openRuns(workload, rtol, 'odex');
  byOdex(5);
  const odex = Array.from({ length: 5 }, () => processorTime(() => void byOdex(10)) / 10);
  const note = `${median(times).toFixed(1)} microseconds a person`;
  return [
    ...(c ? [{ what, against: 'the same in C', ratios, reach: { most: 1.5 }, note: `${note}, ${median(others).toFixed(1)} in C` }] : []),
    { what, against: 'odex', ratios: odex.map((one) => median(times) / one), note: c ? '' : `${note}; no C compiler on this machine` },
  ];
}

export const bench: Bench = {
  title: 'Differential equations, a person with parameters, events and outputs',
  measure: () => WORKLOADS.flatMap((workload) => [1e-6, 1e-8].flatMap((rtol) => measure(workload, rtol))),
};
