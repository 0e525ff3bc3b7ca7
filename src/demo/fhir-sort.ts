import type { SortRule } from '@medplum/core';
import type { Resource } from '@medplum/fhirtypes';
import type { Packages } from './fhir-packages.ts';

type SortKey = number | string | undefined;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;

/** What a resource is sorted by: a moment for dates and the start of periods, else a text; undefined when it has none. */
function sortKeyOf({ core }: Packages, resource: Resource, code: string): SortKey {
  const parameter = core.globalSchema.types[resource.resourceType]?.searchParams?.[code];
  const [first]: unknown[] = parameter?.expression ? core.evalFhirPath(parameter.expression, resource) : [];
  const parts = (typeof first === 'object' && first !== null ? first : {}) as Record<string, unknown>;
  if (parameter?.type === 'date') {
    const moment = Date.parse(textOf(first) ?? textOf(parts['start']) ?? textOf(parts['end']) ?? '');
    return Number.isNaN(moment) ? undefined : moment;
  }
  const coding: unknown = Array.isArray(parts['coding']) ? parts['coding'][0] : parts;
  return textOf(first) ?? textOf(parts['reference']) ?? textOf((coding as { code?: unknown } | undefined)?.code) ?? textOf(parts['value']);
}

function compareKeys(a: SortKey, b: SortKey): number {
  if (a === b) return 0;
  return (a as string) < (b as string) ? -1 : 1;
}

/**
 * Resources in the order asked for: keys in their order, moments compared as moments whatever their offset, texts by code
 * unit, what lacks a key last. The order of equals is kept.
 */
export function sortResources<T extends Resource>(packages: Packages, resources: readonly T[], rules: readonly SortRule[]): T[] {
  const keyed = resources.map((resource) => ({ resource, keys: rules.map((rule) => sortKeyOf(packages, resource, rule.code)) }));
  return keyed
    .toSorted((a, b) => {
      for (const [index, rule] of rules.entries()) {
        const [one, other] = [a.keys[index], b.keys[index]];
        if (one === undefined || other === undefined) {
          if (one !== other) return one === undefined ? 1 : -1;
          continue;
        }
        const order = compareKeys(one, other);
        if (order !== 0) return rule.descending ? -order : order;
      }
      return 0;
    })
    .map((one) => one.resource);
}
