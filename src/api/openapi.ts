/** As much of an OpenAPI 3.1 document as is completed here. */
export type Document = {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
};
export type Operation = {
  operationId?: string;
  parameters?: { name: string; in: string; example?: unknown; [key: string]: unknown }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { description: string; headers?: Record<string, unknown>; content?: Record<string, Media> }>;
};
type Media = { schema: Schema; example?: unknown; examples?: Record<string, unknown> };
type Schema = { [keyword: string]: unknown };

/** Examples of one operation: bodies by name, path and query parameters by name. */
export type OperationExamples = { bodies?: Record<string, { summary: string; value: unknown }>; parameters?: Record<string, string> };

const HEADERS: Record<string, { description: string; schema: Schema }> = {
  Location: { description: 'Where it is.', schema: { type: 'string' } },
  'Content-Location': { description: 'Where what is shown is kept.', schema: { type: 'string' } },
  'Preference-Applied': { description: 'The preference that was honoured.', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds to wait before asking again.', schema: { type: 'integer', minimum: 1 } },
};

/** Headers of an answer by status; `asked` is true for a POST. */
function headersOf(status: string, operation: Operation): string[] {
  const posts = operation.requestBody !== undefined || operation.operationId === 'cancelComparison';
  if (['413', '429', '503'].includes(status)) return ['Retry-After'];
  if (!posts || operation.operationId === 'previewComparison') return [];
  if (status === '201' || status === '202') return ['Location'];
  return status === '200' ? ['Content-Location', ...(operation.operationId === 'askComparison' ? ['Preference-Applied'] : [])] : [];
}

/**
 * What the schemas of the routes alone do not say: examples, headers of answers. Schemas nobody refers to are left out, and
 * answers stay open to additions, which may come within a version of the interface.
 */
export function completeDocument(document: Document, examples: Readonly<Record<string, OperationExamples>>): Document {
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
    const { bodies, parameters = {} } = examples[operation.operationId ?? ''] ?? {};
    for (const media of Object.values(operation.requestBody?.content ?? {})) {
      if (bodies) media.examples = bodies;
    }
    for (const parameter of operation.parameters ?? []) {
      const example = parameters[parameter.name];
      if (example !== undefined) parameter.example = example;
    }
    for (const [status, answer] of Object.entries(operation.responses)) {
      const names = headersOf(status, operation);
      if (names.length > 0) answer.headers = Object.fromEntries(names.map((name) => [name, HEADERS[name]]));
      for (const { schema } of Object.values(answer.content ?? {})) openToAdditions(schema);
    }
  }
  const schemas = document.components?.schemas ?? {};
  const used = reachable(document.paths, schemas);
  for (const [name, schema] of Object.entries(schemas)) {
    if (!used.has(name)) delete schemas[name];
    else if (!name.endsWith('Input')) openToAdditions(schema);
  }
  return document;
}

function openToAdditions(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const schema = value as Schema;
  if (schema.additionalProperties === false) delete schema.additionalProperties;
  for (const inner of Object.values(schema)) openToAdditions(inner);
}

function reachable(from: unknown, schemas: Record<string, Schema>, found = new Set<string>()): Set<string> {
  if (typeof from !== 'object' || from === null) return found;
  for (const [key, value] of Object.entries(from)) {
    const name = key === '$ref' && typeof value === 'string' ? value.replace('#/components/schemas/', '') : undefined;
    if (name === undefined) {
      reachable(value, schemas, found);
    } else if (!found.has(name)) {
      found.add(name);
      reachable(schemas[name], schemas, found);
    }
  }
  return found;
}
