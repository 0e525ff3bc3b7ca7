import type { CapabilityStatement } from '@medplum/fhirtypes';
import type { Packages } from './fhir-packages.ts';
import { SERVED_TYPES } from './fhir-repository.ts';
import { searchParametersOf } from './fhir-search.ts';

type SearchKind = 'reference' | 'token' | 'string' | 'uri' | 'date';

/** What this server can do, as FHIR R4 says it. `base` is the FHIR base URL. */
export function describeServer(packages: Packages, base: string, date: string, secured: boolean): CapabilityStatement {
  const interactions = ['read', 'vread', 'update', 'patch', 'delete', 'history-instance', 'create', 'search-type'] as const;
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date,
    kind: 'instance',
    software: { name: 'dosetwin development FHIR server' },
    implementation: { description: 'A server for development, demonstration and tests, with synthetic people only.', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        ...(secured && { security: { description: 'One bearer token, fixed when the server starts.' } }),
        interaction: [{ code: 'transaction' }, { code: 'batch' }],
        resource: SERVED_TYPES.map((type) => ({
          type,
          versioning: 'versioned',
          readHistory: true,
          updateCreate: true,
          conditionalCreate: true,
          interaction: interactions.map((code) => ({ code })),
          searchParam: [...searchParametersOf(packages, type)].map(([name, kind]) => ({ name, type: kind as SearchKind })),
        })),
      },
    ],
  };
}

export type SmartEndpoints = { authorizationEndpoint: string; tokenEndpoint: string; issuer?: string };

/** The SMART App Launch 2.2 discovery document; the authorisation server itself is another one's. */
export function describeSmart(endpoints: SmartEndpoints): Record<string, unknown> {
  return {
    ...(endpoints.issuer && { issuer: endpoints.issuer }),
    authorization_endpoint: endpoints.authorizationEndpoint,
    token_endpoint: endpoints.tokenEndpoint,
    grant_types_supported: ['authorization_code', 'client_credentials'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'fhirUser', 'launch', 'patient/*.rs', 'system/*.rs'],
    response_types_supported: ['code'],
    capabilities: [
      'launch-ehr',
      'launch-standalone',
      'client-public',
      'client-confidential-asymmetric',
      'context-ehr-patient',
      'permission-patient',
      'permission-v2',
    ],
  };
}
