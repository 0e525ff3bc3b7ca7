import type { Bundle, Resource } from '@medplum/fhirtypes';
import type { Truth } from './truth.ts';
import { WARD_NOW } from './ward-clock.ts';

/** One synthetic person, what there is to learn from the record, and the kinetics it was made from (absent: no level was made). */
export type Lesson = { id: string; lesson: string; lead?: true; truth?: Truth; resources: readonly Resource[] };

/** The lesson as a FHIR R4 transaction of PUT entries, so that loading it twice changes nothing. */
export function bundleOf(lesson: Lesson): Bundle {
  return {
    resourceType: 'Bundle',
    id: lesson.id,
    type: 'transaction',
    timestamp: WARD_NOW,
    entry: lesson.resources.map((resource) => {
      const path = `${resource.resourceType}/${resource.id}`;
      return { fullUrl: `https://demo-ward.example/fhir/${path}`, resource, request: { method: 'PUT', url: path } };
    }),
  };
}

/** The committed text: one entry a line. */
export function printBundle(bundle: Bundle): string {
  const { entry = [], ...head } = bundle;
  const start = JSON.stringify(head).slice(0, -1);
  return `${start},"entry":[\n${entry.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`;
}
