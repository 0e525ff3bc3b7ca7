import { Piscina } from 'piscina';
import type { Piece, PieceResult } from './compute.ts';

/** A pool of threads for the numerics, so that the worker's own thread stays free to keep its jobs. */
export type Pool = {
  /** Runs one piece in a thread; the signal ends the thread. */
  run<Step extends Piece['step']>(piece: Extract<Piece, { step: Step }>, signal: AbortSignal): Promise<PieceResult[Step]>;
  close(): Promise<void>;
};

/** The thread's file has the ending of this one: TypeScript in the source tree, JavaScript in the built package. */
const ENDING = import.meta.filename.slice(import.meta.filename.lastIndexOf('.'));

export function openPool(threads: number): Pool {
  const piscina = new Piscina({
    filename: new URL(`compute${ENDING}`, import.meta.url).href,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 30_000,
    // A thread that waits keeps its timers, which collect garbage (collect.ts).
    atomics: 'disabled',
  });
  return {
    run: (piece, signal) => piscina.run(piece, { signal }) as never,
    close: () => piscina.destroy(),
  };
}
