import { type Issue, type Outcome, accept, error, refuse } from '../domain/issue.ts';

/** Etas of each person named, one value an eta of the model, in its order. */
export type EtasByPerson = ReadonlyMap<string, Float64Array>;

/** Reads `{ ID: { etaName: value } }`. An eta left out is 0; an unknown name is an error, and nothing is coerced. */
export function readEtas(value: unknown, names: readonly string[]): Outcome<EtasByPerson> {
  const issues: Issue[] = [];
  const wrong = (text: string, at: string, fix: string): void => void issues.push(error('unreadable-params', text, { at, fix }));
  const found = new Map<string, Float64Array>();
  const shape = 'Write { "ID": { "CL": 0.1 } }.';
  if (!isRecord(value)) return refuse(error('unreadable-params', 'The parameters are not an object by ID.', { at: 'params', fix: shape }));
  for (const [id, given] of Object.entries(value)) {
    if (!isRecord(given)) {
      wrong(`The parameters of ${id} are not an object by eta.`, id, shape);
      continue;
    }
    const etas = new Float64Array(names.length);
    for (const [name, eta] of Object.entries(given)) {
      const place = names.indexOf(name);
      if (place < 0)
        wrong(`The model has no eta ${name}.`, `${id}.${name}`, names.length === 0 ? 'The model has none.' : `Known: ${names.join(', ')}.`);
      else if (typeof eta !== 'number' || !Number.isFinite(eta))
        wrong(`The eta ${name} of ${id} is not a number.`, `${id}.${name}`, 'Write a number.');
      else etas[place] = eta;
    }
    found.set(id, etas);
  }
  return issues.length > 0 ? refuse(...issues) : accept(found);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
