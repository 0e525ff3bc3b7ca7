import type { PkModel } from '../domain/define-model.ts';
import { type Issue, type Outcome, accept, error, refuse } from '../domain/issue.ts';

/** Etas of one person, one value an eta of the model in its order, and those of each occasion by its label. */
export type PersonEtas = { people: readonly number[]; occasions: ReadonlyMap<string, readonly number[]> };
export type EtasByPerson = ReadonlyMap<string, PersonEtas>;

/** Name under which the etas of occasions stand. */
const OCCASIONS = 'occasions';

/**
 * Reads `{ ID: { etaName: value } }`; for a model that varies between occasions `{ ID: { etaName: value, occasions: { label: {
 * etaName: value } } } }`. An eta left out is 0; an unknown name is an error, and nothing is coerced.
 */
export function readEtas(value: unknown, { etas, occasions }: Pick<PkModel, 'etas' | 'occasions'>): Outcome<EtasByPerson> {
  const issues: Issue[] = [];
  const wrong: Wrong = (text, at, fix) => void issues.push(error('unreadable-params', text, { at, fix }));
  const found = new Map<string, PersonEtas>();
  if (!isRecord(value)) return refuse(error('unreadable-params', 'The parameters are not an object by ID.', { at: 'params', fix: SHAPE }));
  for (const [id, given] of Object.entries(value)) {
    if (!isRecord(given)) {
      wrong(`The parameters of ${id} are not an object by eta.`, id, SHAPE);
      continue;
    }
    const { [OCCASIONS]: between, ...own } = given;
    const labels = new Map<string, number[]>();
    if (between !== undefined && !isRecord(between))
      wrong(`The occasions of ${id} are not an object by label.`, `${id}.${OCCASIONS}`, OCCASION_SHAPE);
    else
      for (const [label, one] of Object.entries(between ?? {})) {
        const at = `${id}.${OCCASIONS}.${label}`;
        if (isRecord(one)) labels.set(label, readValues(one, occasions.etas, at, wrong));
        else wrong(`The etas of ${at} are not an object by eta.`, at, OCCASION_SHAPE);
      }
    found.set(id, { people: readValues(own, etas, id, wrong), occasions: labels });
  }
  return issues.length > 0 ? refuse(...issues) : accept(found);
}

const SHAPE = 'Write { "ID": { "CL": 0.1 } }.';
const OCCASION_SHAPE = 'Write { "ID": { "occasions": { "1": { "CL": 0.1 } } } }, a label of column OCC for each.';

type Wrong = (text: string, at: string, fix: string) => void;

function readValues(given: Record<string, unknown>, names: readonly string[], where: string, wrong: Wrong): number[] {
  const values = names.map(() => 0);
  for (const [name, eta] of Object.entries(given)) {
    const place = names.indexOf(name);
    if (place < 0)
      wrong(
        `The model has no eta ${name}.`,
        `${where}.${name}`,
        names.length === 0 ? 'The model has none.' : `Known: ${names.join(', ')}.`,
      );
    else if (typeof eta !== 'number' || !Number.isFinite(eta))
      wrong(`The eta ${name} of ${where} is not a number.`, `${where}.${name}`, 'Write a number.');
    else values[place] = eta;
  }
  return values;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The etas of a person as `predictPerson` takes them: the person's, then those of each occasion.
 *
 * @returns undefined when nothing was given for the person, a sentence when an occasion was that the person has not
 */
export function etasOfPerson(
  given: EtasByPerson,
  id: string,
  { etas, occasions: { etas: between } }: Pick<PkModel, 'etas' | 'occasions'>,
  labels: readonly string[],
): Float64Array | string | undefined {
  const own = given.get(id);
  if (!own) return undefined;
  const values = new Float64Array(etas.length + labels.length * between.length);
  values.set(own.people);
  for (const [label, one] of own.occasions) {
    const place = labels.indexOf(label);
    if (place < 0)
      return `the parameters speak of an occasion ${JSON.stringify(label)}, and column OCC has none of that label for this person`;
    values.set(one, etas.length + place * between.length);
  }
  return values;
}
