import { spawn } from 'node:child_process';
import { delimiter, sep } from 'node:path';

export type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };

/** The environment of a person who has just opened a terminal: none of this project's programs in PATH, none of the settings of its npm or of a service. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((place) => !place.includes(`node_modules${sep}.bin`) && !place.includes('node-gyp-bin'));
  const own = /^(?:npm_|DOSETWIN_|VITEST|VITE_|NODE_|INIT_CWD$|REDIS_URL|DATABASE_URL)/;
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !own.test(name) ||
      /^npm_config_(?:registry|cache|userconfig|cafile|https?_proxy|proxy|noproxy)$/.test(name) ||
      name === 'NODE_EXTRA_CA_CERTS',
  );
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter) };
}

/** Runs a program to its end with stdin closed; it is killed when it takes longer than `withinMs`. */
export function runCommand(
  command: string,
  words: readonly string[],
  options: { cwd: string; environment?: NodeJS.ProcessEnv; withinMs?: number },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...words], {
      cwd: options.cwd,
      env: options.environment ?? plainEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.withinMs ?? 60_000,
      killSignal: 'SIGKILL',
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
