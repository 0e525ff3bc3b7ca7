import { rename, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { COVARIATE_POLICIES, type CovariatePolicy, TIE_RULES, type TieRule } from '../domain/events.ts';
import type { Drug } from '../domain/drug.ts';
import { type Issue, error } from '../domain/issue.ts';
import type { PatientRecord } from '../domain/record.ts';
import { DatasetError, createReader } from '../study/dataset.ts';
import { type EvaluationSettings, type ModelEvaluation, USUAL_THRESHOLDS, openEvaluator } from '../study/evaluation.ts';
import type { Person } from '../study/dataset-person.ts';
import { personOfRecord } from '../study/record-person.ts';
import { needsOfLevels } from '../study/person-levels.ts';
import { type Rules, createPredictor } from '../twin/predict.ts';
import type { Door } from './door.ts';
import { type Asked, renderCsv, renderJson, renderText } from './evaluation-text.ts';
import { renderHtml } from './evaluation-html.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { loadModel } from './load-model.ts';
import { listBundles, readBundles } from './read-bundles.ts';
import { readPieces } from './read-pieces.ts';
import { refuse } from './refuse.ts';
import { renderIssues } from './render-issues.ts';
import { libraryOf, readSettings } from './settings.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { wholeNumber } from './whole-number.ts';

const EXAMPLE = `
Examples:
  dosetwin evaluate --model vancomycin/goti-2018 vancomycin/thomson-2009 --data site.csv --out report.html
  dosetwin evaluate --model ./mine.ts --data site.csv --by WARD --out table.csv
  dosetwin evaluate --model ./mine.ts --data site.csv --max-mdape 25 --json
  dosetwin evaluate --model vancomycin/goti-2018 --bundles records/ --out report.html

Every level is foreseen from the levels before it, never from itself: first a priori, then from a fit on the first, on the first two, and
so on. The data set is that of dosetwin fit (docs/fitting.md). FHIR bundles, one person each, are read as for dosetwin compare: what may
not be used there is left out, and said. Thresholds are usual ones that nobody has agreed on.`;

type Options = {
  model: string[];
  data?: string;
  bundles?: string[];
  by?: string;
  out?: string;
  json?: boolean;
  covariates: CovariatePolicy;
  ties: TieRule;
  seed: number;
  resamples: number;
  replicates: number;
  maxMdpe: number;
  maxMdape: number;
  minF30: number;
};

const ENDINGS = { '.html': renderHtml, '.json': renderJson, '.csv': renderCsv } as const;

function readPercent(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('write percent, 0 or more.');
}

export function addEvaluate(program: Command, door: Door): void {
  program
    .command('evaluate')
    .description('how well models foresee the levels of a data set: a priori and after each level')
    .requiredOption('--model <id|file...>', 'models of the library, or files of your own')
    .option('--data <file>', 'the data set, comma-separated')
    .addOption(new Option('--bundles <file|folder...>', 'FHIR bundles in place of a data set').conflicts(['data', 'by']))
    .option('--by <column>', 'groups of people, by a column of the data set')
    .option('--out <file>', 'where to write; the ending says what: .html a report with plots, .json or .csv the figures')
    .addOption(new Option('--json', 'the figures as JSON on stdout').conflicts('out'))
    .addOption(new Option('--covariates <policy>', 'between two records').choices(COVARIATE_POLICIES).default('locf'))
    .addOption(new Option('--ties <rule>', 'a dose implied at the time of a record').choices(TIE_RULES).default('dose-first'))
    .addOption(new Option('--seed <n>', 'seed of people drawn').default(1).argParser(wholeNumber(0, 2 ** 32 - 1)))
    .addOption(new Option('--resamples <n>', 'bootstrap data sets').default(1000).argParser(wholeNumber(100, 100_000)))
    .addOption(
      new Option('--replicates <n>', 'simulated people for each of the data set').default(1000).argParser(wholeNumber(100, 20_000)),
    )
    .addOption(new Option('--max-mdpe <percent>', 'largest bias').default(USUAL_THRESHOLDS.MDPE).argParser(readPercent))
    .addOption(new Option('--max-mdape <percent>', 'largest imprecision').default(USUAL_THRESHOLDS.MDAPE).argParser(readPercent))
    .addOption(new Option('--min-f30 <percent>', 'smallest share within 30 %').default(USUAL_THRESHOLDS.F30).argParser(readPercent))
    .addHelpText('after', EXAMPLE)
    .action(async (options: Options) => door.end(await evaluate(options, door)));
}

async function evaluate(options: Options, door: Door): Promise<ExitCode> {
  const { terminal, stopped } = door;
  const { model: names, data, bundles, by, out, json = false, covariates, ties, seed, resamples, replicates } = options;
  const render = out === undefined ? undefined : ENDINGS[extname(out) as keyof typeof ENDINGS];
  if (out !== undefined && !render) throw new UsageError(`--out ${out}: the ending says what to write; .html, .json or .csv.`);
  const from = await readSource(data, bundles, door);
  const thresholds = { MDPE: options.maxMdpe, MDAPE: options.maxMdape, F30: options.minF30 };
  const asked: Asked = { covariates, ties, by: by ?? null, thresholds, resamples, replicates, seed };
  const evaluations: ModelEvaluation[] = [];
  for (const name of names) {
    const found = await evaluateModel({ name, from, by, rules: { covariates, ties }, settings: asked }, terminal, stopped);
    if ('issues' in found) return refuse(EXIT.refused, found.issues, { json, terminal });
    if (stopped.aborted) {
      terminal.say('Stopped before the end.');
      return EXIT.failed;
    }
    evaluations.push(found);
  }
  if (out !== undefined && render) {
    await writeFile(`${out}.part`, render(evaluations, asked));
    await rename(`${out}.part`, out);
  } else if (json) terminal.data(renderJson(evaluations, asked).trimEnd());
  else terminal.print(renderText(evaluations, asked, terminal.width));
  terminal.say(`covariates: ${covariates}; ties: ${ties}; seed ${seed}; ${resamples} bootstrap data sets; ${replicates} replicates`);
  return EXIT.done;
}

/** A data set by its path, or people by their records. */
type Source = { data: string } | { records: readonly PatientRecord[]; drugs: readonly Drug[] };

async function readSource(data: string | undefined, bundles: readonly string[] | undefined, door: Door): Promise<Source> {
  if (data !== undefined) return { data };
  if (bundles === undefined) throw new UsageError('name a data set with --data, or FHIR bundles with --bundles.');
  const { drugs } = libraryOf(readSettings(door), door);
  return { records: await readBundles(await listBundles(bundles), drugs, door.terminal), drugs };
}

type Task = { name: string; from: Source; by: string | undefined; rules: Rules; settings: EvaluationSettings };
type Evaluated = ModelEvaluation | { issues: readonly Issue[] };

async function evaluateModel({ name, from, by, rules, settings }: Task, terminal: Terminal, stopped: AbortSignal): Promise<Evaluated> {
  const model = await loadModel(name);
  const predictor = createPredictor(model, rules);
  if (!predictor) throw new Error(`${model.id} cannot be predicted`);
  const needs = needsOfLevels(predictor, by);
  if (!needs.ok) return needs;
  const evaluator = openEvaluator(predictor, settings);
  const add = async (people: readonly Person[]): Promise<void> => {
    for (const person of people) {
      if (stopped.aborted) return;
      evaluator.add(person);
      await setImmediate();
    }
  };
  const warn = (issues: readonly Issue[], of = model.id): void => {
    if (issues.length > 0) terminal.say([`${of}:`, ...renderIssues(issues, terminal.width)].join('\n'));
  };
  if ('data' in from) {
    const reader = createReader(needs.value, warn);
    try {
      for await (const bytes of readPieces(from.data)) await add(reader.read(bytes));
      await add(reader.end());
    } catch (thrown) {
      if (thrown instanceof DatasetError) return thrown;
      throw thrown;
    }
    return evaluator.end();
  }
  const drug = from.drugs.find((one) => one.name === model.drug.name);
  if (!drug) return { issues: [unknownDrug(model.id, model.drug.name)] };
  const people = from.records.map((record) => ({ id: record.patient.reference, read: personOfRecord(record, predictor, drug) }));
  for (const { id, read } of people)
    warn(
      read.issues.filter(({ severity }) => severity !== 'information'),
      `${model.id}, ${id}${read.ok ? '' : ' (left out)'}`,
    );
  const usable = people.flatMap(({ read }) => (read.ok ? [read.value] : []));
  if (usable.length === 0) return { issues: [nobody(model.id, people.length), ...people.flatMap(({ read }) => read.issues)] };
  await add(usable);
  return evaluator.end();
}

const unknownDrug = (model: string, drug: string): Issue =>
  error(
    'unknown-drug',
    `${model} is of ${JSON.stringify(drug)}, and no such drug is known whose doses and levels could be read from FHIR.`,
    {
      at: model,
      fix: 'Use a data set, or a model of a drug of the library.',
    },
  );

const nobody = (model: string, people: number): Issue =>
  error('nobody-to-evaluate', `Of ${people} ${people === 1 ? 'person' : 'people'} there is none whose levels ${model} may be asked for.`, {
    at: 'bundles',
    fix: 'Read the reasons below, or name another model.',
  });
