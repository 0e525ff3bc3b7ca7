import { setImmediate } from 'node:timers/promises';
import type { Issue } from '../domain/issue.ts';
import { type Cutter, type Piece, type PieceSize, createCutter } from '../study/cut-people.ts';
import { DatasetError } from '../study/dataset.ts';
import { type Format, formOf } from '../study/row-form.ts';
import { type PieceOfWork, type PieceRows, openPieces } from '../study/simulate-piece.ts';
import { startThreads } from './other-threads.ts';
import { CourseError, type Prepared, type Simulated, type Simulation } from './simulate-data.ts';
import { BLOCK, readPieces } from './read-pieces.ts';
import { openRooms } from './shared-rooms.ts';

/** What is read or written in one piece of work: ten milliseconds or so, beside which handing it over is little, and threads end together. */
const BYTES = 1 << 20;
const ROWS = 40_000;

/** Pieces under way or waiting to be written, which are held in memory: for each thread, and for one that is held up a while. */
const [AHEAD, SPARE] = [4, 4];

/** Bytes of the first rooms for text. */
const ROOM = 1 << 20;
const NOTHING = new Uint8Array(0);

export type ThreadedSimulation = { prepared: Prepared; simulation: Simulation; format: Format; threads: number };

/**
 * The rows of a simulation in the order of the data set, computed in threads, of which this is one: each reads, predicts and writes
 * whole persons, or some of the draws of one. The bytes are those of `simulateHere`, whatever the number of threads; each text is
 * lent until the next is asked for. Throws a DatasetError, which does not list the mistakes, or a CourseError.
 */
export function simulateInThreads(
  { prepared, simulation, format, threads }: ThreadedSimulation,
  path: string,
  warn: (issues: Issue[]) => void,
  stopped: AbortSignal,
): Simulated {
  const others = startThreads(threads - 1, { simulation, format });
  const runHere = openPieces(prepared.table, prepared.needs, formOf(format, prepared.table.columns));
  const { etas, residual } = simulation.settings;
  const draws = etas.by === 'population' ? etas.people : 1;
  // What is drawn for a person depends on the place in the data set.
  const size = residual || etas.by === 'population' ? { records: Math.ceil(ROWS / draws) } : { bytes: BYTES };
  const [texts, data] = [openRooms(ROOM), openRooms(2 * BYTES)];
  const cut = (pieces: PieceSize, tell: typeof warn): AsyncGenerator<Piece> =>
    cutFile(createCutter(prepared.needs, tell, pieces, data.take), path);

  /** Carries out pieces of work, some at a time, and tells of them in their order. */
  async function* carryOut(works: AsyncIterable<PieceOfWork>): AsyncGenerator<Done> {
    const underWay: { work: PieceOfWork; rows: Promise<PieceRows> | PieceRows }[] = [];
    const settle = async (): Promise<Done[]> => {
      const next = underWay.shift();
      if (!next) return [];
      const rows = await next.rows;
      if (rows.mistaken) throw new DatasetError([]);
      const { work } = next;
      if (!work.draws || work.draws.to === draws) data.giveBack(work.bytes);
      return [{ work, rows }];
    };
    for await (const work of works) {
      if (underWay.length >= AHEAD * threads + SPARE) yield* await settle();
      const room = work.looked ? NOTHING : texts.take();
      // To another thread, or here when they have enough or have not started yet.
      const given = others.give({ work, room });
      underWay.push({ work, rows: given ?? runHere(work, room) });
      if (!given) await setImmediate();
      stopped.throwIfAborted();
    }
    while (underWay.length > 0) yield* await settle();
  }
  async function* simulate(): AsyncGenerator<Uint8Array> {
    let [above, below] = [0, 0];
    try {
      for await (const { work, rows } of carryOut(shareOut(cut(size, warn), draws))) {
        // Draws of one person after the first ones stand where those stand.
        if (!work.draws || work.draws.from === 1) [above, below] = [below, below + rows.records];
        if (rows.failed) throw new CourseError({ ...rows.failed, row: above + rows.failed.row });
        yield rows.text;
        texts.giveBack(rows.text);
      }
    } finally {
      await others.end();
    }
  }
  return {
    rows: simulate(),
    async check() {
      const pieces = carryOut(lookOver(cut({ bytes: BYTES }, () => undefined)));
      let next = await pieces.next();
      while (!next.done) next = await pieces.next();
    },
  };
}

type Done = { work: PieceOfWork; rows: PieceRows };

async function* cutFile(cutter: Cutter, path: string): AsyncGenerator<Piece> {
  for await (const bytes of readPieces(path, BLOCK)) yield* cutter.cut(bytes);
  yield* cutter.end();
}

async function* lookOver(pieces: AsyncIterable<Piece>): AsyncGenerator<PieceOfWork> {
  for await (const { heading, bytes } of pieces) yield { heading, bytes, place: 0, draws: undefined, looked: true };
}

/** Pieces as work for threads: as a whole, or, when one is a person drawn many times, some draws at a time. */
async function* shareOut(pieces: AsyncIterable<Piece>, draws: number): AsyncGenerator<PieceOfWork> {
  for await (const { heading, bytes, counted } of pieces) {
    const { place, persons, records } = counted ?? { place: 0, persons: 0, records: 0 };
    const each = Math.max(1, Math.ceil(ROWS / records));
    if (persons !== 1 || each >= draws) yield { heading, bytes, place, draws: undefined };
    else
      for (let from = 1; from <= draws; from += each)
        yield { heading, bytes, place, draws: { from, to: Math.min(draws, from + each - 1) } };
  }
}
