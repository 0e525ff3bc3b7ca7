import type { z } from 'zod';
import { type Issue, error, information } from '../issue.ts';
import { type Form, formAt, formOfCandidate } from './form-at.ts';
import { BOUNDS, pathText } from './inspect.ts';

type ZodIssue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * What is wrong with a value, one issue a mistake: where (a JSON path below `root`), what, and how to mend it. A value that may
 * be one of several forms is judged by the form it is evidently meant to be.
 */
export function formIssues(schema: z.ZodType, value: unknown, found: readonly ZodIssue[], root: Path = []): Issue[] {
  const issues = found.slice(0, BOUNDS.issues).flatMap((one) => describe(one, schema, value, root));
  if (issues.length <= BOUNDS.issues && found.length <= BOUNDS.issues) return issues;
  return [
    ...issues.slice(0, BOUNDS.issues),
    information('more-mistakes', 'The list of mistakes ends here; there are more.', { at: pathText(root) || 'body' }),
  ];
}

function describe(issue: ZodIssue, schema: z.ZodType, value: unknown, root: Path): Issue[] {
  const place = [...root, ...issue.path];
  const at = pathText(place) || 'body';
  const here = valueAt(value, issue.path);
  const form = formAt(schema, value, issue.path);
  const fix = (otherwise: string) => ({ at, fix: form.description ?? otherwise });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField(key, place, form));
    case 'invalid_union':
      return describeUnion(issue, here, place, form);
    case 'invalid_type': {
      const wanted = article(issue.expected);
      if (place.length === 0 && (here === undefined || here === null))
        return [
          error('missing-body', `There is no body; it must be ${wanted}.`, {
            at,
            fix: 'Send a JSON object with Content-Type: application/json.',
          }),
        ];
      if (here === undefined) return [error('missing-field', `${at} is missing; it must be ${wanted}.`, fix(`Send ${wanted}.`))];
      return [error('wrong-type', `${at} is ${nameOf(here)}; it must be ${wanted}.`, fix(`Send ${wanted}; nothing is converted.`))];
    }
    case 'invalid_value':
      if (here === undefined) return [error('missing-field', `${at} is missing.`, { at, fix: oneOf(issue.values) })];
      return [
        error('unknown-value', `${at} is ${show(here)}, which is not one of the values it can have.`, { at, fix: oneOf(issue.values) }),
      ];
    case 'too_small':
      return [
        error(
          'too-small',
          `${at} ${measure(here)}; ${issue.inclusive === false ? 'it must be above' : 'the least is'} ${String(issue.minimum)}.`,
          { at, fix: bound(here, `${issue.inclusive === false ? 'above' : 'at least'} ${String(issue.minimum)}`) },
        ),
      ];
    case 'too_big':
      return [
        error('too-large', `${at} ${measure(here)}; the most is ${String(issue.maximum)}.`, {
          at,
          fix: bound(here, `at most ${String(issue.maximum)}`),
        }),
      ];
    case 'invalid_format':
      return [
        error(
          'wrong-format',
          `${at} is ${show(here)}, which does not have the form asked for.`,
          fix('See the description of this field at /docs.'),
        ),
      ];
    default:
      return [
        error(
          'wrong-value',
          `${at} is ${show(here)}: ${issue.message.replace(/\.?$/, '.')}`,
          fix('See the description of this field at /docs.'),
        ),
      ];
  }
}

function describeUnion(issue: ZodIssue & { code: 'invalid_union' }, here: unknown, place: Path, form: Form): Issue[] {
  const isCandidate = place.at(-2) === 'candidates' && typeof place.at(-1) === 'number';
  if (isCandidate && typeof here === 'object' && here !== null && !Array.isArray(here)) {
    const meant = formOfCandidate(here);
    const judged = meant.safeParse(here);
    if (!judged.success) return judged.error.issues.flatMap((one) => describe(one, meant, here, place));
  }
  const inside = issue.errors.filter((branch) => branch.some((one) => one.path.length > 0 || one.code === 'unrecognized_keys'));
  const best = inside.toSorted((a, b) => a.length - b.length)[0];
  if (best && form.schema) return best.flatMap((one) => describe(one, form.schema as z.ZodType, here, place));
  const at = pathText(place) || 'body';
  const wanted = [
    ...new Set(issue.errors.flatMap((branch) => branch.map((one) => (one.code === 'invalid_type' ? article(one.expected) : one.message)))),
  ].join(' or ');
  return [error('wrong-type', `${at} is ${nameOf(here)}; it must be ${wanted}.`, { at, fix: form.description ?? `Send ${wanted}.` })];
}

function unknownField(key: string, place: Path, { schema }: Form): Issue {
  const shape: unknown = schema && 'shape' in schema ? schema.shape : undefined;
  const known = typeof shape === 'object' && shape !== null ? Object.keys(shape) : [];
  const close = known.find(
    (one) => editsBetween(one.toLowerCase(), key.slice(0, 80).toLowerCase()) <= Math.max(1, Math.floor(key.length / 4)),
  );
  const list = known.length > 0 ? `Known here: ${known.join(', ')}.` : 'Remove it; no field is taken here.';
  return error('unknown-field', `There is no field ${show(key)} here.`, {
    at: pathText([...place, key]),
    fix: close === undefined ? list : `Did you mean ${close}? ${list}`,
  });
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}

const oneOf = (values: readonly unknown[]): string => `Use ${values.map((one) => JSON.stringify(one)).join(' or ')}.`;

const ARTICLES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  object: 'an object',
  array: 'a list',
  boolean: 'true or false',
};
const article = (expected: string): string => ARTICLES[expected] ?? expected;

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'string') return `the text ${show(value)}`;
  return typeof value === 'object' ? 'an object' : typeof value === 'boolean' ? String(value) : 'nothing that JSON has';
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

function measure(value: unknown): string {
  if (Array.isArray(value)) return `holds ${value.length} entries`;
  return typeof value === 'string' ? `has ${value.length} characters` : `is ${show(value)}`;
}

function bound(value: unknown, limit: string): string {
  if (Array.isArray(value)) return `Send ${limit} entries.`;
  return typeof value === 'string' ? `Use ${limit} characters.` : `Send a number, ${limit}.`;
}

/** Insertions, deletions and substitutions that turn one word into the other (Levenshtein). */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
