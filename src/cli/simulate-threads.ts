import { setImmediate } from 'node:timers/promises';
import type { Issue } from '../domain/issue.ts';
import { type Cutter, type Piece, createCutter } from '../study/cut-people.ts';
import { DatasetError } from '../study/dataset.ts';
import { type Format, formOf } from '../study/row-form.ts';
import { type PieceOfWork, type PieceRows, openPieces } from '../study/simulate-piece.ts';
import { startThreads } from './other-threads.ts';
import { CourseError, type Prepared, type Simulation } from './simulate-data.ts';
import { readPieces } from './read-pieces.ts';
import { openRooms } from './shared-rooms.ts';

/** What is read or drawn in one piece of work: some milliseconds, so that threads end together and hand over little at a time. */
const BYTES = 1 << 18;
const RECORDS = 10_000;
const DRAWN = 40_000;

/** Pieces under way or waiting to be written, which are held in memory: for each thread, and for one that is held up a while. */
const [AHEAD, SPARE] = [4, 4];

/** Bytes of the first rooms for text. */
const ROOM = 1 << 20;

export type ThreadedSimulation = { prepared: Prepared; simulation: Simulation; format: Format; threads: number };

/**
 * The rows of a simulation in the order of the data set, computed in threads, of which this is one: each reads, predicts and writes
 * whole persons, or some of the draws of one. The bytes are those of `simulateHere`, whatever the number of threads; each text is
 * lent until the next is asked for. Throws a DatasetError, which does not list the mistakes, or a CourseError.
 */
export async function* simulateInThreads(
  { prepared, simulation, format, threads }: ThreadedSimulation,
  path: string,
  warn: (issues: Issue[]) => void,
  stopped: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const others = startThreads(threads - 1, { simulation, format });
  const runHere = openPieces(prepared.table, prepared.needs, formOf(format, prepared.table.columns));
  const { etas, residual } = simulation.settings;
  const draws = etas.by === 'population' ? etas.people : 1;
  // What is drawn for a person depends on the place in the data set.
  const size = residual || etas.by === 'population' ? { records: Math.ceil(RECORDS / draws) } : { bytes: BYTES };
  const underWay: { work: PieceOfWork; rows: Promise<PieceRows> | PieceRows }[] = [];
  let [above, below] = [0, 0];
  const [texts, data] = [openRooms(ROOM), openRooms(2 * BYTES)];

  /** Hands a piece to another thread, or does it here when they have enough or have not started yet. */
  const begin = async (work: PieceOfWork): Promise<void> => {
    const room = texts.take();
    const given = others.give({ work, room });
    underWay.push({ work, rows: given ?? runHere(work, room) });
    if (given) return;
    await setImmediate();
    stopped.throwIfAborted();
  };
  /** The rows of the piece that is next in order. */
  const settle = async (): Promise<Uint8Array> => {
    const next = underWay.shift();
    const rows = await next?.rows;
    if (!next || !rows || rows.mistaken) throw new DatasetError([]);
    const { bytes, draws: some } = next.work;
    // Draws of one person after the first ones stand where those stand.
    if (!some || some.from === 1) [above, below] = [below, below + rows.records];
    if (!some || some.to === draws) data.giveBack(bytes);
    if (rows.failed) throw new CourseError({ ...rows.failed, row: above + rows.failed.row });
    return rows.text;
  };
  try {
    for await (const piece of cutFile(createCutter(prepared.needs, warn, size, data.take), path)) {
      for (const work of shareOut(piece, draws)) {
        if (underWay.length >= AHEAD * threads + SPARE) {
          const text = await settle();
          yield text;
          texts.giveBack(text);
        }
        await begin(work);
      }
    }
    while (underWay.length > 0) yield await settle();
  } finally {
    await others.end();
  }
}

async function* cutFile(cutter: Cutter, path: string): AsyncGenerator<Piece> {
  for await (const bytes of readPieces(path)) yield* cutter.cut(bytes);
  yield* cutter.end();
}

/** A piece as work for threads: as a whole, or, when it is one person drawn many times, some draws at a time. */
function* shareOut({ heading, bytes, counted }: Piece, draws: number): Generator<PieceOfWork> {
  const { place, persons, records } = counted ?? { place: 0, persons: 0, records: 0 };
  const each = Math.max(1, Math.ceil(DRAWN / records));
  if (persons !== 1 || each >= draws) yield { heading, bytes, place, draws: undefined };
  else
    for (let from = 1; from <= draws; from += each) yield { heading, bytes, place, draws: { from, to: Math.min(draws, from + each - 1) } };
}
