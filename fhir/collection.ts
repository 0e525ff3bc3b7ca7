import { type Issue, type Outcome, accept, error, information, refuse } from '../src/domain/issue.ts';
import type { Source } from '../src/domain/record.ts';
import { type Json, isObject, objectsAt, printable, textAt } from './json.ts';

/** One resource of a collection and how the record calls it. */
export type Entry = {
  /** `Observation/a1`. */
  name: string;
  type: string;
  id?: string;
  version?: string;
  /** Where it is, when it said so: `https://host/fhir/Observation/a1` or `urn:uuid:...`. */
  fullUrl?: string;
  resource: Json;
};

/** Resources of one record, each in its newest version. */
export type Collection = {
  entries: readonly Entry[];
  /** Follows a reference inside the collection: contained, relative, absolute or urn. Undefined when it is not there. */
  resolve(reference: unknown, from: Entry): Entry | undefined;
};

/** A resource as a bundle or a server hands it over. */
export type Delivered = { resource: unknown; fullUrl?: string | undefined };

export const sourceOf = ({ name, version }: Entry, field: string): Source => ({
  resource: name,
  ...(version === undefined ? {} : { version }),
  field,
});

/** The place of a field as issues name it: `Observation/a1 valueQuantity`. */
export const placeOf = (entry: Entry, field: string): string => `${entry.name} ${field}`;

const TYPE = /^[A-Z][A-Za-z]{1,63}$/;
export const ID = /^[A-Za-z0-9.-]{1,64}$/;

export type Collected = { collection: Collection; issues: Issue[] };

/**
 * Makes a collection: of several versions of a resource the newest stays, the same resource twice counts once. Says what
 * could not be a resource; two different contents of one version leave an error and neither of them, because which of them
 * holds is not known.
 */
export function collect(delivered: readonly Delivered[]): Collected {
  const issues: Issue[] = [];
  const newest = new Map<string, Entry>();
  const unclear = new Set<string>();
  for (const [index, one] of delivered.entries()) {
    const entry = readEntry(one, index);
    if (!entry) {
      issues.push(
        error('not-a-resource', `Entry ${index + 1} holds no FHIR resource.`, {
          at: `entry[${index}]`,
          fix: 'Each entry needs a resource with a resourceType.',
        }),
      );
      continue;
    }
    const key = keyOf(entry);
    const held = newest.get(key);
    if (!held) newest.set(key, entry);
    else {
      const order = compareVersions(held, entry);
      if (order === undefined) unclear.add(key);
      else if (order < 0) newest.set(key, entry);
      if (order !== undefined && order !== 0) issues.push(superseded(order < 0 ? held : entry, order < 0 ? entry : held));
    }
  }
  for (const key of unclear) {
    const name = newest.get(key)?.name ?? key;
    newest.delete(key);
    issues.push(
      error('version-unclear', `${name} is there twice with different content and nothing says which is newer; neither is used.`, {
        at: name,
        fix: 'Send one, or give both meta.versionId or meta.lastUpdated.',
      }),
    );
  }
  return { collection: openCollection([...newest.values()]), issues };
}

/** A collection, or the refusal when nothing in it can be used. */
export const refuseEmpty = ({ collection, issues }: Collected, at: string): Outcome<Collection> =>
  collection.entries.length === 0
    ? refuse(
        ...issues,
        error('no-resources', 'There is no resource in it.', { at, fix: 'Send a Bundle with the patient’s resources as entries.' }),
      )
    : accept(collection, issues);

function readEntry({ resource, fullUrl }: Delivered, index: number): Entry | undefined {
  const type = textAt(resource, 'resourceType');
  if (!isObject(resource) || type === undefined || !TYPE.test(type)) return undefined;
  const given = textAt(resource, 'id');
  const id = given !== undefined && ID.test(given) ? given : undefined;
  const url = typeof fullUrl === 'string' && fullUrl !== '' ? fullUrl : undefined;
  const tail = url?.split(/[/:]/).at(-1);
  const called = id ?? (tail !== undefined && ID.test(tail) ? tail : `entry-${index + 1}`);
  const version = textAt(resource, 'meta', 'versionId');
  return {
    name: `${type}/${called}`,
    type,
    ...(id === undefined ? {} : { id }),
    ...(version === undefined ? {} : { version: printable(version) }),
    ...(url === undefined ? {} : { fullUrl: url }),
    resource,
  };
}

const keyOf = (entry: Entry): string => entry.fullUrl ?? entry.name;

/** Below zero when `b` is newer, zero when they are the same, undefined when nothing tells. */
function compareVersions(a: Entry, b: Entry): number | undefined {
  if (sameJson(a.resource, b.resource)) return 0;
  const [versionA, versionB] = [Number(a.version), Number(b.version)];
  if (Number.isInteger(versionA) && Number.isInteger(versionB) && versionA !== versionB) return versionA - versionB;
  const [updatedA, updatedB] = [a, b].map((one) => Date.parse(textAt(one.resource, 'meta', 'lastUpdated') ?? ''));
  return updatedA !== undefined && updatedB !== undefined && Number.isFinite(updatedA - updatedB) && updatedA !== updatedB
    ? updatedA - updatedB
    : undefined;
}

/** Deeper than this nothing in FHIR is; what is, counts as different. */
const DEEPEST = 100;

function sameJson(a: unknown, b: unknown, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => sameJson(one, b[at], depth + 1));
  if (!isObject(a) || !isObject(b)) return Object.is(a, b);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key], depth + 1));
}

const superseded = (older: Entry, newer: Entry): Issue =>
  information('superseded', `${older.name} is there in two versions; the newer (${newer.version ?? 'later'}) is read.`, { at: older.name });

const withoutHistory = (reference: string): string => reference.replace(/\/_history\/[^/]*$/, '');

function openCollection(entries: readonly Entry[]): Collection {
  const byUrl = new Map<string, Entry>();
  const byName = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.fullUrl !== undefined) byUrl.set(withoutHistory(entry.fullUrl), entry);
    const named = byName.get(entry.name);
    if (named) named.push(entry);
    else byName.set(entry.name, [entry]);
  }
  const only = (name: string): Entry | undefined => (byName.get(name)?.length === 1 ? byName.get(name)?.[0] : undefined);
  const resolve = (reference: unknown, from: Entry): Entry | undefined => {
    if (typeof reference !== 'string' || reference === '') return undefined;
    if (reference.startsWith('#')) return contained(from, reference.slice(1));
    const wanted = withoutHistory(reference.trim());
    const direct = byUrl.get(wanted);
    if (direct) return direct;
    if (/^[a-z][a-z0-9+.-]*:/i.test(wanted)) {
      const named = only(wanted.split('/').slice(-2).join('/'));
      return named?.fullUrl === undefined ? named : undefined;
    }
    const base = from.fullUrl?.startsWith('http') === true ? from.fullUrl.split('/').slice(0, -2).join('/') : undefined;
    return (base === undefined ? undefined : byUrl.get(`${base}/${wanted}`)) ?? only(wanted);
  };
  return { entries, resolve };
}

function contained(from: Entry, id: string): Entry | undefined {
  const resource = objectsAt(from.resource, 'contained').find((one) => one['id'] === id);
  const type = textAt(resource, 'resourceType');
  return resource && type !== undefined
    ? { name: `${from.name}#${printable(id)}`, type, resource, ...(from.version === undefined ? {} : { version: from.version }) }
    : undefined;
}
