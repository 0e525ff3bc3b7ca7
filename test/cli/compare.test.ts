import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEAD_PATIENT, WARD_NOW } from '../../src/demo/ward.ts';
import { comparisonResult } from '../../src/domain/wire/result.ts';
import { canonical, sha256 } from '../../src/study/canonical.ts';
import { runCli } from './run-cli.ts';
import { bundleOf } from './ward-files.ts';

const dose = (milligrams: number) => ({ value: milligrams, unit: 'mg', substance: 'vancomycin' });
const every12 = (milligrams: number, hours: number) => ({
  dose: dose(milligrams),
  route: 'iv',
  infusion: { value: hours, unit: 'h' },
  every: { value: 12, unit: 'h' },
});

let folder: string;
const write = async (name: string, content: unknown): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
let candidates: string;
const ask = (patient: string, ...more: string[]) =>
  runCli([
    'compare',
    bundleOf(patient),
    '--drug',
    'vancomycin',
    '--candidates',
    candidates,
    '--as-of',
    WARD_NOW,
    '--draws',
    '300',
    ...more,
  ]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dosetwin-cli-'));
  candidates = await write('candidates.json', [every12(750, 1.5), every12(500, 1), { stop: true }]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('compare', () => {
  it('prints the numbers of its own JSON, best arm first', async () => {
    const [table, json] = await Promise.all([ask(LEAD_PATIENT), ask(LEAD_PATIENT, '--format', 'json')]);
    expect([table.code, json.code]).toEqual([0, 0]);
    const answer = JSON.parse(json.stdout) as { status: string; resultHash: string; result: unknown };
    const result = comparisonResult.parse(answer.result);
    expect(answer.resultHash).toBe(sha256(canonical(answer.result)));
    expect(table.stdout).toContain(answer.resultHash);
    for (const [at, index] of result.ranking.order.entries()) {
      const arm = result.candidates[index];
      if (!arm) throw new Error('the ranking names an arm that is not there');
      const line = table.stdout.split('\n').find((one) => one.startsWith(`  ${at + 1}  `)) ?? '';
      const { p5, p50, p95 } = arm.exposure.auc24to48;
      expect(line).toContain(`${p50.toFixed(0)} (${p5.toFixed(0)}-${p95.toFixed(0)})`);
      expect(line.trimEnd().endsWith(arm.score.mean.toFixed(2))).toBe(true);
    }
    for (const level of result.basis.levels)
      expect(table.stdout).toMatch(
        new RegExp(
          `${level.at.slice(0, 16).replace('T', ' ')} +${level.observed.toFixed(1)} +${level.population.toFixed(1)} +${level.individual.toFixed(1)} `,
        ),
      );
    for (const used of result.basis.used)
      expect(table.stdout.replaceAll(/\s+/g, '')).toContain(`${used.source.resource}v${used.source.version}`);
    expect(table.stdout).toContain('Continue as is: 1000 mg every 12 h over 2 h');
    expect([table.stderr, json.stderr]).toEqual(['', '']);
  });

  it('gives the same answer to the same question, and another seed its own', async () => {
    const hash = (stdout: string): string => (JSON.parse(stdout) as { resultHash: string }).resultHash;
    const [first, second, third] = await Promise.all([
      ask(LEAD_PATIENT, '--json'),
      ask(LEAD_PATIENT, '--json'),
      ask(LEAD_PATIENT, '--json', '--seed', '7'),
    ]);
    expect(hash(first.stdout)).toBe(hash(second.stdout));
    expect(hash(third.stdout)).not.toBe(hash(first.stdout));
  });

  it('averages over the models by the rule named, says so in words, and takes a rule for nothing else', async () => {
    const [table, alone] = await Promise.all([
      ask(LEAD_PATIENT, '--model', 'average', '--weights', 'aic'),
      ask(LEAD_PATIENT, '--weights', 'aic'),
    ]);
    expect(table.code).toBe(0);
    const text = table.stdout.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(/AVERAGE OVER \d MODELS: vancomycin\/\S+ \d+ %, /);
    expect(text).toContain("Akaike's information criterion, for this person's 2 levels");
    expect(alone.code).toBe(2);
    expect(alone.stderr).toContain('[weights-without-average]');
  });

  it.each([
    ['demo-haemodialysis', 'dialysis-not-modelled'],
    ['demo-missing-creatinine', 'missing-creatinine'],
  ])('refuses %s with 3 and says why and how to mend it', async (patient, reason) => {
    const { code, stdout, stderr } = await ask(patient);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(`[${reason}]`);
    expect(stderr).toContain('mend: ');
    const json = await ask(patient, '--json');
    expect(json.code).toBe(3);
    expect(JSON.parse(json.stdout)).toMatchObject({
      status: 'refused',
      issues: expect.arrayContaining([expect.objectContaining({ code: reason })]),
    });
  });

  it('refuses an infusion faster than 10 mg/min', async () => {
    const fast = await write('fast.json', [every12(2000, 1)]);
    const { code, stdout, stderr } = await runCli([
      'compare',
      bundleOf(LEAD_PATIENT),
      '--drug',
      'vancomycin',
      '--candidates',
      fast,
      '--as-of',
      WARD_NOW,
    ]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('[infusion-too-fast]');
    expect(stderr).toContain('where: candidates[0].infusion');
  });

  it("takes a FHIR MedicationRequest as a candidate and a target of one's own", async () => {
    const order = {
      resourceType: 'MedicationRequest',
      status: 'draft',
      intent: 'proposal',
      subject: { reference: 'Patient/x' },
      medicationCodeableConcept: { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '11124' }] },
      dosageInstruction: [
        {
          timing: { repeat: { frequency: 1, period: 24, periodUnit: 'h', duration: 2, durationUnit: 'h' } },
          route: { coding: [{ system: 'http://snomed.info/sct', code: '47625008' }] },
          doseAndRate: [{ doseQuantity: { value: 1000, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } }],
        },
      ],
    };
    const [orders, target] = await Promise.all([
      write('order.json', { candidates: [order] }),
      write('target.json', { metric: 'AUC24', low: 350, high: 550, unit: 'mg.h/L' }),
    ]);
    const { code, stdout } = await runCli([
      'compare',
      bundleOf(LEAD_PATIENT),
      '--drug',
      'vancomycin',
      '--candidates',
      orders,
      '--target',
      target,
      '--as-of',
      WARD_NOW,
      '--draws',
      '200',
      '--json',
    ]);
    expect(code).toBe(0);
    const { result } = JSON.parse(stdout) as {
      result: {
        target: { low: number; high: number };
        candidates: { asIs: boolean; doses: { amount: number; infusionHours: number }[] }[];
      };
    };
    expect([result.target.low, result.target.high]).toEqual([350, 550]);
    expect(result.candidates.find((arm) => !arm.asIs)?.doses[0]).toMatchObject({ amount: 1000, infusionHours: 2 });
  });

  it.each([
    ['a file that is not there', ['nowhere.json'], 'nowhere.json cannot be read: there is no such file.'],
    ['a drug that is not in the library', ['--drug', 'unobtainium'], '[unknown-drug]'],
    ['a model that is not in the library', ['--model', 'vancomycin/nobody-1900'], '[unknown-model]'],
    ['no draws at all', ['--draws', '0'], 'draws'],
    ['draws without end', ['--draws', '1000000000'], 'draws'],
    ['a time without a zone', ['--as-of', '2026-11-23T12:00:00'], 'time zone'],
  ])('takes %s for wrong usage', async (_what, words, said) => {
    const bundle = words[0]?.startsWith('--') ? bundleOf(LEAD_PATIENT) : (words[0] ?? '');
    const options = words[0]?.startsWith('--') ? words : [];
    const { code, stdout, stderr } = await runCli([
      'compare',
      bundle,
      '--drug',
      'vancomycin',
      '--candidates',
      candidates,
      '--as-of',
      WARD_NOW,
      ...options,
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
  });

  it('names the field of a candidate that it does not know, and the one that is missing', async () => {
    const { every: _every, ...rest } = every12(500, 1);
    const odd = await write('odd.json', [{ ...rest, evry: { value: 12, unit: 'h' } }]);
    const { code, stderr } = await runCli(['compare', bundleOf(LEAD_PATIENT), '--drug', 'vancomycin', '--candidates', odd]);
    expect(code).toBe(2);
    expect(stderr).toContain('candidates[0].evry');
    expect(stderr).toContain('candidates[0].every');
  });

  it('takes text that is no JSON, and JSON that is no Bundle, for wrong usage', async () => {
    const [broken, patient] = await Promise.all([
      write('broken.json', '{"resourceType":"Bundle",'),
      write('patient.json', { resourceType: 'Patient' }),
    ]);
    const results = await Promise.all(
      [broken, patient].map((path) => runCli(['compare', path, '--drug', 'vancomycin', '--candidates', candidates])),
    );
    expect(results.map((one) => one.code)).toEqual([2, 2]);
    expect(results[0]?.stderr).toContain('is not JSON');
    expect(results[1]?.stderr).toContain('is not a FHIR Bundle: its resourceType is "Patient"');
  });
});
