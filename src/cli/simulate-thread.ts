import { parentPort, workerData } from 'node:worker_threads';
import { formOf } from '../study/row-form.ts';
import { openPieces } from '../study/simulate-piece.ts';
import { loadModel } from './load-model.ts';
import { prepare } from './simulate-data.ts';
import { READY, type ThreadData, type ThreadTask } from './thread-task.ts';

const { simulation, format } = workerData as ThreadData;
const prepared = prepare(await loadModel(simulation.model), simulation);
if (!prepared.ok) throw new Error('a thread cannot prepare what the program could');
const { table, needs } = prepared.value;
const runPiece = openPieces(table, needs, formOf(format, table.columns));
const port = parentPort;
if (!port) throw new Error('this is run in a thread');

port.on('message', ({ work, room }: ThreadTask) => {
  const rows = runPiece(work, room);
  const { buffer } = rows.text;
  port.postMessage(rows, buffer instanceof ArrayBuffer ? [buffer] : []);
});
port.postMessage(READY);
