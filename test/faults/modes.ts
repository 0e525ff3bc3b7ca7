import { postgresServer, startPostgres } from '../fixtures/postgres.ts';
import { reportMissing } from '../fixtures/program.ts';
import { redisServer, startKeptRedis } from '../fixtures/redis.ts';

/** Where queue or store are on servers of their own. */
export type Mode = { where: string; start: () => Promise<{ setting: Record<string, string>; stop(): Promise<void> }> };

const redis = async () => {
  const server = await startKeptRedis();
  return { setting: { REDIS_URL: server.url }, stop: server.stop };
};
const postgres = async () => {
  const server = await startPostgres();
  return { setting: { DATABASE_URL: await server.emptyDatabase() }, stop: server.stop };
};
const both = async () => {
  const [queue, store] = await Promise.all([redis(), postgres()]);
  return { setting: { ...queue.setting, ...store.setting }, stop: async () => void (await Promise.all([queue.stop(), store.stop()])) };
};

if (!redisServer) reportMissing('redis-server', 'killed processes with a queue on Redis are');
if (!postgresServer) reportMissing('postgresql', 'killed processes with a store on Postgres are');
export const onRedis: Mode[] = redisServer ? [{ where: 'REDIS_URL', start: redis }] : [];
export const onPostgres: Mode[] = postgresServer ? [{ where: 'DATABASE_URL', start: postgres }] : [];
export const onBoth: Mode[] = redisServer && postgresServer ? [{ where: 'REDIS_URL and DATABASE_URL', start: both }] : [];
