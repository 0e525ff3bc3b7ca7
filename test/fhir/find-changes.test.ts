import { afterEach, describe, expect, test } from 'vitest';
import { drugs } from '../../models/index.ts';
import { openSource } from '../../fhir/client.ts';
import { keyOf } from '../../fhir/find-changes.ts';
import { codesOf, observation, person } from './builders.ts';
import { closeAll, start } from './faulty-server.ts';
import { type Asked, answerFrom, send } from './servers.ts';

afterEach(closeAll);

const HOUR = 3_600_000;
/** The server's clock is three hours ahead of ours. */
const OURS = Date.parse('2026-11-23T12:00:00Z');
const THEIRS = OURS + 3 * HOUR;
const stamp = (ms: number) => ({ versionId: '2', lastUpdated: new Date(ms).toISOString() });

/** Searches as a server that knows `_lastUpdated`, or as one that pays no heed to it. */
async function changesOn(resources: readonly Record<string, unknown>[], heeds = true, known: readonly string[] = []) {
  const asked: Asked[] = [];
  const server = await start((one, response) => {
    asked.push(one);
    response.setHeader('date', new Date(THEIRS).toUTCString());
    const since = Date.parse(one.query.get('_lastUpdated')?.replace('gt', '') ?? '');
    const updated = (resource: Record<string, unknown>) => Date.parse((resource['meta'] as { lastUpdated: string }).lastUpdated);
    answerFrom(heeds && since ? resources.filter((resource) => updated(resource) > since) : resources, one, response);
  });
  const seen = { readAt: OURS - HOUR, now: OURS, known: new Set(known) };
  return { asked, found: await openSource({ baseUrl: server.url }).findChanges('p', drugs, seen) };
}

describe('what changed since a record was read', () => {
  const old = person({ meta: stamp(THEIRS - 2 * HOUR) });

  test('is told by the clock of the server, whatever ours says', async () => {
    const before = observation({ id: 'before', meta: stamp(THEIRS - HOUR - 120_000) });
    const after = observation({ id: 'after', meta: stamp(THEIRS - HOUR + 1_000) });
    const { found, asked } = await changesOn([old, before, after]);
    expect(found).toEqual({ ok: true, value: { resources: [{ resource: 'Observation/after', version: '2' }], issues: [] } });
    expect(asked.filter((one) => one.query.has('_lastUpdated'))).toHaveLength(7);
  });

  test('leaves out what was written while the record was read and stands in it', async () => {
    const meanwhile = observation({ id: 'o', meta: stamp(THEIRS - HOUR - 5_000) });
    const { found } = await changesOn([old, meanwhile], true, [keyOf({ resource: 'Observation/o', version: '2' })]);
    expect(found).toEqual({ ok: true, value: { resources: [], issues: [] } });
  });

  test('is the person too', async () => {
    const { found } = await changesOn([person({ meta: stamp(THEIRS) })]);
    expect(found).toMatchObject({ value: { resources: [{ resource: 'Patient/p', version: '2' }] } });
  });

  test('cannot be told by a server that pays no heed to _lastUpdated or refuses it, and that is said', async () => {
    const early = observation({ meta: stamp(THEIRS - 2 * HOUR) });
    const { found } = await changesOn([old, early], false);
    expect(found).toMatchObject({ value: { resources: undefined } });
    expect(found.ok && codesOf(found.value.issues)).toEqual(['changes-not-told']);
    const strict = await start((one, response) =>
      one.query.has('_lastUpdated') ? send(response, {}, 400) : answerFrom([old], one, response),
    );
    const refused = await openSource({ baseUrl: strict.url }).findChanges('p', drugs, { readAt: OURS, now: OURS, known: new Set() });
    expect(refused).toMatchObject({ value: { resources: undefined } });
  });

  test('is a failure like any other where the server is busy', async () => {
    const busy = await start((_one, response) => send(response, {}, 503, { 'retry-after': '7' }));
    const source = openSource({ baseUrl: busy.url, limits: { attempts: 1 } });
    const found = await source.findChanges('p', drugs, { readAt: OURS, now: OURS, known: new Set() });
    expect(found).toMatchObject({ ok: false, retryAfterSeconds: 7 });
  });
});
