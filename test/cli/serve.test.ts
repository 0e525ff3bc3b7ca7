import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { comparisonAnswer } from '../../src/domain/wire/answer.ts';
import { LEAD_PATIENT, WARD, WARD_NOW } from '../../src/demo/ward.ts';
import { temporaryDatabase } from '../fixtures/prepared-database.ts';
import { type Running, runCli, startCli } from './run-cli.ts';

let data: Awaited<ReturnType<typeof temporaryDatabase>>;
let environment: Record<string, string>;
let service: Running | undefined;

beforeEach(async () => {
  data = await temporaryDatabase();
  environment = { DOSETWIN_DATA: data.path, DOSETWIN_METRICS: '127.0.0.1:0' };
});
afterEach(async () => {
  service?.kill();
  await service?.ended;
  service = undefined;
  await data.remove();
});

describe('the service', { timeout: 60_000 }, () => {
  it('gives the hash over HTTP and queue that the command line gives in its own process', async () => {
    const file = WARD.find((one) => one.id === LEAD_PATIENT)?.file ?? '';
    const candidates = [
      {
        label: 'less',
        dose: { value: 500, unit: 'mg', substance: 'vancomycin' },
        route: 'iv',
        infusion: { value: 1, unit: 'h' },
        every: { value: 12, unit: 'h' },
      },
    ];
    const path = join(data.path, 'candidates.json');
    await writeFile(path, JSON.stringify(candidates));
    service = startCli(['serve', '--port', '0'], { environment });
    const [, url = ''] = await service.says(/dosetwin serves (http:\S+)/);
    const body = {
      bundle: JSON.parse(await readFile(file, 'utf8')) as unknown,
      drug: 'vancomycin',
      asOf: WARD_NOW,
      draws: 200,
      candidates,
    };
    const asked = await fetch(`${url}/v1/comparisons`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', prefer: 'wait=30' },
      body: JSON.stringify(body),
    });
    const overQueue = comparisonAnswer.parse(await asked.json());
    expect(overQueue.status).toBe('done');
    const inProcess = await runCli([
      'compare',
      file,
      '--drug',
      'vancomycin',
      '--as-of',
      WARD_NOW,
      '--draws',
      '200',
      '--candidates',
      path,
      '--json',
    ]);
    expect(JSON.parse(inProcess.stdout)).toMatchObject({ resultHash: overQueue.resultHash });
    expect((await service.says(/metrics (http:\S+)\)/))[1]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
  });

  it('ends with 0 on SIGINT and takes no request afterwards', async () => {
    service = startCli(['serve', '--port', '0'], { environment });
    const [, url = ''] = await service.says(/dosetwin serves (http:\S+)/);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    service.interrupt();
    const { code, stdout } = await service.ended;
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
  });

  it('does not listen for other machines unless that is said aloud', async () => {
    const { code, stdout, stderr } = await runCli(['serve', '--host', '0.0.0.0'], { environment });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('DOSETWIN_INSECURE=1');
  });

  it('says which port is taken', async () => {
    service = startCli(['serve', '--port', '0'], { environment });
    const [, port = ''] = await service.says(/dosetwin serves http:\/\/127\.0\.0\.1:(\d+)/);
    const other = await temporaryDatabase();
    const { code, stderr } = await runCli(['serve', '--port', port], { environment: { ...environment, DOSETWIN_DATA: other.path } });
    await other.remove();
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} of 127.0.0.1 is in use`);
  });

  it('says when the database or the queue does not answer', async () => {
    const [store, queue] = await Promise.all([
      runCli(['serve', '--port', '0'], { environment: { ...environment, DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' } }),
      runCli(['worker'], { environment: { REDIS_URL: 'redis://127.0.0.1:9/0' } }),
    ]);
    expect([store.code, queue.code]).toEqual([1, 1]);
    expect(store.stderr).toContain('[store-unavailable]');
    expect(queue.stderr).toContain('[queue-unavailable]');
  });
});
