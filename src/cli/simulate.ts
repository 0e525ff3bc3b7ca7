import { type Command, Option } from 'commander';
import { COVARIATE_POLICIES, type CovariatePolicy, TIE_RULES, type TieRule } from '../domain/events.ts';
import { type Issue, error } from '../domain/issue.ts';
import { DatasetError } from '../study/dataset.ts';
import { readEtas } from '../study/read-etas.ts';
import { FORMATS, type Format, formOf } from '../study/row-form.ts';
import type { Etas } from '../study/write-people.ts';
import { MOST_DRAWS, SAMPLINGS, type Sampling } from '../twin/population.ts';
import { SOLVERS, type SolverName } from '../twin/predict.ts';
import type { PkModel } from '../domain/define-model.ts';
import type { Door } from './door.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { loadModel } from './load-model.ts';
import { readJsonFile } from './read-file.ts';
import { refuse } from './refuse.ts';
import { renderIssues } from './render-issues.ts';
import { CourseError, lookThrough, prepare, simulateHere } from './simulate-data.ts';
import { UsageError } from './usage-error.ts';
import { wholeNumber } from './whole-number.ts';
import { formatOf, openRows } from './write-rows.ts';

const EXAMPLE = `
Examples:
  dosetwin simulate --model vancomycin/goti-2018 --data events.csv
  dosetwin simulate --model ./mine.ts --data events.csv --population 200 --seed 7 --out people.csv
  dosetwin simulate --model ./mine.ts --data events.csv --population 1024 --sampling sobol --residual --threads 4 --out people.ndjson

The data set is NONMEM-style: ID, TIME (the model's time unit), AMT, RATE (-1 modelled rate, -2 modelled duration), II, ADDL, SS, EVID (0-4),
CMT, DVID, OCC (occasion), and a column for each covariate of the model; a missing value is a dot or nothing. Records at one time are
taken in the order of the file. Rows of mistakes count from 1, the heading. docs/data-sets.md says all of it.
A model file is a program: run only one that you trust.`;

const MOST_PEOPLE = Math.min(10_000_000, MOST_DRAWS);
const MOST_THREADS = 256;

type Options = {
  model: string;
  data: string;
  params?: string;
  population?: number;
  sampling?: Sampling;
  seed?: number;
  residual?: boolean;
  states?: boolean;
  out?: string;
  format?: Format;
  covariates: CovariatePolicy;
  ties: TieRule;
  solver?: SolverName;
  threads: number;
};

export function addSimulate(program: Command, door: Door): void {
  program
    .command('simulate')
    .description('what a model predicts for every observation of a data set')
    .requiredOption('--model <id|file>', 'a model of the library, or a file of your own that exports one')
    .requiredOption('--data <file>', 'the data set, comma-separated')
    .option('--params <file>', 'JSON file { ID: { etaName: value } } with the etas of each person')
    .option('--population <n>', 'people drawn from the population for each ID', wholeNumber(1, MOST_PEOPLE))
    .addOption(
      new Option('--sampling <how>', "independent people, or evenly spread ones by Sobol's sequence; random when left out").choices(
        SAMPLINGS,
      ),
    )
    .option('--residual', 'a column DV, too: IPRED with residual error as the model states it')
    .option('--seed <n>', 'seed of the draws; 1 when left out', wholeNumber(0, 2 ** 32 - 1))
    .option('--states', 'the amount in every compartment and every output, too')
    .option('--out <file>', 'where to write; the ending .csv, .json or .ndjson says the format')
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }).conflicts('out'))
    .addOption(new Option('--format <format>', 'format on stdout; csv when left out').choices(FORMATS).conflicts('out'))
    .addOption(
      new Option('--covariates <policy>', "between two records: the next one's, the last one's, or a straight line")
        .choices(COVARIATE_POLICIES)
        .default('nocb'),
    )
    .addOption(
      new Option('--ties <rule>', 'a dose implied by ADDL or lag at the very time of a record comes before or after it')
        .choices(TIE_RULES)
        .default('dose-first'),
    )
    .addOption(new Option('--solver <name>', 'instead of the one chosen from the structure').choices(SOLVERS))
    .addOption(
      new Option('--threads <n>', 'threads to compute in; the rows are the same').default(1).argParser(wholeNumber(1, MOST_THREADS)),
    )
    .addHelpText('after', EXAMPLE)
    .action(async (options: Options) => door.end(await simulate(options, door)));
}

