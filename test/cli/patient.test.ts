import { describe, expect, it } from 'vitest';
import { LEAD_PATIENT, WARD_NOW } from '../../src/demo/ward.ts';
import { runCli } from './run-cli.ts';
import { bundleOf, levelIn } from './ward-files.ts';

describe('patient', () => {
  it('shows what was read, with the resource and version of every value', async () => {
    const { code, stdout, stderr } = await runCli(['patient', bundleOf(LEAD_PATIENT), '--as-of', WARD_NOW]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const heading of [
      'MEASUREMENTS',
      'SIZE AND AGE',
      'KIDNEY OVER TIME',
      'DOSES GIVEN',
      'ORDERS',
      'LEVELS',
      'FINDINGS',
      'READ AND NOT USED',
      'ISSUES',
    ])
      expect(stdout).toContain(heading);
    expect(stdout).toMatch(new RegExp(`2026-11-23 05:30 +vancomycin +${await levelIn('demo-ckd-two-levels-level-trough')} mg/L`));
    expect(stdout).toMatch(/2026-11-23 06:05 +1000 mg vancomycin +iv +2 h/);
    expect(stdout).toMatch(/weight +78 kg +2026-11-20 15:40 +Observation\/demo-ckd-two-levels-weight-1 v1/);
  });

  it('keeps the unit that the laboratory printed beside its own', async () => {
    const { stdout } = await runCli(['patient', bundleOf('demo-creatinine-umol'), '--as-of', WARD_NOW]);
    expect(stdout).toMatch(/creatinine +1\.3(?:0\d)? mg\/dL \(115 umol\/L\)/);
  });

  it('gives a program the record, the state and the issues', async () => {
    const { code, stdout } = await runCli(['patient', bundleOf(LEAD_PATIENT), '--as-of', WARD_NOW, '--json']);
    expect(code).toBe(0);
    const read = JSON.parse(stdout) as {
      record: { given: unknown[]; levels: unknown[] };
      state: { kidney: { timeline: unknown[] } };
      issues: unknown[];
    };
    expect([read.record.given.length, read.record.levels.length, read.state.kidney.timeline.length]).toEqual([6, 2, 4]);
  });

  it('needs one place to read from, not none and not two', async () => {
    const results = await Promise.all([
      runCli(['patient']),
      runCli(['patient', bundleOf(LEAD_PATIENT), '--fhir', 'http://127.0.0.1:1', '--patient', 'a']),
      runCli(['patient', '--fhir', 'http://127.0.0.1:1', '--patient', '../x']),
    ]);
    expect(results.map(({ code, stdout }) => [code, stdout])).toEqual([
      [2, ''],
      [2, ''],
      [2, ''],
    ]);
  });
});
