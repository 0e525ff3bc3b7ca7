import {
  type BackendClasses,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type PgPool,
  runMigrations,
  withBackend,
} from 'bullmq';
import pg from 'pg';

/** Where the queue lives: a Redis, a Postgres server, or the embedded database that the store opened. */
export type QueueConnection = { kind: 'redis'; url: string } | { kind: 'postgres'; url: string } | { kind: 'embedded'; pool: PgPool };

/** Who connects: an asker must not wait for ever for a queue that is away, a worker must. */
export type Role = 'asker' | 'worker';

/** BullMQ's constructors bound to one kind of queue, and what to hand them. */
export type Bound = {
  kind: 'redis' | 'postgres';
  classes: BackendClasses<IQueueBackend, unknown>;
  /** The `connection` option, for plain commands and for connections that block until something comes. */
  commands: unknown;
  blocking: unknown;
  /** How long to wait for an event before looking again, milliseconds. Postgres can miss a notification, Redis cannot. */
  look: number;
  /** From now on a lost connection is not looked for again, so that closing does not wait for it. */
  giveUp(): void;
  close(): Promise<void>;
};

/** An asker's command that is not answered in this time has failed. Milliseconds. */
const COMMAND_TIMEOUT = 5_000;
const SCHEMA = 'bullmq';

/** Binds BullMQ to a queue, making the queue's tables when they are missing. */
export async function bindQueue(connection: QueueConnection, role: Role): Promise<Bound> {
  if (connection.kind === 'redis') return bindRedis(connection.url, role);
  if (connection.kind === 'embedded') return bindPostgres(connection.pool, async () => undefined);
  // Nothing an asker sends takes long, listening included; a worker may wait for its server.
  const patience = role === 'asker' ? { query_timeout: 3 * COMMAND_TIMEOUT } : {};
  const pool = new pg.Pool({
    connectionString: withSearchPath(connection.url),
    max: 12,
    keepAlive: true,
    connectionTimeoutMillis: COMMAND_TIMEOUT,
    application_name: 'dosetwin-queue',
    ...patience,
  });
  try {
    return await bindPostgres(pool as unknown as PgPool, () => pool.end());
  } catch (cause) {
    await pool.end();
    throw cause;
  }
}

function bindRedis(url: string, role: Role): Bound {
  let wanted = true;
  const base = {
    url,
    connectTimeout: COMMAND_TIMEOUT,
    retryStrategy: (times: number) => (wanted ? Math.min(50 * 2 ** times, COMMAND_TIMEOUT) : null),
  };
  const patient = { ...base, maxRetriesPerRequest: null };
  const bounded = { ...base, maxRetriesPerRequest: 1, commandTimeout: COMMAND_TIMEOUT };
  return {
    kind: 'redis',
    classes: withBackend(createRedisBackend) as unknown as Bound['classes'],
    commands: role === 'asker' ? bounded : patient,
    blocking: patient,
    look: 5_000,
    giveUp: () => void (wanted = false),
    close: async () => undefined,
  };
}

async function bindPostgres(pool: PgPool, close: () => Promise<void>): Promise<Bound> {
  // Unheard, an idle connection that drops would end the process; the next command reports what is wrong.
  pool.on('error', () => undefined);
  // A connection lost while it is lent out tells itself, not the pool; unheard, that would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const client = await pool.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
  return {
    kind: 'postgres',
    classes: withBackend(createPostgresBackend) as unknown as Bound['classes'],
    commands: pool,
    blocking: pool,
    look: 1_000,
    giveUp: () => undefined,
    close,
  };
}

/** BullMQ names its tables without their schema, so each connection must look there first. */
function withSearchPath(url: string): string {
  const address = new URL(url);
  const options = address.searchParams.get('options');
  address.searchParams.set('options', [...(options ? [options] : []), `-c search_path=${SCHEMA},public`].join(' '));
  return address.href;
}
