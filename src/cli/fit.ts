import { setImmediate } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { COVARIATE_POLICIES, type CovariatePolicy, TIE_RULES, type TieRule } from '../domain/events.ts';
import type { Issue } from '../domain/issue.ts';
import type { Needs } from '../study/dataset-columns.ts';
import { DatasetError, createReader } from '../study/dataset.ts';
import { FIT_METHODS, type FitMethod, type FitSettings, fitPerson } from '../study/fit-person.ts';
import { needsOfLevels } from '../study/person-levels.ts';
import { FORMATS, type Format } from '../study/row-form.ts';
import { fitFormOf } from '../study/write-fits.ts';
import type { CovarianceFormula } from '../twin/estimate.ts';
import { type Predictor, SOLVERS, type SolverName, createPredictor } from '../twin/predict.ts';
import type { Door } from './door.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { loadModel } from './load-model.ts';
import { readPieces } from './read-pieces.ts';
import { refuse } from './refuse.ts';
import { renderIssues } from './render-issues.ts';
import { lookThrough } from './simulate-data.ts';
import { UsageError } from './usage-error.ts';
import { wholeNumber } from './whole-number.ts';
import { formatOf, openRows } from './write-rows.ts';

const EXAMPLE = `
Examples:
  dosetwin fit --model vancomycin/goti-2018 --data events.csv
  dosetwin fit --model ./mine.ts --data events.csv --covariance fisher --out fits.csv
  dosetwin fit --model ./mine.ts --data events.csv --method posterior --draws 4000 --seed 7 --out fits.ndjson

The data set is that of dosetwin simulate (docs/data-sets.md). Fitted are the rows with EVID 0, MDV 0 and a DV; CENS 1 says that DV is
the lower limit of quantification and the level below it, -1 the upper one; WEIGHT weighs a level (1 when left out, 0 leaves it out).
A person that cannot be fitted has the status failed with the reason and no numbers; the others go on, and the exit code stays 0.
docs/fitting.md defines every number that is written. A model file is a program: run only one that you trust.`;

type Options = {
  model: string;
  data: string;
  method: FitMethod;
  covariance: CovarianceFormula;
  priorWeight: number;
  draws: number;
  seed: number;
  out?: string;
  format?: Format;
  covariates: CovariatePolicy;
  ties: TieRule;
  solver?: SolverName;
};

/** People fitted between two looks at what else the process is asked. */
const BREATH = 64;

function readWeight(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('write a number above 0.');
}

export function addFit(program: Command, door: Door): void {
  program
    .command('fit')
    .description('the most probable parameters of every person of a data set, given their levels')
    .requiredOption('--model <id|file>', 'a model of the library, or a file of your own that exports one')
    .requiredOption('--data <file>', 'the data set, comma-separated')
    .addOption(new Option('--method <name>', 'the mode alone, or draws of the posterior, too').choices(FIT_METHODS).default('map'))
    .addOption(
      new Option('--covariance <name>', 'by second derivatives of the objective, or by first ones as NONMEM reports it')
        .choices(['hessian', 'fisher'])
        .default('hessian'),
    )
    .addOption(new Option('--prior-weight <w>', 'weight of the population in the objective').default(1).argParser(readWeight))
    .addOption(new Option('--draws <n>', 'draws of each posterior').default(1000).argParser(wholeNumber(100, 20_000)))
    .addOption(new Option('--seed <n>', 'seed of the draws').default(1).argParser(wholeNumber(0, 2 ** 32 - 1)))
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
    .action(async (options: Options) => door.end(await fit(options, door)));
}

async function fit(options: Options, { terminal, stopped }: Door): Promise<ExitCode> {
  const { covariates, ties, solver, data, out, method, covariance, priorWeight, draws, seed } = options;
  const format = out === undefined ? (options.format ?? 'csv') : formatOf(out);
  const told = (code: ExitCode, issues: readonly Issue[]): ExitCode =>
    refuse(code, issues, { json: format !== 'csv' && out === undefined, terminal });
  const model = await loadModel(options.model);
  const predictor = createPredictor(model, { covariates, ties, solver });
  if (!predictor)
    throw new UsageError(`--solver closed-form: ${model.id} has no closed form with --covariates ${covariates}; leave it out.`);
  const needs = needsOfLevels(predictor);
  if (!needs.ok) return told(EXIT.refused, needs.issues);
  const settings = { method, covariance, priorWeight, draws, seed };
  const form = fitFormOf(format, model, settings);
  const check = (): Promise<void> => lookThrough({ needs: needs.value }, data, stopped);
  const warn = (issues: Issue[]): void => {
    if (issues.length > 0) terminal.say(renderIssues(issues, terminal.width).join('\n'));
  };
  const writer = openRows(form, out === undefined ? { stream: process.stdout, check } : { path: out });
  const counts = { converged: 0, prior: 0, failed: 0 };
  const reasons: string[] = [];
  try {
    for await (const one of fitPeople(predictor, needs.value, settings, data, warn, stopped)) {
      counts[one.status]++;
      if (one.why !== undefined && reasons.length < MOST_REASONS) reasons.push(`  ${one.ID}: ${one.why}`);
      await writer.write(form.write(one));
      if (out === undefined && writer.gone()) return EXIT.done;
    }
    await writer.end();
  } catch (thrown) {
    await writer.abandon();
    if (stopped.aborted) {
      terminal.say('Stopped before the end.');
      return EXIT.failed;
    }
    if (thrown instanceof DatasetError) return told(EXIT.refused, thrown.issues);
    throw thrown;
  }
  const people = counts.converged + counts.prior + counts.failed;
  terminal.say(
    [
      `TIME in ${model.time}; covariates: ${covariates}; ties: ${ties}; method: ${method}; covariance: ${covariance}; prior weight: ${priorWeight}${method === 'posterior' ? `; ${draws} draws, seed ${seed}` : ''}`,
      `${people} people: ${counts.converged} fitted, ${counts.prior} without levels, ${counts.failed} failed${counts.failed > 0 ? ':' : '.'}`,
      ...reasons,
      ...(counts.failed > reasons.length ? [`  and ${counts.failed - reasons.length} more; the status of each says why.`] : []),
      ...(format === 'csv' && model.occasions.etas.length > 0 ? ['Etas of occasions are written in JSON only.'] : []),
    ].join('\n'),
  );
  return EXIT.done;
}

/** Reasons of failures told on stderr. */
const MOST_REASONS = 20;

async function* fitPeople(
  predictor: Predictor,
  needs: Needs,
  settings: FitSettings,
  path: string,
  warn: (issues: Issue[]) => void,
  stopped: AbortSignal,
): AsyncGenerator<ReturnType<typeof fitPerson>> {
  const reader = createReader(needs, warn);
  let place = 0;
  const fitted = async function* (people: ReturnType<typeof reader.read>): ReturnType<typeof fitPeople> {
    for (const person of people) {
      yield fitPerson(predictor, settings, person, place++);
      if (place % BREATH !== 0) continue;
      await setImmediate();
      stopped.throwIfAborted();
    }
  };
  for await (const bytes of readPieces(path)) {
    stopped.throwIfAborted();
    yield* fitted(reader.read(bytes));
  }
  yield* fitted(reader.end());
}
