import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Issue } from '../domain/issue.ts';
import type { Door } from './door.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { type PersonOptions, namePerson, readAsOf } from './patient.ts';
import { readJsonFile } from './read-file.ts';
import { readQuestion } from './read-question.ts';
import { refuse } from './refuse.ts';
import { renderComparison } from './render-comparison.ts';
import { libraryOf, readSettings } from './settings.ts';

const EXAMPLE = `
Example:
  dosetwin compare record.json --drug vancomycin --candidates candidates.json --as-of 2026-11-23T12:00:00Z

candidates.json holds a list; each entry is a repeated dose, a schedule, a stop, or a FHIR MedicationRequest:
  [ { "label": "750 mg every 12 h", "dose": { "value": 750, "unit": "mg", "substance": "vancomycin" }, "route": "iv",
      "infusion": { "value": 1.5, "unit": "h" }, "every": { "value": 12, "unit": "h" } },
    { "stop": true } ]
A target file holds bounds of your own, or the id of a target of the library as a JSON text:
  { "metric": "AUC24", "low": 400, "high": 600, "unit": "mg.h/L" }
"Continue as is" is always among the arms when the record has a current regimen. No store is opened.
A bearer token for --fhir comes from DOSETWIN_FHIR_TOKEN.`;

type Options = PersonOptions & {
  drug: string;
  candidates: string;
  model?: string;
  target?: string;
  draws?: number;
  seed?: number;
  format: 'table' | 'json';
};

export function addCompare(program: Command, door: Door): void {
  namePerson(program.command('compare').description('candidate regimens compared for one person, in this process'))
    .requiredOption('--drug <name>', 'the drug, for example vancomycin')
    .requiredOption('--candidates <file>', 'the regimens to compare, as a JSON file')
    .option('--model <id>', '`auto` (default) or a model id, drug/author-year')
    .option('--target <file>', 'the exposure wanted, as a JSON file; the first of the library when left out')
    .option('--as-of <time>', 'the moment of the decision; now when left out; nothing later is read')
    .option('--draws <n>', 'draws of the forecast, 100 to 20000', wholeNumber)
    .option('--seed <n>', 'seed of the draws; from the question when left out', wholeNumber)
    .addOption(new Option('--format <form>', 'how to print').choices(['table', 'json']).default('table'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .addHelpText('after', EXAMPLE)
    .action(async (bundle: string | undefined, options: Options) => door.end(await compare(bundle, options, door)));
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, zero or above.');
  return Number(text);
}

async function compare(bundle: string | undefined, options: Options, door: Door): Promise<ExitCode> {
  const { terminal } = door;
  const { drug, model, draws, seed, fhir, patient } = options;
  const json = options.format === 'json';
  const asOf = readAsOf(options.asOf, door.now());
  const settings = readSettings(door);
  const library = libraryOf(settings, door);
  const { fhirToken } = settings;
  const question = readQuestion({
    drug,
    asOf,
    candidates: await readJsonFile(options.candidates),
    ...(options.target === undefined ? {} : { target: await readJsonFile(options.target) }),
    ...(model === undefined ? {} : { model }),
    ...(draws === undefined ? {} : { draws }),
    ...(seed === undefined ? {} : { seed }),
  });
  if (!question.ok) return refuse(EXIT.usage, question.issues, { json, terminal });
  const [{ answerInProcess }, { readPerson }] = await Promise.all([import('../study/answer.ts'), import('./read-person.ts')]);
  const read = await readPerson({ bundle, fhir, patient, token: fhirToken }, library.drugs);
  if (!read.ok) return refuse(read.code, read.issues, { json, terminal });
  const answered = await answerInProcess(question.value, read.record, library, door.now());
  if (!answered.ok) return refuse(codeOf(answered.issues), answered.issues, { json, terminal });
  const { result, text, hash } = answered.value;
  if (json) terminal.data(`{"status":"done","resultHash":"${hash}","result":${text}}`);
  else terminal.print(renderComparison(result, { hash, width: terminal.width }));
  return EXIT.done;
}

/** Options of the command, by the path that an issue names: a mistake in one of them is a mistake of usage, not of the data. */
const OPTIONS = ['drug', 'model', 'target', 'asOf', 'draws', 'seed'];

const codeOf = (issues: readonly Issue[]): ExitCode => {
  const wrong = issues.filter((one) => one.severity === 'error');
  return wrong.length > 0 && wrong.every(({ at = '' }) => OPTIONS.includes(at.split('.')[0] ?? '')) ? EXIT.usage : EXIT.refused;
};
