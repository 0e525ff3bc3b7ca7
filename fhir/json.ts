/**
 * A piece of a FHIR resource as it came. Nothing in it is trusted: each field is taken out by one of the functions below,
 * which give `undefined` (or an empty list) when the field is absent or of another kind.
 */
export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (value: unknown, key: string): unknown => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined);

/** The field of an object, of whatever kind. */
export const fieldAt = (value: unknown, ...path: readonly string[]): unknown => path.reduce(own, value);

export function objectAt(value: unknown, ...path: readonly string[]): Json | undefined {
  const found = fieldAt(value, ...path);
  return isObject(found) ? found : undefined;
}

/** The objects of a list; anything else in it is left out. */
export function objectsAt(value: unknown, ...path: readonly string[]): Json[] {
  const found = fieldAt(value, ...path);
  return Array.isArray(found) ? found.filter(isObject) : [];
}

export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = fieldAt(value, ...path);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = fieldAt(value, ...path);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** True when the field is there at all, whatever is in it. */
export const hasField = (value: unknown, key: string): boolean => fieldAt(value, key) !== undefined;

/** Characters of a text that are looked at, and that are printed. */
const LOOKED_AT = 2000;
const PRINTED = 200;

/** Words of a record as they may be printed and stored: without control and zero-width characters, at most 200 characters. */
export function printable(text: string): string {
  const clean = withoutOddities(text);
  return clean.length > PRINTED ? `${[...clean.slice(0, PRINTED * 2)].slice(0, PRINTED - 1).join('')}…` : clean;
}

/** Real displays hold zero-width spaces in the middle of words; they are taken out, control characters become spaces. */
export const withoutOddities = (text: string): string =>
  text
    .slice(0, LOOKED_AT)
    .toWellFormed()
    .replaceAll(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
