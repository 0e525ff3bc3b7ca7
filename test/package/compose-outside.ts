import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { parse } from 'yaml';
import { startPostgres } from '../fixtures/postgres.ts';
import { findProgram, freePort } from '../fixtures/program.ts';
import { redisServer } from '../fixtures/redis.ts';
import { findJemalloc } from '../setup/parts.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

export type ComposeService = {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  ports?: string[];
  volumes?: string[];
  networks: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  stop_grace_period?: string;
};
export type Compose = {
  services: Record<'redis' | 'postgres' | 'api' | 'workers', ComposeService>;
  networks: Record<string, { internal?: boolean }>;
  secrets: Record<string, { file: string }>;
  volumes: Record<string, object>;
};

/** docker-compose.yml, read strictly by YAML's own rules; anchors are resolved. */
export const readCompose = (): Compose =>
  parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true, strict: true, uniqueKeys: true }) as Compose;

/** The servers of docker-compose.yml on this machine, without containers. */
export type Outside = {
  /** Words of a service's command, as they are outside: loopback for every address, a free port for a fixed one. */
  command(service: 'api' | 'workers'): string[];
  environment(service: 'api' | 'workers'): Record<string, string>;
  redisUrl: string;
  databaseUrl: string;
  /** Shuts Redis down as a container's stop does, and starts it again on the same folder. */
  restartRedis(): Promise<void>;
  stop(): Promise<void>;
};

const PASSWORD = 'a-password-of-the-test';

/** Starts Redis and Postgres with the commands, settings and secrets of the file, and waits until their own health checks pass. */
export async function startOutside(folder: string): Promise<Outside> {
  const compose = readCompose();
  const { redis, postgres } = compose.services;
  const [port, server] = await Promise.all([freePort(), startPostgres()]);
  const database = new URL(await server.emptyDatabase());
  await demandPassword(server.url);
  database.password = PASSWORD;
  const redisUrl = `redis://default:${PASSWORD}@127.0.0.1:${port}/0`;
  const data = join(folder, 'data');
  const secrets = join(folder, 'secrets');
  for (const place of [data, secrets]) mkdirSync(place, { mode: 0o700 });
  const values: Record<string, string> = {
    'redis.conf': `requirepass ${PASSWORD}\n`,
    'redis-url': `${redisUrl}\n`,
    'postgres-password': `${PASSWORD}\n`,
    'database-url': `${database.href}\n`,
  };
  for (const name of Object.keys(compose.secrets)) writeFileSync(join(secrets, name), values[name] ?? '', { mode: 0o600 });
  const outside = (word: string): string =>
    word
      .replaceAll('$$', '$')
      .replaceAll('/run/secrets', secrets)
      .replace(/^\/data$/, data)
      .replaceAll('0.0.0.0:9464', '127.0.0.1:0')
      .replaceAll('0.0.0.0', '127.0.0.1');

  const startRedis = async (): Promise<() => Promise<unknown>> => {
    const [, ...words] = (redis.command ?? []).map(outside);
    const child = spawn(redisServer ?? 'redis-server', [...words, '--port', String(port), '--bind', '127.0.0.1'], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    await becomesHealthy((redis.healthcheck?.test ?? []).map(outside));
    return () => (child.kill('SIGTERM'), ended);
  };
  let stopRedis = await startRedis();
  await becomesHealthy([...(postgres.healthcheck?.test ?? []).map(outside), '--port', database.port]);
  return {
    redisUrl,
    databaseUrl: database.href,
    command: (service) => [...(compose.services[service].command ?? []).map(outside), ...(service === 'api' ? ['--port', '0'] : [])],
    environment: (service) => ({
      LD_PRELOAD: findJemalloc() ?? '',
      ...Object.fromEntries(Object.entries(compose.services[service].environment ?? {}).map(([name, value]) => [name, outside(value)])),
    }),
    async restartRedis() {
      await stopRedis();
      stopRedis = await startRedis();
    },
    async stop() {
      await stopRedis();
      await server.stop();
    },
  };
}

/** The image's Postgres asks every caller over the network for the password; the one of the tests does so from here on. */
async function demandPassword(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ hba_file: string }>('show hba_file');
  await client.query(`alter user dosetwin password '${PASSWORD}'`);
  writeFileSync(rows[0]?.hba_file ?? '', 'host all all 127.0.0.1/32 scram-sha-256\n');
  await client.query('select pg_reload_conf()');
  await client.end();
}

/** Runs a health check of the file until it passes, as the engine does before it starts what depends on it. */
async function becomesHealthy([kind, ...words]: string[]): Promise<void> {
  const [program = '', ...rest] = kind === 'CMD-SHELL' ? ['sh', '-c', ...words] : words;
  const command = findProgram(program, ['/usr/bin', '/usr/local/bin']) ?? program;
  for (let tries = 0; tries < 50; tries += 1) {
    if (spawnSync(command, rest, { timeout: 5_000 }).status === 0) return;
    await pause(200);
  }
  throw new Error(`the health check never passed: ${[program, ...rest].join(' ')}`);
}
