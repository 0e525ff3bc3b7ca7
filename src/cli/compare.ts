import { type Command, Option } from 'commander';
import { WEIGHINGS, type Weighing } from '../domain/choice.ts';
import { answerAndPrint } from './answer-and-print.ts';
import { LIMITS } from '../domain/wire/limits.ts';
import type { Door } from './door.ts';
import type { ExitCode } from './exit-code.ts';
import { type PersonOptions, namePerson, readAsOf } from './patient.ts';
import { readJsonFile } from './read-file.ts';
import { readQuestion } from './read-question.ts';
import { wholeNumber } from './whole-number.ts';

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
  weights?: Weighing;
  target?: string;
  draws?: number;
  seed?: number;
  sensitivity?: true;
  format: 'table' | 'json';
};

export function addCompare(program: Command, door: Door): void {
  namePerson(program.command('compare').description('candidate regimens compared for one person, in this process'))
    .requiredOption('--drug <name>', 'the drug, for example vancomycin')
    .requiredOption('--candidates <file>', 'the regimens to compare, as a JSON file')
    .option('--model <id>', '`auto` (default): one model is chosen; `average`: all that apply together; or a model id, drug/author-year')
    .addOption(new Option('--weights <rule>', 'of an average, by what its models are weighed; evidence when left out').choices(WEIGHINGS))
    .option('--target <file>', 'the exposure wanted, as a JSON file; the first of the library when left out')
    .option('--as-of <time>', 'the moment of the decision; now when left out; nothing later is read')
    .option('--draws <n>', 'draws of the forecast, 100 to 20000', wholeNumber(LIMITS.draws.least, LIMITS.draws.most))
    .option('--seed <n>', 'seed of the draws; from the question when left out', wholeNumber(0, 2 ** 32 - 1))
    .option('--sensitivity', 'which input moves the answer most; computes the question anew for each')
    .addOption(new Option('--format <form>', 'how to print').choices(['table', 'json']).default('table'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .addHelpText('after', EXAMPLE)
    .action(async (bundle: string | undefined, options: Options) => door.end(await compare(bundle, options, door)));
}

async function compare(bundle: string | undefined, options: Options, door: Door): Promise<ExitCode> {
  const { drug, model, weights, draws, seed, sensitivity } = options;
  const asOf = readAsOf(options.asOf, door.now());
  const question = readQuestion({
    drug,
    asOf,
    candidates: await readJsonFile(options.candidates),
    ...(options.target === undefined ? {} : { target: await readJsonFile(options.target) }),
    ...(model === undefined ? {} : { model }),
    ...(weights === undefined ? {} : { weights }),
    ...(draws === undefined ? {} : { draws }),
    ...(seed === undefined ? {} : { seed }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
  });
  return answerAndPrint(question, bundle, options, door);
}
