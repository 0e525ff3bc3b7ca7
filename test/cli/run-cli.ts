import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = join(ROOT, 'src', 'cli', 'main.ts');

export type Ended = { code: number | null; stdout: string; stderr: string };
export type Running = {
  pid: number;
  /** Resolves with what matched once stdout or stderr holds it; rejects when the process ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  interrupt(): void;
  kill(): void;
  ended: Promise<Ended>;
};

/** Settings of the person who runs the tests do not reach the process under test. */
const bare = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:DOSETWIN_|REDIS_URL|DATABASE_URL|NODE_OPTIONS|VITEST)/.test(name)),
  );

/** Starts the real command line in a process of its own. */
export function startCli(
  words: readonly string[],
  { environment = {}, cwd = ROOT }: { environment?: Record<string, string>; cwd?: string } = {},
): Running {
  const child = spawn(process.execPath, [MAIN, ...words], { cwd, env: { ...bare(), ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  const hear = (): void => listeners.forEach((listen) => listen());
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    hear();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    hear();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return {
    pid: child.pid ?? 0,
    ended,
    interrupt: () => void child.kill('SIGINT'),
    kill: () => void child.kill('SIGKILL'),
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(stdout) ?? pattern.exec(stderr);
          if (found) {
            listeners.delete(look);
            resolve(found);
          }
        };
        listeners.add(look);
        look();
        void ended.then(
          (end) =>
            reject(new Error(`the process ended (${String(end.code)}) without saying ${String(pattern)}:\n${end.stdout}\n${end.stderr}`)),
          reject,
        );
      }),
  };
}

/** Runs the command line to its end. */
export const runCli = (words: readonly string[], options: Parameters<typeof startCli>[1] = {}): Promise<Ended> =>
  startCli(words, options).ended;
