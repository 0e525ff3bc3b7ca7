import { type Issue, type Outcome, accept, error, refuse, warning } from '../src/domain/issue.ts';
import { type Collection, type Delivered, collect, refuseEmpty } from './collection.ts';
import { fieldAt, isObject, objectAt, textAt } from './json.ts';

/** Kinds of bundle that hold a record. A history or a message is another thing: old versions, or an event. */
const TYPES = ['transaction', 'batch', 'collection', 'searchset', 'document'];

/**
 * Reads a FHIR R4 Bundle (parsed JSON) into its resources. Refuses what is not a Bundle of a kind that holds a record; an
 * entry without a resource is named and left out.
 */
export function readBundle(bundle: unknown): Outcome<Collection> {
  const type = textAt(bundle, 'resourceType');
  if (!isObject(bundle) || type !== 'Bundle') {
    return refuse(
      error('not-a-bundle', `What was sent is not a FHIR Bundle${type === undefined ? '' : ` but a ${type.slice(0, 64)}`}.`, {
        at: 'bundle',
        fix: 'Send a Bundle of type collection, transaction, batch, searchset or document.',
      }),
    );
  }
  const kind = textAt(bundle, 'type');
  if (kind === undefined || !TYPES.includes(kind)) {
    return refuse(
      error('wrong-bundle-type', `A Bundle of type ${JSON.stringify(kind?.slice(0, 64)) ?? 'nothing'} does not hold a record.`, {
        at: 'bundle.type',
        fix: `Use one of: ${TYPES.join(', ')}.`,
      }),
    );
  }
  const listed = fieldAt(bundle, 'entry');
  if (listed !== undefined && !Array.isArray(listed))
    return refuse(error('not-a-bundle', 'The entries of the Bundle are not a list.', { at: 'bundle.entry', fix: 'Send entry as a list.' }));
  const issues: Issue[] = [];
  const delivered: Delivered[] = [];
  for (const [index, entry] of (listed ?? []).entries()) {
    const skipped = skip(entry, index);
    if (skipped) issues.push(...skipped);
    else delivered.push({ resource: fieldAt(entry, 'resource'), fullUrl: textAt(entry, 'fullUrl') });
  }
  const collected = refuseEmpty(collect(delivered), 'bundle.entry');
  return collected.ok ? accept(collected.value, [...issues, ...collected.issues]) : refuse(...issues, ...collected.issues);
}

/** Why an entry is no part of the record, or undefined: a deletion, or a remark of the server on its search. */
function skip(entry: unknown, index: number): Issue[] | undefined {
  const at = `bundle.entry[${index}]`;
  if (textAt(entry, 'search', 'mode') === 'outcome') return [];
  const method = textAt(entry, 'request', 'method');
  if (method === 'DELETE') return [warning('deleted-entry', `Entry ${index + 1} asks for a deletion; nothing is read from it.`, { at })];
  if (method === 'PATCH')
    return [
      warning('patch-entry', `Entry ${index + 1} is a patch of a resource that is not in the bundle; it is not read.`, {
        at,
        fix: 'Send the whole resource.',
      }),
    ];
  if (objectAt(entry, 'resource') === undefined && isObject(entry) && method === 'GET') return [];
  return undefined;
}
