import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findModel } from '../../models/index.ts';
import { createReader } from '../../src/study/dataset.ts';
import type { Person } from '../../src/study/dataset-person.ts';
import { writeNumber } from '../../src/study/number-text.ts';
import { formOf } from '../../src/study/row-form.ts';
import { prepare, simulateHere } from '../../src/cli/simulate-data.ts';
import { simulateInThreads } from '../../src/cli/simulate-threads.ts';
import { historyOf } from '../../src/twin/history.ts';
import { prepare as prepareRecords, run } from '../../src/twin/predict.ts';

/** What `dosetwin simulate` spends around the engine: two compartments, 14 one-hour infusions every 12 h, 337 observations. */
const MODEL = 'vancomycin/thomson-2009';
const PEOPLE = 1_000;
const [DOSES, OBSERVATIONS] = [14, 337];
/** Runs of each, of which the median counts. */
const RUNS = 7;

export type Figure = { name: string; ratio: number; means: string };

/** One person's rows; covariates differ so that no two persons are one. */
function rowsOf(id: number): string {
  const covariates = `${50 + (id % 60)},${40 + (id % 90)}`;
  const doses = Array.from({ length: DOSES }, (_, i) => [12 * i, `${id},${12 * i},1000,1000,1,${covariates}`] as const);
  const observations = Array.from({ length: OBSERVATIONS }, (_, i) => [i / 2, `${id},${i / 2},.,.,0,${covariates}`] as const);
  return [...doses, ...observations]
    .toSorted(([one], [other]) => one - other)
    .map(([, row]) => row)
    .join('\n');
}

const HEAD = 'ID,TIME,AMT,RATE,EVID,weight,creatinineClearance';

const model = findModel(MODEL);
if (!model) throw new Error(`${MODEL} is not in the library`);
const rules = { covariates: 'nocb', ties: 'dose-first' } as const;
const settingsOf = (people: number) =>
  people === 0
    ? { etas: { by: 'nobody' } as const, seed: 1, states: false, residual: false }
    : { etas: { by: 'population', people, sampling: 'random' } as const, seed: 1, states: false, residual: false };
const readyFor = (people: number) => {
  const ready = prepare(model, { rules, settings: settingsOf(people) });
  if (!ready.ok) throw new Error(ready.issues.map(({ text }) => text).join(' '));
  return ready.value;
};

/** Time of a piece of work on this processor, s. */
function timed(work: () => void): number {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1000;
}
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Parts of one thread's work on a data set: everything, reading it, and the engine on records already read. */
export function shares(folder: string): Figure[] {
  const bytes = new TextEncoder().encode(`${HEAD}\n${Array.from({ length: PEOPLE }, (_, i) => rowsOf(i + 1)).join('\n')}\n`);
  const { table, needs, predictor } = readyFor(0);
  const form = formOf('csv', table.columns);
  const read = (take: (people: Person[]) => void): void => {
    const reader = createReader(needs, () => undefined);
    for (let at = 0; at < bytes.length; at += 1 << 16) take(reader.read(bytes.subarray(at, at + (1 << 16))));
    take(reader.end());
  };
  const people: Person[] = [];
  read((some) => void people.push(...some));
  const histories = people.map(({ records }) => historyOf(records));
  const predictions = new Float64Array(DOSES + OBSERVATIONS);
  const typical = new Float64Array(model?.etas.length ?? 0);
  const engine = (): void => {
    for (const history of histories) {
      const ready = prepareRecords(predictor, history);
      if ('why' in ready || run(predictor, ready, typical, { predictions })) throw new Error('not computed');
    }
  };
  const whole = (): void => {
    const file = openSync(join(folder, 'rows.csv'), 'w');
    const writer = table.open(form);
    let place = 0;
    read((some) => {
      for (const person of some) for (const rows of writer.write(person, place++)) writeSync(file, rows);
    });
    writeSync(file, writer.rest());
    closeSync(file);
  };
  const records = PEOPLE * (DOSES + OBSERVATIONS);
  const parts: Record<'whole' | 'read' | 'engine', number[]> = { whole: [], read: [], engine: [] };
  for (let i = 0; i <= RUNS; i++) {
    const once = { whole: timed(whole), read: timed(() => read(() => undefined)), engine: timed(engine) };
    // The first run warms up.
    if (i > 0) for (const part of ['whole', 'read', 'engine'] as const) parts[part].push(once[part]);
  }
  const all = median(parts.whole);
  const each = (seconds: number): string => `${((1e6 * seconds) / PEOPLE).toFixed(1)} us a person of ${records / PEOPLE} records`;
  return [
    { name: 'simulate: reading the data set / all', ratio: median(parts.read) / all, means: each(median(parts.read)) },
    { name: 'simulate: the engine / all', ratio: median(parts.engine) / all, means: each(median(parts.engine)) },
    {
      name: 'simulate: rows of text and the rest / all',
      ratio: 1 - (median(parts.read) + median(parts.engine)) / all,
      means: each(all - median(parts.read) - median(parts.engine)),
    },
    {
      name: 'simulate: numbers as strings / as bytes',
      ratio: textsOfNumbers(people.length > 0 ? predictions : new Float64Array(0)),
      means: 'time of writing the predictions of a person',
    },
  ];
}

