import { type Command, InvalidArgumentError } from 'commander';
import type { Config } from '../domain/config.ts';
import { type Outcome, accept, error, refuse as no } from '../domain/issue.ts';
import type { WorkedCase } from '../domain/wire/worked-case.ts';
import type { Door } from './door.ts';
import type { Metrics } from '../api/metrics.ts';
import type { Listening } from '../api/server.ts';
import { shippedLibrary } from '../study/library.ts';
import { applySite } from '../study/site.ts';
import type { QueueConnection } from '../study/queue.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Study } from './open-study.ts';
import { keepOpened } from './opened.ts';
import { refuse } from './refuse.ts';
import { SETTINGS_HELP, readSettings } from './settings.ts';
import { whenAborted } from './when-aborted.ts';

const EXAMPLE = `
Example:
  DOSETWIN_FHIR_SOURCES=sources.json dosetwin serve --port 3000

Without REDIS_URL and DATABASE_URL store and queue are embedded in the data folder, and the worker is inside.
With one of them, any number of \`dosetwin worker\` processes may take jobs.

${SETTINGS_HELP}`;

export const USUAL_PORT = 3000;
export const USUAL_HOST = '127.0.0.1';

type Options = { port: number; host: string; worker: boolean };

export function addServe(program: Command, door: Door): void {
  program
    .command('serve')
    .description('the HTTP interface, with a worker inside')
    .option('--port <n>', 'port; 0 takes a free one', readPort, USUAL_PORT)
    .option('--host <address>', 'address to listen on', USUAL_HOST)
    .option('--no-worker', 'no worker inside: others take the jobs from the configured queue')
    .addHelpText('after', EXAMPLE)
    .action(async (options: Options) => door.end(await serve(options, door)));
}

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return Number(text);
}

async function serve({ port, host, worker }: Options, door: Door): Promise<ExitCode> {
  const { terminal, stopped, now } = door;
  const config = readSettings(door);
  const running = await startService({
    config,
    host,
    ports: [port],
    metricsPorts: [config.metrics.port],
    worker,
    logLevel: 'info',
    now,
    say: terminal.say,
  });
  if (!running.ok)
    return refuse(running.issues.some((one) => one.code === 'insecure-bind') ? EXIT.usage : EXIT.failed, running.issues, {
      json: false,
      terminal,
    });
  const { url, metricsUrl, close } = running.value;
  terminal.say(`dosetwin serves ${url} (documentation ${url}/docs, metrics ${metricsUrl}); Ctrl-C ends it.`);
  await whenAborted(stopped);
  terminal.say('Ending: finishing what is under way.');
  await close();
  return EXIT.done;
}

export type Starting = {
  config: Config;
  host: string;
  /** Tried in this order; 0 takes a free one. */
  ports: readonly number[];
  metricsPorts: readonly number[];
  worker: boolean;
  logLevel: 'info' | 'warn' | 'silent';
  cases?: readonly WorkedCase[];
  now: () => Date;
  say: (text: string) => void;
};

export type Started = { url: string; metricsUrl: string; close(): Promise<void> };

/** Puts the whole service together in this process: store, queue, worker, metrics, HTTP interface. */
export async function startService(starting: Starting): Promise<Outcome<Started>> {
  const { config, host, metricsPorts, worker, now, say } = starting;
  const [{ hideIdentities }, { checkBind }, { createMetrics }, { openStudy }] = await Promise.all([
    import('../api/logging.ts'),
    import('../api/server.ts'),
    import('../api/metrics.ts'),
    import('./open-study.ts'),
  ]);
  const barred = checkBind(host, config.insecure);
  if (barred) return no(barred);
  const onTrouble = (cause: unknown): void => say(`dosetwin: ${hideIdentities(cause instanceof Error ? cause.message : String(cause))}`);
  const study = await openStudy({ config, now, onTrouble });
  if (!study.ok) return study;
  const opened = keepOpened();
  opened.keep(study.value.close);
  try {
    if (worker) opened.keep((await startWorkerInside(study.value.connection, onTrouble)).close);
    const metrics = createMetrics(study.value.service);
    const measured = await openMetrics(metrics, config.metrics.host, metricsPorts);
    if (measured.ok) opened.keep(measured.value.close);
    const listening = measured.ok ? await listenOnFirstFree(starting, study.value, metrics) : measured;
    if (!measured.ok || !listening.ok) {
      await opened.close();
      return no(...measured.issues, ...listening.issues);
    }
    opened.keep(listening.value.close);
    await study.value.setUrl(listening.value.url);
    return accept({ url: listening.value.url, metricsUrl: measured.value.url, close: opened.close });
  } catch (cause) {
    await opened.close();
    throw cause;
  }
}

async function startWorkerInside(connection: QueueConnection, onTrouble: (cause: unknown) => void): Promise<{ close(): Promise<void> }> {
  const { startWorker } = await import('../../workers/main.ts');
  return startWorker(connection, { onTrouble });
}

async function openMetrics(
  metrics: Metrics,
  host: string,
  ports: readonly number[],
): Promise<Outcome<{ url: string; close(): Promise<void> }>> {
  const { listenMetrics } = await import('../api/metrics.ts');
  for (const port of ports) {
    try {
      return accept(await listenMetrics(metrics, { host, port }));
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')) throw cause;
    }
  }
  return no(
    error('port-in-use', `The metrics address ${host}:${ports.join(', ')} is in use by another program.`, {
      at: 'DOSETWIN_METRICS',
      fix: 'Set another, for example 127.0.0.1:0 for a free one.',
    }),
  );
}

async function listenOnFirstFree(
  { config, host, ports, logLevel, cases, say }: Starting,
  { service, board }: Study,
  metrics: Metrics,
): Promise<Outcome<Listening>> {
  const [{ buildApp }, { listen }] = await Promise.all([import('../api/app.ts'), import('../api/server.ts')]);
  const library = applySite(shippedLibrary, config.site);
  if (!library.ok) return library;
  for (const [tried, port] of ports.entries()) {
    const app = await buildApp(service, {
      library: library.value,
      config,
      metrics,
      ...(config.board === true ? { board } : {}),
      ...(cases ? { cases } : {}),
      log: { level: logLevel, stream: { write: (line) => say(line.trimEnd()) } },
    });
    const listening = await listen(app, { host, port, insecure: config.insecure });
    if (listening.ok) return listening;
    await app.close();
    if (tried === ports.length - 1 || listening.issues.some((one) => one.code !== 'port-in-use')) return listening;
  }
  throw new Error('there is no port to try');
}
