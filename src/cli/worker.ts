import { type Command, InvalidArgumentError } from 'commander';
import { error } from '../domain/issue.ts';
import type { Door } from './door.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { queueOf } from './queue-of.ts';
import { refuse } from './refuse.ts';
import { SETTINGS_HELP, readSettings } from './settings.ts';
import { UsageError } from './usage-error.ts';
import { whenAborted } from './when-aborted.ts';

const EXAMPLE = `
Example:
  REDIS_URL=redis://127.0.0.1:6379/0 dosetwin worker --concurrency 2
Start as many as you like, on as many machines; a worker never opens the store.

${SETTINGS_HELP}`;

export function addWorker(program: Command, door: Door): void {
  program
    .command('worker')
    .description('a worker for the configured queue')
    .option('--concurrency <n>', 'comparisons at a time, 1 to 64; one a processor when left out', readConcurrency)
    .addHelpText('after', EXAMPLE)
    .action(async ({ concurrency }: { concurrency?: number }) => door.end(await work(concurrency, door)));
}

function readConcurrency(text: string): number {
  if (!/^\d{1,2}$/.test(text) || Number(text) < 1 || Number(text) > 64)
    throw new InvalidArgumentError('It must be a whole number from 1 to 64.');
  return Number(text);
}

async function work(concurrency: number | undefined, door: Door): Promise<ExitCode> {
  const { terminal, stopped } = door;
  const connection = queueOf(readSettings(door));
  if (connection === undefined) {
    throw new UsageError(
      'a worker needs a queue that other processes can reach, and neither REDIS_URL nor DATABASE_URL is set; the embedded queue lives inside `dosetwin serve`, which has its own worker.',
    );
  }
  const { startWorker } = await import('../../workers/main.ts');
  const onTrouble = (cause: Error): void => terminal.say(`dosetwin: ${cause.message}`);
  const running = await startWorker(connection, { onTrouble, ...(concurrency === undefined ? {} : { concurrency }) }).catch(
    (cause: Error) =>
      error('queue-unavailable', cause.message, {
        at: connection.kind === 'redis' ? 'REDIS_URL' : 'DATABASE_URL',
        fix: 'Check the address, and that the server runs.',
      }),
  );
  if ('code' in running) return refuse(EXIT.failed, [running], { json: false, terminal });
  terminal.say(`dosetwin takes jobs from ${connection.kind === 'redis' ? 'Redis' : 'Postgres'}; Ctrl-C ends it.`);
  await whenAborted(stopped);
  terminal.say('Ending: finishing the jobs under way.');
  await running.close();
  return EXIT.done;
}
