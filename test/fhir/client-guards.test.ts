import { type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { level } from './builders.ts';
import { at, closeAll, failing, faulty, pull, start } from './faulty-server.ts';
import { send } from './servers.ts';

afterEach(closeAll);

describe('trying again', () => {
  test.each([
    ['busy (503)', (response: ServerResponse) => send(response, {}, 503, { 'retry-after': '0' })],
    ['busy (429)', (response: ServerResponse) => send(response, {}, 429, { 'retry-after': new Date(0).toUTCString() })],
    ['cut off', (response: ServerResponse) => response.destroy()],
  ])('a server that is %s for a moment gives its record', async (_what, fail) => {
    const server = await faulty((_, response, times) => times === 1 && (fail(response), true));
    expect((await pull(server)).ok).toBe(true);
  });

  test('stops after the third time', async () => {
    const server = await faulty((_, response) => (send(response, {}, 503, { 'retry-after': '0' }), true));
    expect(failing(await pull(server))).toEqual({ codes: ['fhir-busy'], again: 1 });
    expect(server.asked).toHaveLength(3);
  });

  test('is not tried when the server asks to wait longer than there is time', async () => {
    const server = await faulty((_, response) => (send(response, {}, 503, { 'retry-after': '60' }), true));
    await pull(server, { perCall: 1000 });
    expect(server.asked).toHaveLength(1);
  });
});

describe('the token', () => {
  test.each(['next page', 'redirect', 'reference'])('does not go to another host by a %s', async (way) => {
    const other = await start((_, response) => send(response, { resourceType: 'Bundle', type: 'searchset' }));
    const server = await faulty((one, response) => {
      if (!at('Observation', one)) return false;
      if (way === 'redirect') send(response, {}, 307, { location: `${other.url}/Observation` });
      else if (way === 'next page')
        send(response, { resourceType: 'Bundle', type: 'searchset', link: [{ relation: 'next', url: `${other.url}/Observation` }] });
      else
        send(response, {
          resourceType: 'Bundle',
          type: 'searchset',
          entry: [{ resource: level({ specimen: { reference: `${other.url}/Specimen/tube` } }) }],
        });
      return true;
    });
    const pulled = await pull(server);
    expect(pulled.ok).toBe(way === 'reference');
    expect(other.asked).toEqual([]);
  });

  test('does not go to a host whose address only begins like ours', async () => {
    const server = await faulty(
      (one, response) =>
        at('Observation', one) &&
        (send(response, {
          resourceType: 'Bundle',
          type: 'searchset',
          entry: [{ resource: level({ specimen: { reference: `${server.url}2/Specimen/tube` } }) }],
        }),
        true),
    );
    await pull(server);
    expect(server.asked.map((one) => one.path).filter((path) => path.includes('Specimen'))).toEqual([]);
  });

  test.each(['../../admin', 'a/b', '', 'x'.repeat(65), 'p?_id=1', 'ü'])('the id %j asks for nothing', async (id) => {
    const server = await faulty(() => false);
    expect(failing(await pull(server, {}, id))).toEqual({ codes: ['patient-not-found'] });
    expect(server.asked).toEqual([]);
  });
});
