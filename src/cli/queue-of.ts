import type { Config } from '../domain/config.ts';
import type { QueueConnection } from '../study/queue-connection.ts';

/** The queue server that the settings name, Redis before Postgres; undefined when the queue is embedded in the one process. */
export function queueOf({ redisUrl, databaseUrl }: Config): Exclude<QueueConnection, { kind: 'embedded' }> | undefined {
  if (redisUrl !== undefined) return { kind: 'redis', url: redisUrl };
  return databaseUrl === undefined ? undefined : { kind: 'postgres', url: databaseUrl };
}
