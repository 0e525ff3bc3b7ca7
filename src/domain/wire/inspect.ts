import { type Issue, error } from '../issue.ts';

/** Bounds of a JSON value taken from outside: nesting, values beside a bundle (the rest of a form is small), values in it, issues told. */
export const BOUNDS = { depth: 100, values: 200_000, bundleValues: 2_000_000, issues: 100 } as const;

type Place = { value: unknown; key: string | number; parent: Place | null; depth: number; inBundle: boolean };

/**
 * Looks through a parsed JSON value for what no form may hold, wherever it stands: NUL and halves of a character (Postgres and
 * RFC 8785 have no place for them), numbers too large for a double, names that reach for an object's prototype, nesting
 * beyond bound, and so many values that checking them would take minutes. Iterative: depth cannot exhaust the stack.
 * @param root what the path starts with, '' for a body
 */
export function inspect(value: unknown, root = ''): Issue[] {
  const issues: Issue[] = [];
  const waiting: Place[] = [{ value, key: root, parent: null, depth: 0, inBundle: false }];
  const left = { values: BOUNDS.values as number, bundleValues: BOUNDS.bundleValues as number };
  for (let place = waiting.pop(); place !== undefined && issues.length < BOUNDS.issues; place = waiting.pop()) {
    const found = inspectValue(place);
    if (found) issues.push(found);
    if (typeof place.value !== 'object' || place.value === null) continue;
    if (place.depth >= BOUNDS.depth) {
      issues.push(
        error('too-deeply-nested', `The value is nested more than ${BOUNDS.depth} deep.`, {
          at: shorten(pathOf(place)),
          fix: 'Send a flatter document.',
        }),
      );
      continue;
    }
    const counter = place.inBundle ? 'bundleValues' : 'values';
    left[counter] -= Array.isArray(place.value) ? place.value.length : Object.keys(place.value).length;
    if (left[counter] < 0) return [tooMany(place)];
    const children = childrenOf(place, issues);
    for (let last = children.pop(); last !== undefined; last = children.pop()) waiting.push(last);
  }
  return issues;
}

const tooMany = (place: Place): Issue =>
  place.inBundle
    ? error('too-many-values', `The bundle holds more than ${BOUNDS.bundleValues} values.`, {
        at: pathOf(place),
        fix: 'Send the part of the record that concerns the drug.',
      })
    : error('too-many-values', `The request holds more than ${BOUNDS.values} values beside its bundle.`, {
        at: pathOf(place) || 'body',
        fix: 'Send at most 50 candidates, and shorter schedules.',
      });

function inspectValue(place: Place): Issue | undefined {
  const { value } = place;
  if (typeof value === 'string') return inspectText(value, pathOf.bind(null, place));
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return error('number-too-large', 'The number is too large to be kept.', { at: pathOf(place), fix: 'Check the exponent.' });
  }
  return undefined;
}

function inspectText(text: string, where: () => string): Issue | undefined {
  if (text.includes('\0'))
    return error('nul-character', 'The text holds a NUL character (\\u0000), which cannot be stored.', { at: where(), fix: 'Remove it.' });
  if (!text.isWellFormed())
    return error('broken-character', 'The text holds half of a character (a lone surrogate).', {
      at: where(),
      fix: 'Send whole Unicode characters.',
    });
  return undefined;
}

function childrenOf(place: Place, issues: Issue[]): Place[] {
  const { value, depth } = place;
  if (Array.isArray(value))
    return value.map((one: unknown, key) => ({ value: one, key, parent: place, depth: depth + 1, inBundle: place.inBundle }));
  return Object.entries(value as Record<string, unknown>).map(([key, one]) => {
    const child = { value: one, key, parent: place, depth: depth + 1, inBundle: place.inBundle || (depth === 0 && key === 'bundle') };
    const found =
      key === '__proto__' || key === 'constructor'
        ? error('forbidden-name', `A field cannot be called ${key}.`, { at: pathOf(child), fix: 'Remove it.' })
        : inspectText(key, () => pathOf(place) || 'body');
    if (found && issues.length < BOUNDS.issues) issues.push(found);
    return child;
  });
}

/** `candidates[0].dose.unit`; a name that is not a plain one is quoted. */
function pathOf(place: Place): string {
  const keys: (string | number)[] = [];
  for (let at: Place | null = place; at !== null; at = at.parent) keys.unshift(at.key);
  return pathText(keys.filter((key) => key !== ''));
}

export const pathText = (keys: readonly PropertyKey[]): string =>
  keys.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = String(key);
    const plain = /^[A-Za-z_$][\w$-]*$/.test(name) ? name : null;
    if (plain === null) return `${text}[${JSON.stringify(name.slice(0, 80))}]`;
    return text === '' ? plain : `${text}.${plain}`;
  }, '');

const shorten = (path: string): string => (path.length > 200 ? `${path.slice(0, 200)}...` : path);
