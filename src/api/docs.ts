import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { VERSION } from '../study/version.ts';
import { EXAMPLES } from './examples.ts';
import { type Document, completeDocument } from './openapi.ts';
import './schemas.ts';

const DESCRIPTION = `Patient-twin simulation: a FHIR record in, compared treatments out, for review by a clinician. It supports a decision and never makes one.

Every number that has a unit carries it. What is wrong with a request comes as RFC 9457 problem+json with \`issues\` that say what, where and how to mend. A refusal for a clinical reason is not an error: it is an answer with \`status\` "refused".`;

const TAGS = [
  { name: 'comparisons', description: 'Candidate regimens compared for one person.' },
  { name: 'twins', description: 'The twin of a person, seeded from the record, version after version.' },
  { name: 'library', description: 'What is known: models, drugs, targets, each with its source.' },
  { name: 'health', description: 'Is it there, and can it work?' },
];

/** The styles and scripts of the page at /docs come from this service; its own inline style is all that is let in besides. */
const DOCS_POLICY =
  "default-src 'none'; connect-src 'self'; font-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; img-src 'self' data:; script-src 'self'; style-src 'self' 'unsafe-inline'";

/** OpenAPI 3.1 at /openapi.json, made from the schemas that check requests; browsable at /docs. */
export async function serveDocs(app: FastifyInstance, publicUrl: string | undefined): Promise<void> {
  const named = createJsonSchemaTransformObject({});
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'dosetwin', version: VERSION, description: DESCRIPTION, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      servers: [{ url: publicUrl ?? '/' }],
      tags: TAGS,
    },
    transform: createJsonSchemaTransform({}),
    transformObject: (document) => completeDocument(named(document) as unknown as Document, EXAMPLES) as never,
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: DOCS_POLICY,
    uiConfig: { deepLinking: true },
    theme: { title: 'dosetwin' },
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