/** Time of writing numbers as strings and encoding them, over that of writing their bytes. None is written twice: the language remembers texts. */
function textsOfNumbers(numbers: Float64Array): number {
  let next = 1;
  const into = new Uint8Array(64 * numbers.length);
  const encoder = new TextEncoder();
  const ratios = Array.from({ length: RUNS + 1 }, () => {
    const strings = timed(() => {
      for (let i = 0; i < 300; i++) {
        let text = '';
        next += 1e-9;
        for (const value of numbers) text += `${value * next}\n`;
        encoder.encodeInto(text, into);
      }
    });
    const bytes = timed(() => {
      for (let i = 0; i < 300; i++) {
        let at = 0;
        next += 1e-9;
        for (const value of numbers) at = writeNumber(value * next, into, at) + 1;
      }
    });
    return strings / bytes;
  });
  return median(ratios.slice(1));
}

/** Bytes of rows after which everything is warm and all threads are at work: starting them is loading the program. */
const WARM = 1 << 25;

/** Rows a second of `--threads 2` over those of `--threads 1`, drawing a population, with the text of the rows made and thrown away. */
export async function threads(folder: string): Promise<Figure> {
  const people = 20_000;
  const data = join(folder, 'one.csv');
  writeFileSync(data, `${HEAD}\n${rowsOf(1)}\n`);
  const simulation = { model: MODEL, rules, settings: settingsOf(people) };
  const prepared = readyFor(people);
  const form = formOf('csv', prepared.table.columns);
  const { signal } = new AbortController();
  const rate = async (rows: AsyncGenerator<Uint8Array>): Promise<number> => {
    let [seen, counted, begin] = [0, 0, 0];
    for await (const { length } of rows) {
      seen += length;
      if (begin > 0) counted += length;
      else if (seen >= WARM) begin = performance.now();
    }
    return counted / (performance.now() - begin);
  };
  const quiet = (): void => undefined;
  const ratios: number[] = [];
  for (let i = 0; i < 5; i++) {
    const one = await rate(simulateHere(prepared, form, data, quiet, signal));
    const two = await rate(simulateInThreads({ prepared, simulation, format: 'csv', threads: 2 }, data, quiet, signal));
    ratios.push(two / one);
  }
  return { name: 'simulate: two threads / one', ratio: median(ratios), means: 'rows a second, written as text' };
}

/** All figures of `dosetwin simulate`. */
export async function measureSimulate(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dosetwin-bench-'));
  try {
    return [...shares(folder), await threads(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.filename === resolve(process.argv[1] ?? '')) {
  for (const { name, ratio, means } of await measureSimulate()) process.stdout.write(`${name}: ${ratio.toFixed(2)} (${means})\n`);
}
