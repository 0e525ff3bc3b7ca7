import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/domain/config.ts';
import { findJemalloc } from '../setup/parts.ts';
import { ROOT, readCompose } from './compose-outside.ts';

const compose = readCompose();
const { redis, postgres, api, workers } = compose.services;
const all = Object.entries(compose.services);

/** Secrets as the programs would read them; any other file is not there. */
const secretFile = (path: string): string => {
  const contents: Record<string, string> = {
    '/run/secrets/redis-url': 'redis://default:secret@redis:6379/0\n',
    '/run/secrets/database-url': 'postgres://dosetwin:secret@postgres:5432/dosetwin\n',
  };
  const text = contents[path];
  if (text === undefined) throw new Error(`${path} is not a secret of this service`);
  return text;
};

describe('docker-compose.yml', () => {
  test('publishes nothing but on this machine, and neither the queue nor the store at all', () => {
    const published = all.flatMap(([, service]) => service.ports ?? []);
    expect(published.length).toBeGreaterThan(0);
    expect(published.filter((port) => !/^127\.0\.0\.1:\d+:\d+$/.test(port))).toEqual([]);
    expect([redis.ports, postgres.ports]).toEqual([undefined, undefined]);
    expect([redis.networks, postgres.networks, workers.networks]).toEqual([['inside'], ['inside'], ['inside']]);
    expect(compose.networks['inside']).toEqual({ internal: true });
  });

  test('lets Redis forget nothing: every write goes to its log, and it would rather refuse than evict', () => {
    const words = (redis.command ?? []).join(' ');
    expect(words).toContain('--appendonly yes');
    expect(words).toContain('--maxmemory-policy noeviction');
    expect(redis.volumes).toEqual(['redis:/data']);
    expect(Object.keys(compose.volumes)).toEqual(['redis', 'postgres']);
  });

  test('gives the service and the workers settings that they accept, in the mode with Redis and Postgres', () => {
    const given = readConfig(api.environment ?? {}, secretFile);
    expect(given).toMatchObject({ ok: true, value: { insecure: true, metrics: { host: '0.0.0.0', port: 9464 } } });
    expect(given).toMatchObject({ value: { redisUrl: expect.any(String), databaseUrl: expect.any(String) } });
    expect(readConfig(workers.environment ?? {}, secretFile)).toMatchObject({ ok: true, value: { insecure: false } });
  });

  test('gives workers no way into the store', () => {
    expect(Object.keys(workers.environment ?? {})).toEqual(['REDIS_URL_FILE']);
    expect(workers.secrets).toEqual(['redis-url']);
    expect(workers.depends_on).not.toHaveProperty('postgres');
  });

  test('starts whatever depends on another only once that one answers', () => {
    const waits = all.flatMap(([, service]) => Object.entries(service.depends_on ?? {}));
    expect(waits.map(([, { condition }]) => condition)).toEqual(waits.map(() => 'service_healthy'));
    expect(Object.keys(api.depends_on ?? {}).toSorted()).toEqual(['postgres', 'redis']);
    expect(redis.healthcheck?.test?.length).toBeGreaterThan(0);
    expect(postgres.healthcheck?.test?.length).toBeGreaterThan(0);
  });

  test('keeps every password in a file that is neither committed nor built into the image', () => {
    const files = Object.values(compose.secrets).map(({ file }) => file);
    expect(files.filter((file) => !file.startsWith('./secrets/'))).toEqual([]);
    for (const [, service] of all) for (const name of service.secrets ?? []) expect(compose.secrets).toHaveProperty([name]);
    const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
    expect(text.match(/\w+:\/\/[^\s/]*@|PASSWORD: /g)).toBeNull();
    expect(readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n')).toContain('secrets/');
    expect(readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n')).not.toContain('!secrets');
  });

  test('names an issuer only as an example, because authentication is not built', () => {
    const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
    expect(text).toMatch(/# DOSETWIN_ISSUER: https:/);
    expect(Object.keys(api.environment ?? {})).not.toContain('DOSETWIN_ISSUER');
  });

  test('names every image by its version', () => {
    for (const [, { image }] of all) expect(image).toMatch(/^[a-z]+:\d+\.?[\d.]*(?:-bookworm)?$/);
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect([api.image, workers.image]).toEqual([`dosetwin:${version}`, `dosetwin:${version}`]);
  });

  test('gives a job under way its ten seconds before a container is killed', () => {
    for (const { stop_grace_period: grace = '10s' } of [api, workers]) expect(Number.parseInt(grace, 10)).toBeGreaterThan(20);
  });
});

/** Instructions of the Dockerfile with their continuation lines joined. */
const instructions = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line) => ({ name: line.slice(0, line.indexOf(' ')), rest: line.slice(line.indexOf(' ') + 1).trim() }));
const last = (name: string): string => instructions.findLast((one) => one.name === name)?.rest ?? '';

describe('the Dockerfile', () => {
  test('runs the built program as somebody who is not root, for serve and worker alike', () => {
    expect(last('USER')).toBe('node');
    expect(last('ENTRYPOINT')).toBe('["node", "dist/src/cli/main.js"]');
    expect(last('CMD')).toBe('["serve"]');
  });

  test('builds and runs on the Node that the tests run on', () => {
    const bases = instructions.filter((one) => one.name === 'FROM').map((one) => one.rest.split(' ')[0]);
    expect(bases).toEqual([`node:${process.versions.node}-bookworm-slim`, `node:${process.versions.node}-bookworm-slim`]);
  });

  test('copies only what is there and what .dockerignore lets in', () => {
    const lets = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
    const copied = instructions
      .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((path) => !existsSync(join(ROOT, path)) || !lets.includes(`!${path}`))).toEqual([]);
  });

  test('leaves the packages of the demo out of the image', () => {
    const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const ofTheDemo = Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => name.startsWith('@medplum/'));
    const removed = instructions.find(({ name, rest }) => name === 'RUN' && rest.startsWith('npm uninstall'))?.rest.split(' ') ?? [];
    expect(ofTheDemo.length).toBeGreaterThan(0);
    expect(removed).toEqual(expect.arrayContaining([...ofTheDemo, '--omit=dev', '--omit=optional']));
  });

  test('installs the allocator that it preloads, for the program and not for the build', () => {
    const ofTheProgram = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
    expect(ofTheProgram).toContainEqual({ name: 'ENV', rest: 'LD_PRELOAD=libjemalloc.so.2' });
    expect(ofTheProgram.some(({ name, rest }) => name === 'RUN' && /apt-get install .*\blibjemalloc2\b/.test(rest))).toBe(true);
    expect(findJemalloc()).not.toBeNull();
  });

  test('is healthy when the service says that it is ready', () => {
    expect(last('HEALTHCHECK')).toContain("fetch('http://127.0.0.1:3000/health/ready')");
  });
});
