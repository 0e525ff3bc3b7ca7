import { Command, CommanderError } from 'commander';
import { allowGeneratedCode } from '../numerics/generated-code.ts';
import { evaluate } from '../study/evaluate.ts';
import { VERSION } from '../study/version.ts';
import type { Door } from './door.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { openTerminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

allowGeneratedCode(evaluate);

const EXIT_CODES = `
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused for a clinical or data reason (the issues are printed).
Results go to stdout, messages to stderr.`;

/** The commands in the order of the help, each loaded when it is asked for: most of what one needs another does not. */
const COMMANDS: Readonly<Record<string, () => Promise<(program: Command, door: Door) => void>>> = {
  demo: async () => (await import('./demo.ts')).addDemo,
  serve: async () => (await import('./serve.ts')).addServe,
  worker: async () => (await import('./worker.ts')).addWorker,
  models: async () => (await import('./models.ts')).addModels,
  patient: async () => (await import('./patient.ts')).addPatient,
  compare: async () => (await import('./compare.ts')).addCompare,
  suggest: async () => (await import('./suggest.ts')).addSuggest,
  simulate: async () => (await import('./simulate.ts')).addSimulate,
  fit: async () => (await import('./fit.ts')).addFit,
  evaluate: async () => (await import('./evaluate.ts')).addEvaluate,
  check: async () => (await import('./check.ts')).addCheck,
};

/** Runs the command that the words name and tells how it ended. */
async function run(words: readonly string[], door: Omit<Door, 'end'>): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const program = new Command('dosetwin')
    .description('Patient-twin dosing: a FHIR record in, compared treatments out, for review by a clinician.')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('Add --help to see what is possible.')
    .addHelpText('after', EXIT_CODES);
  const whole: Door = { ...door, end: (ended) => (code = ended) };
  const named = Object.hasOwn(COMMANDS, words[0] ?? '') ? COMMANDS[words[0] ?? ''] : undefined;
  for (const load of named ? [named] : Object.values(COMMANDS)) (await load())(program, whole);
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (!(thrown instanceof UsageError)) throw thrown;
    door.terminal.say(`dosetwin: ${thrown.message}`);
    return EXIT.usage;
  }
  return code;
}

/** A signal sent to a whole group of processes may arrive twice; only a later one is impatience. Milliseconds. */
const SAME_SIGNAL = 1_000;

/** The first signal asks the command to end in good order; one that comes later ends the process at once. */
function listenForEnd(): AbortSignal {
  const ending = new AbortController();
  let first: number | undefined;
  const hear = (): void => {
    first ??= performance.now();
    if (performance.now() - first > SAME_SIGNAL) process.exit(EXIT.failed);
    ending.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
  return ending.signal;
}

const terminal = openTerminal(process.stdout, process.stderr);
try {
  process.exitCode = await run(process.argv.slice(2), {
    terminal,
    environment: process.env,
    now: () => new Date(),
    stopped: listenForEnd(),
  });
} catch (thrown) {
  terminal.say(`dosetwin failed: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
  process.exitCode = EXIT.failed;
}
