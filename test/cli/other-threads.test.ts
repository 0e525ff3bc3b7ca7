import { expect, test } from 'vitest';
import { setTimeout } from 'node:timers/promises';
import { findModel } from '../../models/index.ts';
import { startThreads } from '../../src/cli/other-threads.ts';
import { prepare } from '../../src/cli/simulate-data.ts';
import { formOf } from '../../src/study/row-form.ts';
import { type PieceRows, openPieces } from '../../src/study/simulate-piece.ts';

const MODEL = 'vancomycin/thomson-2009';
const HEADING = 'ID,TIME,AMT,RATE,EVID,weight,creatinineClearance';
const ROWS = ['1,0,1000,1000,1,70,80', '1,1,.,.,0,70,80', '1,12,.,.,0,70,80', '2,0,500,500,1,60,90', '2,7,.,.,0,60,90'];

const workOf = (rows: readonly string[], row = 2) => ({
  heading: HEADING,
  bytes: new TextEncoder().encode(`${rows.join('\n')}\n`),
  row,
  place: 0,
  draws: undefined,
});
const shared = (size: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(size));

test('another thread writes the bytes that this one writes, and says in which row it stopped, in the order in which it was asked', async () => {
  const model = findModel(MODEL);
  if (!model) throw new Error('the model is gone');
  const settings = { etas: { by: 'population', people: 7, sampling: 'random' }, seed: 3, states: false, residual: true } as const;
  const simulation = { model: MODEL, rules: { covariates: 'nocb', ties: 'dose-first' }, settings } as const;
  const ready = prepare(model, simulation);
  if (!ready.ok) throw new Error('the simulation cannot be prepared');
  const { table, needs } = ready.value;
  const runHere = openPieces(table, needs, formOf('csv', table.columns));
  const threads = startThreads(1, { simulation, format: 'csv' });
  try {
    /** Asks as soon as the thread has started; what it answers is not waited for. */
    const give = async (rows: readonly string[], room: number): Promise<[Promise<PieceRows>]> => {
      for (;;) {
        const running = threads.give({ work: workOf(rows), room: shared(room) });
        if (running) return [running];
        await setTimeout(20);
      }
    };
    const impossible = ROWS.with(3, '2,0,500,500,1,0,90');
    // One finds room enough, one does not; a person without weight has no volume; a cell is no number.
    const [[first], [second], [third], [fourth]] = [
      await give(ROWS, 4096),
      await give(ROWS, 16),
      await give(impossible, 4096),
      await give(ROWS.with(4, '2,x,.,.,0,60,90'), 4096),
    ];
    const here = runHere(workOf(ROWS), new Uint8Array(4096));
    const expected = here.text.slice();
    expect(new TextDecoder().decode(expected).trimEnd().split('\n')).toHaveLength(3 * 7);
    expect((await first)?.text).toEqual(expected);
    expect((await second)?.text).toEqual(expected);
    expect((await third)?.failed).toEqual(runHere(workOf(impossible), new Uint8Array(4096)).failed);
    expect((await third)?.failed).toMatchObject({ id: '2', row: 5 });
    expect(await fourth).toMatchObject({ mistaken: true });
  } finally {
    await threads.end();
  }
});
