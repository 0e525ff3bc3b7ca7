import type { Command } from 'commander';
import { shippedLibrary, usualDose } from '../study/library.ts';
import { type Rung, runGate } from '../twin/gate.ts';
import type { Door } from './door.ts';
import { EXIT } from './exit-code.ts';
import { paragraph } from './lines.ts';
import { loadModel } from './load-model.ts';
import { drawTable } from './table.ts';
import { UsageError } from './usage-error.ts';

const EXAMPLE = `
Ends with 0 when no rung failed, with 1 when one did. A rung that has no meaning for the model says why.

Examples:
  dosetwin models check ./my-model.ts              a file of your own
  dosetwin models check vancomycin/goti-2018       a model of the library
  dosetwin models check ./my-model.ts --dose 5     with doses of 5, in the model's unit of dose`;

/** The gate on one model, whoever wrote it. */
export function addModelsCheck(models: Command, { terminal, end }: Door): void {
  models
    .command('check')
    .description('hold a model, of your own or of the library, against every rung of the gate')
    .argument('<model>', 'path of a .ts file, or drug/author-year')
    .option('--dose <amount>', 'size of the doses it is tried with, in its unit of dose; the usual one of its drug, or 100')
    .option('--json', 'the rungs as JSON')
    .addHelpText('after', EXAMPLE)
    .action(async (name: string, { dose, json }: { dose?: string; json?: boolean }) => {
      const model = await loadModel(name);
      const amount = dose === undefined ? usualDose(model, shippedLibrary.drugs) : readDose(dose);
      const rungs = runGate(model, amount === undefined ? {} : { amount });
      const broken = rungs.filter((one) => one.verdict.is === 'failed').length;
      if (json || models.opts<{ json?: boolean }>().json)
        terminal.data(JSON.stringify({ model: model.id, status: model.status, use: model.use, rungs }, null, 2));
      else terminal.print([...renderRungs(model.id, rungs, terminal.width), '', ...paragraph(summary(rungs), terminal.width)].join('\n'));
      end(broken > 0 ? EXIT.failed : EXIT.done);
    });
}

function readDose(text: string): number {
  const amount = Number(text);
  if (amount > 0 && Number.isFinite(amount)) return amount;
  throw new UsageError(`--dose ${JSON.stringify(text)} is not an amount above zero.`);
}

function renderRungs(id: string, rungs: readonly Rung[], width: number): string[] {
  const rows = rungs.map(({ name, verdict: { is, because } }) => [name, is, because]);
  return [id, ...drawTable([{ title: 'Rung' }, { title: 'Verdict' }, { title: 'Because', grow: true }], rows, width)];
}

function summary(rungs: readonly Rung[]): string {
  const many = (is: Rung['verdict']['is']): number => rungs.filter((one) => one.verdict.is === is).length;
  return `${many('passed')} passed, ${many('failed')} failed, ${many('not applicable')} not applicable. Passing says that the file does what it states, not that what it states is right.`;
}
