import type { Bundle, OperationOutcome } from '@medplum/fhirtypes';
import type { Packages } from './fhir-packages.ts';

/** An OperationOutcome with one error. */
export const outcomeOf = (code: OperationOutcome['issue'][number]['code'], text: string): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, details: { text } }],
});

/** Of every type; `_cursor` marks the pages of an endless list that was asked for as a fault, and means nothing else. */
const COMMON = new Set(['_count', '_offset', '_sort', '_include', '_revinclude', '_total', '_format', '_pretty', '_summary', '_cursor']);
const MODIFIERS = new Set(['missing', 'not', 'contains', 'iterate']);
const PAGE = { usual: 100, most: 500 };

/** The search parameters of a type that this server answers rightly: name -> kind. Quantity and number searches are not among them. */
export function searchParametersOf({ core }: Packages, type: string): Map<string, string> {
  const all = Object.entries(core.globalSchema.types[type]?.searchParams ?? {});
  return new Map(
    all.filter(([, one]) => ['reference', 'token', 'string', 'uri', 'date'].includes(one.type)).map(([name, one]) => [name, one.type]),
  );
}

/** True when every reference of a comma list is `Type/id`, or a bare id where only one type is possible. */
function namesReferences({ core }: Packages, type: string, name: string, value: string): boolean {
  const oneType = core.globalSchema.types[type]?.searchParams?.[name]?.target?.length === 1;
  return value
    .split(',')
    .every((one) => /^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.test(one) || (oneType && /^[A-Za-z0-9.-]{1,64}$/.test(one)));
}

/** The query with references to this server's own resources made relative: `http://here/fhir/Patient/a` is `Patient/a`. */
export function relativeTo(base: string, query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].map(([key, value]) => [key, value.replaceAll(`${base}/`, '')]));
}

/**
 * Why a search cannot be answered, or undefined. FHIR lets a server ignore what it does not know; answering as if the
 * condition had been applied, or with nothing, could hide a dose, so this server says 400.
 */
export function refuseSearch(packages: Packages, type: string, query: URLSearchParams): OperationOutcome | undefined {
  const known = searchParametersOf(packages, type);
  for (const [key, value] of query) {
    if (value === '') return outcomeOf('invalid', `${JSON.stringify(key)} has no value.`);
    const [name = '', modifier] = key.split(':', 2);
    const chain = key.includes('.') && !key.startsWith('_') ? key.slice(0, key.indexOf('.')).split(':')[0] : undefined;
    if (chain !== undefined && known.get(chain) === 'reference') continue;
    if (!COMMON.has(name) && !known.has(name))
      return outcomeOf('not-supported', `${type} cannot be searched by ${JSON.stringify(key)} here.`);
    if (modifier !== undefined && !MODIFIERS.has(modifier))
      return outcomeOf('not-supported', `The modifier ${JSON.stringify(modifier)} is not known here.`);
    if ((name === '_count' || name === '_offset') && !/^\d{1,9}$/.test(value))
      return outcomeOf('invalid', `${name} is a whole number, not ${JSON.stringify(value)}.`);
    if (known.get(name) === 'reference' && modifier === undefined && !namesReferences(packages, type, name, value)) {
      return outcomeOf('invalid', `${name}=${value} does not say what type it refers to; write it as Type/id.`);
    }
    if (name === '_sort') {
      const wrong = value.split(',').find((one) => !known.has(one.replace(/^-/, '')));
      if (wrong !== undefined) return outcomeOf('not-supported', `${type} cannot be sorted by ${JSON.stringify(wrong)} here.`);
    }
  }
  return undefined;
}

/** The search with its page made explicit: a page holds 100 matches unless `_count` says otherwise, 500 at most. */
export function pageOf(query: URLSearchParams): { count: number; offset: number; asked: URLSearchParams } {
  const asked = new URLSearchParams(query);
  const count = query.get('_summary') === 'count' ? 0 : Math.min(Number(query.get('_count') ?? PAGE.usual), PAGE.most);
  const offset = Number(query.get('_offset') ?? 0);
  asked.set('_count', String(count));
  if (offset > 0) asked.set('_offset', String(offset));
  return { count, offset, asked };
}

/** Adds `self`, `next` and `previous` links and full URLs to a page of a searchset. `base` is the FHIR base, no slash at its end. */
export function linkPage(bundle: Bundle, base: string, type: string, page: ReturnType<typeof pageOf>): Bundle {
  const { count, offset, asked } = page;
  const at = (where: number): string => {
    const query = new URLSearchParams(asked);
    if (where > 0) query.set('_offset', String(where));
    else query.delete('_offset');
    return `${base}/${type}?${query}`;
  };
  const link = [{ relation: 'self', url: at(offset) }];
  if (count > 0 && offset + count < (bundle.total ?? 0)) link.push({ relation: 'next', url: at(offset + count) });
  if (count > 0 && offset > 0) link.push({ relation: 'previous', url: at(Math.max(0, offset - count)) });
  const { entry = [], ...head } = bundle;
  const entries = count === 0 ? [] : entry.map((one) => ({ fullUrl: `${base}/${one.resource?.resourceType}/${one.resource?.id}`, ...one }));
  return { ...head, link, ...(entries.length > 0 && { entry: entries }) };
}
