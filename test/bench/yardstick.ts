import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program in C prints: nanoseconds a person in each round, then its last line. */
export type Yardstick = { times: number[]; last: string };

/**
 * Compiles a program of test/bench/c and returns what runs it; undefined where the machine has no C compiler.
 *
 * @param define macros, for the compiler
 */
export function compileYardstick(
  name: string,
  define: Readonly<Record<string, number>> = {},
): ((...args: string[]) => Yardstick) | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'yardstick-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const program = join(folder, name);
  const macros = Object.entries(define).map(([macro, value]) => `-D${macro}=${value}`);
  try {
    execFileSync('cc', ['-O3', ...macros, join(import.meta.dirname, 'c', `${name}.c`), '-o', program, '-lm']);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return (...args) => {
    const lines = execFileSync(program, args, { encoding: 'utf8' }).trimEnd().split('\n');
    return { times: lines.slice(0, -1).map(Number), last: lines.at(-1) ?? '' };
  };
}
