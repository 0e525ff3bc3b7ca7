import { spawn } from 'node:child_process';

/** One check of the whole: its heading and the program that makes it. */
export type Step = { heading: string; command: string; words: readonly string[] };

/** What the product and its evidence are made of, for the checkers that want folders. */
export const FOLDERS = ['src', 'models', 'fhir', 'workers', 'test'] as const;

export const STEPS: readonly Step[] = [
  { heading: 'types', command: 'tsc', words: ['--noEmit'] },
  { heading: 'lint', command: 'oxlint', words: [] },
  { heading: 'format', command: 'oxfmt', words: ['--check', '.'] },
  { heading: 'import rules', command: 'depcruise', words: ['--config', '.dependency-cruiser.cjs', ...FOLDERS] },
];

/** Longer than this, one check hangs: it is ended and counts as failed. The whole is meant to take less than twelve minutes on two cores. */
const LONGEST_MS = 25 * 60_000;

/**
 * Runs a program of node_modules/.bin to its end, passing on what it prints.
 * Returns its exit code (a signal, or a program that is not there, counts as 1) and the lines it printed that match.
 */
export function runStep(step: Step, remember: RegExp = /$^/): Promise<{ code: number; remembered: string[] }> {
  return new Promise((resolve) => {
    const colour = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
    const child = spawn(step.command, [...step.words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...colour },
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    const remembered: string[] = [];
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      let rest = '';
      from.setEncoding('utf8').on('data', (text: string) => {
        to.write(text);
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        remembered.push(...lines.filter((line) => remember.test(line)));
      });
      from.on('end', () => {
        if (remember.test(rest)) remembered.push(rest);
      });
    }
    child.once('error', (error) => {
      process.stderr.write(`${step.command}: ${error.message}\n`);
      resolve({ code: 1, remembered });
    });
    child.once('close', (code) => resolve({ code: code ?? 1, remembered }));
  });
}
