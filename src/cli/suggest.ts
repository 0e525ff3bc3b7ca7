import { type Command, Option } from 'commander';
import { WEIGHINGS, type Weighing } from '../domain/choice.ts';
import { LIMITS } from '../domain/wire/limits.ts';
import { suggestionQuestion } from '../domain/wire/request.ts';
import { answerAndPrint } from './answer-and-print.ts';
import type { Door } from './door.ts';
import type { ExitCode } from './exit-code.ts';
import { type PersonOptions, namePerson, readAsOf } from './patient.ts';
import { readJsonFile } from './read-file.ts';
import { judgeQuestion } from './read-question.ts';
import { wholeNumber } from './whole-number.ts';

const EXAMPLE = `
Example:
  dosetwin suggest record.json --drug vancomycin --as-of 2026-11-23T12:00:00Z --constraints bounds.json

bounds.json says what may be given where that is less than what exists for the drug; every entry may be left out:
  { "doses": [{ "value": 500, "unit": "mg" }, { "value": 750, "unit": "mg" }], "largestPerDay": { "value": 3, "unit": "g" },
    "fastest": { "value": 10, "unit": "mg/min" }, "intervals": [{ "value": 12, "unit": "h" }], "clock": ["06:00+01:00", "18:00+01:00"] }
Alternatives are printed, never one dose, and none beyond a limit on safety. Only models that were checked for it, or that the file of
DOSETWIN_SITE allows by name, search for doses. No store is opened.
A bearer token for --fhir comes from DOSETWIN_FHIR_TOKEN.`;

type Options = PersonOptions & {
  drug: string;
  constraints?: string;
  model?: string;
  weights?: Weighing;
  target?: string;
  draws?: number;
  seed?: number;
  sensitivity?: true;
  format: 'table' | 'json';
};

export function addSuggest(program: Command, door: Door): void {
  namePerson(program.command('suggest').description('the best regimens that can be given to one person, searched for in this process'))
    .requiredOption('--drug <name>', 'the drug, for example vancomycin')
    .option('--constraints <file>', 'what may be given, as a JSON file; everything that exists for the drug when left out')
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
    .action(async (bundle: string | undefined, options: Options) => door.end(await suggest(bundle, options, door)));
}

async function suggest(bundle: string | undefined, options: Options, door: Door): Promise<ExitCode> {
  const { drug, model, weights, draws, seed, sensitivity, target, constraints } = options;
  const asOf = readAsOf(options.asOf, door.now());
  const question = {
    drug,
    asOf,
    ...(constraints === undefined ? {} : { constraints: await readJsonFile(constraints) }),
    ...(target === undefined ? {} : { target: await readJsonFile(target) }),
    ...(model === undefined ? {} : { model }),
    ...(weights === undefined ? {} : { weights }),
    ...(draws === undefined ? {} : { draws }),
    ...(seed === undefined ? {} : { seed }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
  };
  return answerAndPrint(judgeQuestion(suggestionQuestion, question), bundle, options, door);
}
