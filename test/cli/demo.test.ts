import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { comparisonAnswer } from '../../src/domain/wire/answer.ts';
import { worklistAnswer } from '../../src/domain/wire/worklist.ts';
import { LEAD_PATIENT, WARD, WARD_NOW } from '../../src/demo/ward.ts';
import { type Running, runCli, startCli } from './run-cli.ts';

let folder: string;
let environment: Record<string, string>;
let demo: Running | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dosetwin-demo-'));
  environment = { DOSETWIN_DATA: join(folder, 'data'), DOSETWIN_METRICS: '127.0.0.1:0' };
});
afterEach(async () => {
  demo?.kill();
  await demo?.ended;
  demo = undefined;
  await rm(folder, { recursive: true, force: true });
});

describe('the demo', { timeout: 90_000 }, () => {
  it('prints the comparison of the lead patient and ends with 0 when asked once', async () => {
    const { code, stdout, stderr } = await runCli(['demo', '--once'], { environment });
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(WARD.find((one) => one.lead)?.lesson);
    for (const heading of [
      'AUC24-48',
      'P(AUC24 >',
      'CONCENTRATION OF VANCOMYCIN',
      'WARNINGS',
      'LEVELS: MEASURED AGAINST PREDICTED',
      'DATA USED',
      'MISSING',
      'LIMITS OF USE',
      'result SHA-256',
    ]) {
      expect(stdout).toContain(heading);
    }
    expect(stdout).toContain('Continue as is: 1000 mg every 12 h over 2 h');
    expect(stdout).not.toContain('curl');
    expect(stderr).not.toMatch(/failed|warn/i);
  });

  it('stays up, answers the line it prints, names itself to a second one, and leaves nothing behind when interrupted', async () => {
    demo = startCli(['demo'], { environment });
    const [, url = ''] = await demo.says(/HTTP interface +(http:\S+)/);
    const [, line = ''] = await demo.says(/-d '(\{.*\})'\n/);
    const asked = await fetch(`${url}/v1/comparisons`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', prefer: 'wait=30' },
      body: line,
    });
    const answer = comparisonAnswer.parse(await asked.json());
    expect(answer).toMatchObject({ status: 'done', drug: 'vancomycin', result: { question: { asOf: new Date(WARD_NOW).toISOString() } } });
    expect(answer.result?.basis.used.some((one) => one.source.resource === `Patient/${LEAD_PATIENT}`)).toBe(true);

    const ward = worklistAnswer.parse(await (await fetch(`${url}/v1/worklist`)).json());
    expect(ward.items.map((one) => one.twin.patient).toSorted()).toEqual(WARD.map((one) => `Patient/${one.id}`).toSorted());
    expect(ward.items.filter((one) => one.status === 'answered').map((one) => one.twin.patient)).toEqual([`Patient/${LEAD_PATIENT}`]);

    const second = await runCli(['demo'], { environment });
    expect({ code: second.code, stdout: second.stdout }).toEqual({ code: 1, stdout: '' });
    expect(second.stderr).toContain(`process ${demo.pid}`);
    expect(second.stderr).toContain(url);

    demo.interrupt();
    expect((await demo.ended).code).toBe(0);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    expect((await runCli(['demo', '--once'], { environment })).code).toBe(0);
  });

  it('takes another port and says so when its own is taken', async () => {
    const other = createServer();
    const mine = await new Promise<boolean>((resolve) => {
      other.once('error', () => resolve(false));
      other.listen(3000, '127.0.0.1', () => resolve(true));
    });
    try {
      demo = startCli(['demo', '--once'], { environment });
      const [, url = ''] = await demo.says(/Port 3000 is in use by another program; the service is at (http:\S+)\./);
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:30\d\d$/);
      expect((await demo.ended).code).toBe(0);
    } finally {
      if (mine) await new Promise((resolve) => other.close(resolve));
    }
  });
});
