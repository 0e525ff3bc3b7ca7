import { startPostgres } from '../fixtures/postgres.ts';
import { startKeptRedis } from '../fixtures/redis.ts';
import { temporaryFolder } from '../fixtures/temporary.ts';
import { type Running, startCli } from '../cli/run-cli.ts';
import type { QueueConnection } from '../../src/study/queue.ts';
import { openEmbedded } from '../../src/store/embedded.ts';

/** The four modes, by what is set. */
export const MODES = ['nothing', 'REDIS_URL', 'DATABASE_URL', 'both'] as const;
export type Mode = (typeof MODES)[number];

/** A service of one mode as an operator starts it, with one worker. */
export type Started = {
  url: string;
  metricsUrl: string;
  /** A queue of the same kind for the round trip of a job that computes nothing; embedded, in a folder of its own. */
  connection: QueueConnection;
  stop(): Promise<void>;
};

export async function start(mode: Mode, setting: Record<string, string> = {}): Promise<Started> {
  const folder = await temporaryFolder();
  const ends: (() => Promise<unknown>)[] = [folder.remove];
  const servers: Record<string, string> = {};
  if (mode === 'REDIS_URL' || mode === 'both') {
    const redis = await startKeptRedis();
    ends.push(redis.stop);
    servers['REDIS_URL'] = redis.url;
  }
  if (mode === 'DATABASE_URL' || mode === 'both') {
    const postgres = await startPostgres();
    ends.push(postgres.stop);
    servers['DATABASE_URL'] = await postgres.emptyDatabase();
  }
  const run = (words: readonly string[], environment: Record<string, string>): Running => {
    const running = startCli(words, { environment });
    ends.push(async () => {
      running.interrupt();
      const { code, stderr } = await running.ended;
      if (code !== 0) throw new Error(`dosetwin ${words.join(' ')} ended with ${String(code)}: ${stderr.slice(-2_000)}`);
    });
    return running;
  };
  const service = run(['serve', '--port', '0', ...(mode === 'nothing' ? [] : ['--no-worker'])], {
    ...servers,
    DOSETWIN_DATA: `${folder.path}/data`,
    DOSETWIN_METRICS: '127.0.0.1:0',
    DOSETWIN_RATE_LIMIT: '100000000',
    ...setting,
  });
  const [, url = '', metricsUrl = ''] = await service.says(/dosetwin serves (http:\S+) .* metrics (http:[^)\s]+)/);
  if (mode !== 'nothing') await run(['worker'], servers).says(/takes jobs/);
  const connection = await connect(servers, `${folder.path}/other`, ends);
  return {
    ...{ url, metricsUrl, connection },
    stop: async () => {
      for (const end of ends.toReversed()) await end();
    },
  };
}

async function connect(servers: Record<string, string>, folder: string, ends: (() => Promise<unknown>)[]): Promise<QueueConnection> {
  if (servers['REDIS_URL'] !== undefined) return { kind: 'redis', url: servers['REDIS_URL'] };
  if (servers['DATABASE_URL'] !== undefined) return { kind: 'postgres', url: servers['DATABASE_URL'] };
  const { pool, close } = await openEmbedded(folder);
  ends.push(close);
  return { kind: 'embedded', pool };
}
