import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SITE } from '../../src/demo/site.ts';
import { LEAD_PATIENT, WARD_NOW } from '../../src/demo/ward.ts';
import type { ComparisonResult } from '../../src/domain/wire/result.ts';
import { GENTAMICIN_AS_OF, gentamicinRecord } from '../fixtures/gentamicin-record.ts';
import { runCli } from './run-cli.ts';
import { bundleOf } from './ward-files.ts';

let folder: string;
const write = async (name: string, content: unknown): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(content));
  return path;
};
const every = (hours: number, milligrams: number) => ({
  dose: { value: milligrams, unit: 'mg', substance: 'gentamicin' },
  route: 'iv',
  infusion: { value: 0.5, unit: 'h' },
  every: { value: hours, unit: 'h' },
});
const result = (stdout: string): ComparisonResult => (JSON.parse(stdout) as { result: ComparisonResult }).result;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dosetwin-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a drug that is dosed by peaks and troughs', () => {
  const ask = async (...more: string[]) =>
    runCli([
      'compare',
      await write('record.json', gentamicinRecord),
      '--drug',
      'gentamicin',
      '--candidates',
      await write('candidates.json', [every(8, 120), every(24, 400)]),
      '--as-of',
      GENTAMICIN_AS_OF,
      '--draws',
      '300',
      ...more,
    ]);

  it('is compared by the peak, with the trough as the line not to be crossed, and no word of AUC24 in either', async () => {
    const { code, stdout, stderr } = await ask('--json');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const { target, threshold, candidates, ranking } = result(stdout);
    expect([target.label, threshold.label]).toEqual(['Cmax 5-10 mg/L', 'P(Cmin > 1 mg/L)']);
    const [asIs, thrice, once] = candidates;
    expect(asIs?.asIs).toBe(true);
    // 400 mg in a volume of some 20 L peaks above 320 mg and far above 120 mg; three doses a day leave higher troughs.
    expect(once?.exposure.deciding.p50).toBeGreaterThan(asIs?.exposure.deciding.p50 ?? Infinity);
    expect(thrice?.exposure.deciding.p50).toBeLessThan(asIs?.exposure.deciding.p50 ?? 0);
    expect(thrice?.exposure.cmin24to48.p50).toBeGreaterThan(once?.exposure.cmin24to48.p50 ?? Infinity);
    expect(JSON.stringify(ranking)).not.toContain('AUC24');
  });

  it('is shown in a table whose columns are named after what decides', async () => {
    const { stdout } = await ask();
    expect(stdout).toContain('Cmax 24-48 h');
    expect(stdout).toContain('P(Cmin >');
    expect(stdout).toContain('Target: Cmax 5-10 mg/L');
  });

  it('is asked for by a target of one’s own, in per cent of time above a MIC', async () => {
    const target = await write('target.json', { metric: 'T>MIC', low: 40, unit: '%' });
    expect((await ask('--target', target)).stdout + (await ask('--target', target)).stderr).toContain('missing-mic');
  });
});

describe('suggest', () => {
  const ask = async (environment: Record<string, string>, ...more: string[]) =>
    runCli(['suggest', bundleOf(LEAD_PATIENT), '--drug', 'vancomycin', '--as-of', WARD_NOW, '--draws', '200', ...more], { environment });

  it('prints alternatives that keep the limit where the site allows a model, each with its interval', async () => {
    const { code, stdout } = await ask({ DOSETWIN_SITE: await write('site.json', DEMO_SITE) }, '--json');
    expect(code).toBe(0);
    const { search, candidates } = result(stdout);
    expect(search?.suggestions.length).toBeGreaterThanOrEqual(2);
    const found = (search?.suggestions ?? []).map((index) => candidates[index]);
    expect(found.every((arm) => arm?.probability.thresholds.every((one) => one.withinLimit))).toBe(true);
    expect(new Set(found.map((arm) => / every \d+ h/.exec(arm?.label ?? '')?.[0])).size).toBeGreaterThan(1);
  });

  it('refuses, exit code 3, where nobody has checked a model or allowed one', async () => {
    const { code, stdout, stderr } = await ask({});
    expect(code).toBe(3);
    expect(stdout + stderr).toContain('model-unchecked');
  });

  it('calls a mistake in the bounds one of usage', async () => {
    const bounds = await write('bounds.json', { doses: [{ value: 500, unit: 'mg' }], interval: 12 });
    expect((await ask({}, '--constraints', bounds)).code).toBe(2);
  });
});
