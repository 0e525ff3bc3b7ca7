import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FhirServer, startFhirServer } from '../../src/demo/fhir-server.ts';
import { LEAD_PATIENT, WARD, WARD_NOW, loadWard } from '../../src/demo/ward.ts';
import { runCli } from './run-cli.ts';

const TOKEN = 'only-for-this-test';
const environment = { DOSETWIN_FHIR_TOKEN: TOKEN };
let server: FhirServer;
let folder: string;
let candidates: string;

beforeAll(async () => {
  server = await startFhirServer({ bearerToken: TOKEN });
  await loadWard(server);
  folder = await mkdtemp(join(tmpdir(), 'dosetwin-cli-'));
  candidates = join(folder, 'candidates.json');
  await writeFile(
    candidates,
    JSON.stringify([
      {
        dose: { value: 500, unit: 'mg', substance: 'vancomycin' },
        route: 'iv',
        infusion: { value: 1, unit: 'h' },
        every: { value: 12, unit: 'h' },
      },
    ]),
  );
}, 60_000);
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a record pulled from a FHIR server', () => {
  it('gives the same comparison, byte for byte, as the same record in a file', async () => {
    const question = ['--drug', 'vancomycin', '--candidates', candidates, '--as-of', WARD_NOW, '--draws', '200', '--json'];
    const file = WARD.find((one) => one.id === LEAD_PATIENT)?.file ?? '';
    const [pulled, read] = await Promise.all([
      runCli(['compare', '--fhir', server.url, '--patient', LEAD_PATIENT, ...question], { environment }),
      runCli(['compare', file, ...question]),
    ]);
    expect([pulled.code, read.code]).toEqual([0, 0]);
    expect(pulled.stdout).toBe(read.stdout);
  });

  it('is shown with where each value stands', async () => {
    const { code, stdout } = await runCli(['patient', '--fhir', server.url, '--patient', `Patient/${LEAD_PATIENT}`, '--as-of', WARD_NOW], {
      environment,
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/2026-11-23 10:05 +vancomycin +\d+\.?\d* mg\/L/);
    expect(stdout.replaceAll(/\s+/g, '')).toContain('Specimen/demo-ckd-two-levels-level-peak-tubev1collection.collectedDateTime');
  });

  it('is refused when there is no such patient', async () => {
    const { code, stdout, stderr } = await runCli(['patient', '--fhir', server.url, '--patient', 'nobody'], { environment });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('[patient-not-found]');
  });

  it('fails without the token, and never prints it', async () => {
    const without = await runCli(['patient', '--fhir', server.url, '--patient', LEAD_PATIENT]);
    const wrong = await runCli(['patient', '--fhir', server.url, '--patient', LEAD_PATIENT], {
      environment: { DOSETWIN_FHIR_TOKEN: 'wrong-token' },
    });
    expect([without.code, wrong.code]).toEqual([1, 1]);
    expect(without.stderr).toContain('[fhir-forbidden]');
    expect(wrong.stdout + wrong.stderr).not.toContain('wrong-token');
  });

  it('fails when the server is not there', async () => {
    const { code, stdout, stderr } = await runCli([
      'compare',
      '--fhir',
      'http://127.0.0.1:9',
      '--patient',
      'a',
      '--drug',
      'vancomycin',
      '--candidates',
      candidates,
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('[fhir-unreachable]');
  });
});