async function simulate(options: Options, door: Door): Promise<ExitCode> {
  const { terminal, stopped } = door;
  const { covariates, ties, solver, data, out, threads } = options;
  const format = out === undefined ? (options.format ?? 'csv') : formatOf(out);
  const json = format !== 'csv' && out === undefined;
  const told = (code: ExitCode, issues: readonly Issue[]): ExitCode => refuse(code, issues, { json, terminal });
  checkOptions(options);
  const model = await loadModel(options.model);
  const etas = await readEtasOf(options, model);
  if ('issues' in etas) return told(EXIT.refused, etas.issues);
  const settings = { etas, seed: options.seed ?? 1, states: options.states ?? false, residual: options.residual ?? false };
  const simulation = { model: options.model, rules: { covariates, ties, solver }, settings };
  const ready = prepare(model, simulation);
  if (!ready.ok) return told(EXIT.refused, ready.issues);
  const prepared = ready.value;
  const warn = (issues: Issue[]): void => {
    if (issues.length > 0) terminal.say(renderIssues(issues, terminal.width).join('\n'));
  };
  const form = formOf(format, prepared.table.columns);
  const { rows, check } =
    threads === 1
      ? simulateHere(prepared, form, data, warn, stopped)
      : (await import('./simulate-threads.ts')).simulateInThreads({ prepared, simulation, format, threads }, data, warn, stopped);
  const writer = openRows(form, out === undefined ? { stream: process.stdout, check } : { path: out });
  try {
    for await (const text of rows) {
      await writer.write(text);
      stopped.throwIfAborted();
      if (out === undefined && writer.gone()) return EXIT.done;
    }
    await writer.end();
  } catch (thrown) {
    await writer.abandon();
    if (stopped.aborted) {
      terminal.say('Stopped before the end.');
      return EXIT.failed;
    }
    return tellFailure(thrown, () => lookThrough(prepared, data, stopped), told);
  }
  terminal.say(describe(options, model));
  return EXIT.done;
}

/** Mistakes in the data set are told before a course that cannot be computed, all of them: whoever finds a failure has not seen all the rest. */
async function tellFailure(
  thrown: unknown,
  listMistakes: () => Promise<void>,
  told: (code: ExitCode, issues: readonly Issue[]) => ExitCode,
): Promise<ExitCode> {
  if (!(thrown instanceof DatasetError || thrown instanceof CourseError)) throw thrown;
  try {
    await listMistakes();
  } catch (mistaken) {
    if (!(mistaken instanceof DatasetError)) throw mistaken;
    return told(EXIT.refused, mistaken.issues);
  }
  if (thrown instanceof DatasetError) throw thrown;
  const { id, row, why } = thrown.failed;
  return told(EXIT.failed, [error('not-computable', `The course of ${id} cannot be computed: ${why}.`, { at: `row ${row}` })]);
}

const describe = ({ covariates, ties, params, population, sampling = 'random', residual, seed = 1 }: Options, { time }: PkModel): string =>
  [
    `TIME in ${time}`,
    `covariates: ${covariates}`,
    `ties: ${ties}`,
    population === undefined
      ? params === undefined
        ? 'IPRED is the typical person'
        : `etas from ${params}`
      : `${population} people for each ID, sampling: ${sampling}`,
    ...(residual ? ['DV with residual error'] : []),
    ...(population !== undefined || residual ? [`seed ${seed}`] : []),
  ].join('; ');

function checkOptions({ params, population, sampling, seed, residual }: Options): void {
  if (params !== undefined && population !== undefined) throw new UsageError('--params and --population exclude each other.');
  if (seed !== undefined && population === undefined && !residual) throw new UsageError('--seed needs --population or --residual.');
  if (sampling !== undefined && population === undefined) throw new UsageError('--sampling needs --population.');
}

async function readEtasOf(
  { params, population, sampling = 'random' }: Options,
  model: PkModel,
): Promise<Etas | { issues: readonly Issue[] }> {
  if (population !== undefined) return { by: 'population', people: population, sampling };
  if (params === undefined) return { by: 'nobody' };
  const read = readEtas(await readJsonFile(params), model);
  return read.ok ? { by: 'person', etas: read.value } : { issues: read.issues };
}
