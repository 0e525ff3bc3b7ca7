import { expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

it('prints what is allowed and what is reached for every published result, and ends well when all are met', async () => {
  const { code, stdout } = await runCli(['check']);
  expect(code).toBe(0);
  for (const id of ['R1 person 8', 'R1 covariance', 'R2', 'R4', 'R6, 2 levels', 'R8', 'R9', 'R11', 'tacro p3 combined dose change'])
    expect(stdout).toContain(id);
  const rows = JSON.parse((await runCli(['check', '--json'])).stdout) as { reached: number; tolerance: number }[];
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/docs\/validation.md \(calibration of the uncertainty\): (?:current|stale)\. /);
  expect(stdout).toContain(`${rows.length} of ${rows.length} results`);
  for (const { reached, tolerance } of rows) expect(reached).toBeLessThanOrEqual(tolerance);
});
