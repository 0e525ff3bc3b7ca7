import { execFile } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createReader } from '../../src/study/dataset.ts';
import type { Person } from '../../src/study/dataset-person.ts';
import { writeNumber } from '../../src/study/number-text.ts';
import { formOf } from '../../src/study/row-form.ts';
import { historyOf } from '../../src/twin/history.ts';
import { prepare as prepareRecords, run as runRecords } from '../../src/twin/predict.ts';
import { type Bench, type Figure, median } from './bench.ts';
import { type RateTask, model, readyFor } from './simulate-rate.ts';

/** What `dosetwin simulate` spends around the engine: two compartments, 14 one-hour infusions every 12 h, 337 observations. */
const PEOPLE = 1_000;
/** People for two threads: of a data set, and drawn from the population. */
const [MANY, DRAWN] = [50_000, 100_000];
const [DOSES, OBSERVATIONS] = [14, 337];
/** Runs of each, of which the median counts. */
const RUNS = 7;

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

/** Time of a piece of work on this processor, s. */
function timed(work: () => void): number {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1000;
}

/** Parts of one thread's work on a data set: everything, reading it, and the engine on records already read. */
function shares(folder: string): Figure[] {
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
  const typical = new Float64Array(model.etas.length);
  const engine = (): void => {
    for (const history of histories) {
      const ready = prepareRecords(predictor, history);
      if ('why' in ready || runRecords(predictor, ready, typical, { predictions })) throw new Error('not computed');
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
  const [readings, engines, rest]: [number[], number[], number[]] = [[], [], []];
  const alls: number[] = [];
  for (let i = 0; i <= RUNS; i++) {
    const [all, reading, moving] = [timed(whole), timed(() => read(() => undefined)), timed(engine)];
    // The first run warms up.
    if (i === 0) continue;
    alls.push(all);
    readings.push(reading / all);
    engines.push(moving / all);
    rest.push(1 - (reading + moving) / all);
  }
  const against = 'all of it';
  const note = `${((1e6 * median(alls)) / PEOPLE).toFixed(1)} microseconds for all of a person of ${records / PEOPLE} records`;
  return [
    { what: 'simulate: reading the data set', against, ratios: readings, note },
    { what: 'simulate: the engine', against, ratios: engines },
    { what: 'simulate: rows of text, writing them and the rest', against, ratios: rest },
    { what: 'simulate: numbers as bytes', against: 'as strings', ratios: textsOfNumbers(predictions) },
  ];
}

/** Time of writing numbers as bytes over that of making strings of them and encoding those. None is written twice: the language remembers texts. */
function textsOfNumbers(numbers: Float64Array): number[] {
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
    return bytes / strings;
  });
  return ratios.slice(1);
}

const TURNS = 5;
const run = promisify(execFile);

/**
 * Rows a second of `--threads 2` over those of `--threads 1`, with the text of the rows made and thrown away; and beside it what two
 * programs do that have nothing to do with each other, each with the whole of it: more than that this machine does not give to two.
 */
async function threads(data: string, people: number): Promise<{ together: number[]; apart: number[] }> {
  const [together, apart]: [number[], number[]] = [[], []];
  for (let i = 0; i < TURNS; i++) {
    const one = await rateOf({ data, people, threads: 1 });
    const two = await rateOf({ data, people, threads: 2 });
    const each = await Promise.all([rateOf({ data, people, threads: 1 }), rateOf({ data, people, threads: 1 })]);
    together.push(two / one);
    apart.push((each[0] + each[1]) / one);
  }
  return { together, apart };
}

async function rateOf(task: RateTask): Promise<number> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'simulate-rate.ts'), JSON.stringify(task)]);
  return Number(stdout);
}

async function measure(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dosetwin-bench-'));
  try {
    const [one, many] = [join(folder, 'one.csv'), join(folder, 'many.csv')];
    writeFileSync(one, `${HEAD}\n${rowsOf(1)}\n`);
    writeFileSync(many, `${HEAD}\n${Array.from({ length: MANY }, (_, i) => rowsOf(i + 1)).join('\n')}\n`);
    const [read, drawn] = [await threads(many, 0), await threads(one, DRAWN)];
    const [against, reach] = ['one', { least: 1.8 }];
    const note = 'what this machine gives to two at once';
    return [
      ...shares(folder),
      { what: `simulate: two threads, ${MANY} people of a data set`, against, ratios: read.together, reach },
      { what: 'the same, two that share nothing', against, ratios: read.apart, note },
      { what: `simulate: two threads, ${DRAWN} people drawn`, against, ratios: drawn.together, reach },
      { what: 'the same, two that share nothing', against, ratios: drawn.apart, note },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const bench: Bench = { title: 'dosetwin simulate', measure };
