import { Piscina } from 'piscina';
import type { Issue } from '../domain/issue.ts';
import { type Piece, createCutter } from '../study/cut-people.ts';
import { DatasetError } from '../study/dataset.ts';
import type { Format } from '../study/row-form.ts';
import { CourseError, type Prepared, type Simulation } from './simulate-data.ts';
import type { ThreadData, ThreadPiece, ThreadRows } from './simulate-thread.ts';
import { readPieces } from './read-pieces.ts';

/** The thread's file has the ending of this one: TypeScript in the source tree, JavaScript in the built package. */
const ENDING = import.meta.filename.slice(import.meta.filename.lastIndexOf('.'));

/** Records run in one piece of work: some milliseconds, so that threads end together and hand over little at a time. */
const RECORDS = 20_000;

/** Pieces under way or waiting to be written for each thread: what is held in memory. */
const AHEAD = 4;

export type ThreadedSimulation = { prepared: Prepared; simulation: Simulation; format: Format; threads: number };

/**
 * The rows of a simulation in the order of the data set, computed in threads: each reads, predicts and writes whole persons, or some
 * of the draws of one. The bytes are those of `simulateHere`, whatever the number of threads. Throws a DatasetError, which does not
 * list the mistakes, or a CourseError.
 */
export async function* simulateInThreads(
  { prepared, simulation, format, threads }: ThreadedSimulation,
  path: string,
  warn: (issues: Issue[]) => void,
  stopped: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const pool = new Piscina<ThreadPiece, ThreadRows>({
    filename: new URL(`simulate-thread${ENDING}`, import.meta.url).href,
    workerData: { simulation, format } satisfies ThreadData,
    minThreads: threads,
    maxThreads: threads,
    // The next piece lies ready in the thread when it has done one.
    concurrentTasksPerWorker: 2,
  });
  const { etas } = simulation.settings;
  const draws = etas.by === 'population' ? etas.people : 1;
  const underWay: Promise<ThreadRows>[] = [];
  try {
    for await (const piece of cutFile(prepared, path, warn, draws)) {
      for (const work of shareOut(piece, draws)) {
        if (underWay.length >= AHEAD * threads) yield await settle(underWay);
        const running = pool.run(work, { signal: stopped, transferList: [work.bytes.buffer as ArrayBuffer] });
        // Told when its turn comes.
        running.catch(() => undefined);
        underWay.push(running);
      }
    }
    while (underWay.length > 0) yield await settle(underWay);
  } finally {
    await pool.destroy();
  }
}

async function* cutFile({ needs }: Prepared, path: string, warn: (issues: Issue[]) => void, draws: number): AsyncGenerator<Piece> {
  const cutter = createCutter(needs, warn, Math.ceil(RECORDS / draws));
  for await (const bytes of readPieces(path)) yield* cutter.cut(bytes);
  yield* cutter.end();
}

/** A piece as work for threads: as a whole, or, when it is one person drawn many times, some draws at a time. */
function* shareOut({ heading, bytes, row, place, persons, records }: Piece, draws: number): Generator<ThreadPiece> {
  const each = Math.max(1, Math.ceil(RECORDS / records));
  if (persons > 1 || each >= draws) yield { heading, bytes, row, place, draws: undefined };
  else
    for (let from = 1; from <= draws; from += each)
      yield { heading, bytes: bytes.slice(), row, place, draws: { from, to: Math.min(draws, from + each - 1) } };
}

/** The rows of the piece that is next in order. */
async function settle(underWay: Promise<ThreadRows>[]): Promise<Uint8Array> {
  const rows = await underWay.shift();
  if (!rows || rows.mistaken) throw new DatasetError([]);
  if (rows.failed) throw new CourseError(rows.failed);
  return rows.text;
}
