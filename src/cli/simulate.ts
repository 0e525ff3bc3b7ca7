import { open } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { COVARIATE_POLICIES, type CovariatePolicy, TIE_RULES, type TieRule } from '../domain/events.ts';
import { error } from '../domain/issue.ts';
import { DatasetError, type Person, readPeople } from '../study/dataset.ts';
import { readEtas } from '../study/read-etas.ts';
import { type Etas, openPopulation, tableOf } from '../study/simulate-people.ts';
import { SOLVERS, type SolverName, createPredictor } from '../twin/predict.ts';
import type { PkModel } from '../domain/define-model.ts';
import type { Door } from './door.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { loadModel } from './load-model.ts';
import { readJsonFile } from './read-file.ts';
import { refuse } from './refuse.ts';
import { renderIssues } from './render-issues.ts';
import { UsageError } from './usage-error.ts';
import { FORMATS, type Format, formatOf, openRows } from './write-rows.ts';

const EXAMPLE = `
Examples:
  dosetwin simulate --model vancomycin/goti-2018 --data events.csv
  dosetwin simulate --model ./mine.ts --data events.csv --population 200 --seed 7 --out people.csv

The data set is NONMEM-style: ID, TIME (the model's time unit), AMT, RATE (-1 modelled rate, -2 modelled duration), II, ADDL, SS, EVID (0-4),
CMT, DVID, and a column for each covariate of the model; a missing value is a dot or nothing. Records at one time are taken in the
order of the file. Rows of mistakes count from 1, the heading.
A model file is a program: run only one that you trust.`;

const MOST_PEOPLE = 10_000_000;

type Options = {
  model: string;
  data: string;
  params?: string;
  population?: number;
  seed?: number;
  states?: boolean;
  out?: string;
  format?: Format;
  covariates: CovariatePolicy;
  ties: TieRule;
  solver?: SolverName;
};

const whole =
  (from: number, to: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= from && value <= to) return value;
    throw new InvalidArgumentError(`write a whole number from ${from} to ${to}.`);
  };

export function addSimulate(program: Command, door: Door): void {
  program
    .command('simulate')
    .description('what a model predicts for every observation of a data set')
    .requiredOption('--model <id|file>', 'a model of the library, or a file of your own that exports one')
    .requiredOption('--data <file>', 'the data set, comma-separated')
    .option('--params <file>', 'JSON file { ID: { etaName: value } } with the etas of each person')
    .option('--population <n>', 'people drawn from the population for each ID', whole(1, MOST_PEOPLE))
    .option('--seed <n>', 'seed of the draws; 1 when left out', whole(0, 2 ** 32 - 1))
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
    .addHelpText('after', EXAMPLE)
    .action(async (options: Options) => door.end(await simulate(options, door)));
}

async function simulate(options: Options, door: Door): Promise<ExitCode> {
  const { terminal } = door;
  const { covariates, ties, solver, out } = options;
  const json = (out === undefined ? (options.format ?? 'csv') : formatOf(out)) !== 'csv' && out === undefined;
  const model = await loadModel(options.model);
  const etas = await readEtasOf(options, model);
  if ('issues' in etas) return refuse(EXIT.refused, etas.issues, { json, terminal });
  const predictor = createPredictor(model, { covariates, ties, solver });
  if (!predictor)
    throw new UsageError(`--solver closed-form: ${model.id} has no closed form with --covariates ${covariates}; leave --solver out.`);
  const { columns, simulate: rowsOf } = tableOf(predictor, etas, options.states ?? false);
  const people = (warn: boolean): AsyncGenerator<Person> =>
    readPeople(readLines(options.data), Object.keys(model.covariates), predictor.kinetics, (issues) => {
      if (warn && issues.length > 0) terminal.say(renderIssues(issues, terminal.width).join('\n'));
    });
  const target = out === undefined ? { stream: process.stdout } : { path: out };
  try {
    // On stdout nothing can be taken back: the whole file is looked through before the first row.
    if (out === undefined) await lookThrough(people(false), door.stopped);
  } catch (thrown) {
    if (thrown instanceof DatasetError) return refuse(EXIT.refused, thrown.issues, { json, terminal });
    throw thrown;
  }
  const writer = openRows(columns, out === undefined ? (options.format ?? 'csv') : formatOf(out), target);
  try {
    for await (const person of people(true)) {
      const rows = rowsOf(person);
      for (let next = rows.next(); ; next = rows.next()) {
        if (!next.done) {
          await writer.write(next.value);
          continue;
        }
        if (!next.value) break;
        await writer.abandon();
        const { id, row, why } = next.value;
        return refuse(EXIT.failed, [error('not-computable', `The course of ${id} cannot be computed: ${why}.`, { at: `row ${row}` })], {
          json,
          terminal,
        });
      }
      door.stopped.throwIfAborted();
      if (out === undefined && writer.gone()) return EXIT.done;
    }
    await writer.end();
  } catch (thrown) {
    await writer.abandon();
    if (thrown instanceof DatasetError) return refuse(EXIT.refused, thrown.issues, { json, terminal });
    throw thrown;
  }
  terminal.say(`covariates: ${covariates}; ties: ${ties}; ${describe(options)}`);
  return EXIT.done;
}

async function lookThrough(people: AsyncGenerator<Person>, stopped: AbortSignal): Promise<void> {
  for (let next = await people.next(); !next.done; next = await people.next()) stopped.throwIfAborted();
}

const describe = ({ population, seed = 1, params }: Options): string =>
  population === undefined
    ? params === undefined
      ? 'IPRED is the typical person'
      : `etas from ${params}`
    : `${population} people for each ID, seed ${seed}`;

async function readEtasOf({ params, population, seed }: Options, model: PkModel): Promise<Etas | { issues: Parameters<typeof refuse>[1] }> {
  if (params !== undefined && population !== undefined) throw new UsageError('--params and --population exclude each other.');
  if (seed !== undefined && population === undefined) throw new UsageError('--seed needs --population.');
  if (population !== undefined) return openPopulation(model, population, seed ?? 1);
  if (params === undefined) return { by: 'nobody' };
  const read = readEtas(await readJsonFile(params), model.etas);
  return read.ok ? { by: 'person', etas: read.value } : { issues: read.issues };
}

const WHY: Record<string, string> = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'it may not be read' };

/** The lines of a text file, one after another. */
async function* readLines(path: string): AsyncGenerator<string> {
  const unreadable = (cause: NodeJS.ErrnoException): never => {
    throw new UsageError(`${path} cannot be read: ${WHY[cause.code ?? ''] ?? cause.message}.`);
  };
  const file = await open(path).catch(unreadable);
  try {
    for await (const line of file.readLines()) yield line;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== undefined) unreadable(cause as NodeJS.ErrnoException);
    throw cause;
  } finally {
    await file.close();
  }
}
