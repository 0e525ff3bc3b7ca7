import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTests, type Counts } from './counts.ts';
import { missingParts } from './parts.ts';
import { runStep, STEPS } from './steps.ts';

/** `npm test`: every check in order, all of them even when one fails, and one line of numbers at the end. It installs nothing. */
const IN_CI = Boolean(process.env['CI']);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const head = (heading: string): void => say(`\n== ${heading}`);

/** Vitest's own report goes to the terminal, its counts to a file. */
async function runTests(heading: string, config: readonly string[] = []): Promise<Counts & { notRun: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'dosetwin-report-'));
  const report = join(folder, 'report.json');
  try {
    const words = ['run', ...config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { code, remembered } = await runStep({ heading, command: 'vitest', words }, /^NOT RUN/);
    return { ...countTests(readReport(report), code), notRun: [...new Set(remembered)] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

let passed = 0;
let failed = 0;
const remarks: string[] = [];

for (const step of STEPS) {
  head(step.heading);
  if ((await runStep(step)).code === 0) passed += 1;
  else {
    failed += 1;
    remarks.push(`failed: ${step.heading}`);
  }
}

/** The faults come last and by themselves: they starve whatever runs beside them, and are starved by it. */
const RUNS = [
  { heading: 'tests', config: [] },
  { heading: 'faults', config: ['--config', 'test/setup/faults.config.ts'] },
];
let skipped = 0;

for (const { heading, config } of RUNS) {
  head(heading);
  const tests = await runTests(heading, config);
  passed += tests.passed;
  failed += tests.failed;
  skipped += tests.skipped;
  if (tests.failed > 0) remarks.push(`failed: ${heading}`);
  remarks.push(...tests.notRun);
}

for (const part of missingParts()) {
  remarks.push(`missing: ${part.name} (\`npm run setup\` finds or installs it)`);
  if (IN_CI) failed += 1;
}
if (skipped > 0) {
  remarks.push(`skipped: ${skipped} tests`);
  if (IN_CI) failed += 1;
}

if (existsSync('pictures')) remarks.push('what the page looked like: pictures/');
head('result');
for (const remark of remarks) say(remark);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
