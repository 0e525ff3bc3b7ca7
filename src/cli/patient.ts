import { type Command, Option } from 'commander';
import { readMoment } from '../domain/time.ts';
import type { Door } from './door.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { refuse } from './refuse.ts';
import { renderRecord, renderRemarks } from './render-record.ts';
import { libraryOf, readSettings } from './settings.ts';
import { UsageError } from './usage-error.ts';

const EXAMPLE = `
Examples:
  dosetwin patient record.json
  dosetwin patient --fhir https://fhir.example.org/r4 --patient 123 --json
A bearer token for --fhir comes from DOSETWIN_FHIR_TOKEN.`;

export type PersonOptions = { fhir?: string; patient?: string; asOf?: string; json?: boolean };

/** The options by which every command names a person. */
export const namePerson = (command: Command): Command =>
  command
    .argument('[bundle]', 'a FHIR R4 Bundle with exactly one patient, as a JSON file')
    .addOption(new Option('--fhir <url>', 'base address of a FHIR R4 server').helpGroup('Instead of a file:'))
    .addOption(new Option('--patient <id>', 'the id of the patient on that server').helpGroup('Instead of a file:'));

/** The as-of moment in words of the command line; now when it was left out. */
export function readAsOf(text: string | undefined, now: Date): string {
  if (text === undefined) return now.toISOString();
  const moment = readMoment(text, '--as-of');
  if (moment.ok && moment.value.precision === 'instant') return moment.value.at;
  const why = moment.ok ? 'it needs a time of day.' : moment.issues.map((one) => one.text).join(' ');
  throw new UsageError(`--as-of ${JSON.stringify(text)}: ${why} Send for example 2026-11-23T12:00:00Z.`);
}

export function addPatient(program: Command, door: Door): void {
  namePerson(program.command('patient').description('what was read of a person, where each value stands, and what is doubtful'))
    .option('--as-of <time>', 'the moment that age and kidney function are told for; now when left out')
    .option('--json', 'the record, the state derived from it and the issues as JSON')
    .addHelpText('after', EXAMPLE)
    .action(async (bundle: string | undefined, options: PersonOptions) => door.end(await showPatient(bundle, options, door)));
}

async function showPatient(
  bundle: string | undefined,
  { fhir, patient, asOf, json = false }: PersonOptions,
  door: Door,
): Promise<ExitCode> {
  const { terminal } = door;
  const at = readAsOf(asOf, door.now());
  const [{ readPerson }, { seedState }] = await Promise.all([import('./read-person.ts'), import('../twin/seed.ts')]);
  const settings = readSettings(door);
  const read = await readPerson({ bundle, fhir, patient, token: settings.fhirToken }, libraryOf(settings, door).drugs);
  if (!read.ok) return refuse(read.code, read.issues, { json, terminal });
  const state = seedState(read.record, at);
  const issues = [...read.record.issues, ...state.issues];
  if (json) {
    const { issues: _said, ...record } = read.record;
    terminal.data(JSON.stringify({ record, state: state.ok ? state.value : null, issues }, null, 2));
    return EXIT.done;
  }
  terminal.print(renderRecord(read.record, state.ok ? state.value : undefined, terminal.width));
  terminal.print(renderRemarks(issues, terminal.width));
  return EXIT.done;
}
