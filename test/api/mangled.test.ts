import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from '../fixtures/properties.ts';
import { ask } from './client.ts';
import { question, repeated, wardBundle } from './questions.ts';
import { type Running, startRunning } from './running.ts';

let running: Running;

beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running.close());

type Path = (string | number)[];

/** Where every value inside a value stands. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, Array.isArray(value) ? Number(key) : key]));
  return path.length === 0 ? inside : [path, ...inside];
}

/** The value with what stands at a path replaced, or left out when the replacement is undefined. */
function replaceAt(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy: unknown = structuredClone(value);
  const parent = rest
    .slice(0, -1)
    .reduce<unknown>((at, one) => (at as Record<string, unknown>)[one], rest.length > 0 ? (copy as Record<string, unknown>)[key] : copy);
  const last = rest.at(-1) ?? key;
  if (by === undefined && !Array.isArray(parent)) delete (parent as Record<string, unknown>)[last];
  else (parent as Record<string, unknown>)[last] = by ?? null;
  return copy;
}

const strange = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    0,
    -1,
    1e-300,
    1e300,
    0.1,
    true,
    [],
    {},
    [[]],
    'NaN',
    '2026-13-45',
    '2026-11-23T12:00:00',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    'mg',
    'Patient/',
    'toString',
    'constructor',
    '\u2028',
    '💉',
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

const mangle = (value: unknown): fc.Arbitrary<unknown> => {
  const places = placesIn(value);
  return fc
    .array(fc.tuple(fc.constantFrom(...places), strange), { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((changed, [path, by]) => (holds(changed, path) ? replaceAt(changed, path, by) : changed), value));
};

function holds(value: unknown, path: Path): boolean {
  return (
    path.length === 0 ||
    (typeof value === 'object' &&
      value !== null &&
      Object.hasOwn(value, path[0] ?? '') &&
      holds((value as Record<string, unknown>)[path[0] ?? ''], path.slice(1)))
  );
}

const schedule = {
  label: 'by hand',
  route: 'iv',
  schedule: [
    { at: '2026-11-23T18:00:00Z', dose: { value: 750, unit: 'mg', substance: 'vancomycin' }, infusion: { value: 90, unit: 'min' } },
  ],
};
const order = {
  resourceType: 'MedicationRequest',
  dosageInstruction: [
    {
      timing: { repeat: { frequency: 1, period: 24, periodUnit: 'h', duration: 2, durationUnit: 'h' } },
      doseAndRate: [{ doseQuantity: { value: 1000, unit: 'mg' } }],
    },
  ],
};

/** Answers a request may get; a 500 is none of them. */
const HONEST = [200, 201, 202, 400, 404, 413, 422];

describe('a request in which anything was changed to anything', () => {
  it('about a comparison is answered, never met with an error inside', { timeout: 120_000 }, async () => {
    const whole = question({
      candidates: [
        {
          ...repeated(),
          label: 'a',
          doses: 3,
          start: '2026-11-23T18:00:00Z',
          loading: { dose: { value: 1500, unit: 'mg' }, infusion: { value: 150, unit: 'min' } },
        },
        schedule,
        { stop: true },
        order,
      ],
      target: { metric: 'AUC24', low: 400, high: 600, best: 500, unit: 'mg.h/L' },
      mic: { value: 1, unit: 'mg/L', method: 'broth microdilution' },
      horizonHours: 48,
      draws: 100,
    });
    await fc.assert(
      fc.asyncProperty(mangle(whole), async (body) => {
        const answer = await ask(running.url, 'POST', '/v1/comparisons', { body });
        expect(HONEST, answer.text).toContain(answer.status);
        expect(answer.status < 400 || answer.body.issues.length > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
    await running.expectHealth();
  });

  it('about a record is answered, never met with an error inside', { timeout: 120_000 }, async () => {
    const bundle = await wardBundle('demo-untidy-chart');
    await fc.assert(
      fc.asyncProperty(mangle(bundle), async (mangled) => {
        const answer = await ask(running.url, 'POST', '/v1/twins', { body: { bundle: mangled } });
        expect(HONEST, answer.text).toContain(answer.status);
        expect(answer.status < 400 || answer.body.issues.length > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
    await running.expectHealth();
  });
});
