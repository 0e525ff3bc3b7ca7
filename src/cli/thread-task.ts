import type { Format } from '../study/row-form.ts';
import type { PieceOfWork } from '../study/simulate-piece.ts';
import type { Simulation } from './simulate-data.ts';

/** What every thread of a simulation is told. */
export type ThreadData = { simulation: Simulation; format: Format };

/** A piece of work, and room for its text; both threads see the memory of both. */
export type ThreadTask = { work: PieceOfWork; room: Uint8Array };

/** What a thread says first, when its model is loaded. */
export const READY = 'ready';
