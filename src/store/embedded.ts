import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { lockFolder, type FolderLock } from './folder-lock.ts';

/** Result of a query, as `pg` gives it. Its rows have the shape that the SQL says; nobody checks it. */
export type QueryResult<Row = Record<string, unknown>> = { rows: Row[]; rowCount: number | null; command: string };

/** Takes turns on the one session: first come, first served. */
type Turns = { take(): Promise<() => void> };

/** The one session of the embedded database. */
type Session = {
  run(text: string, values: readonly unknown[] | undefined): Promise<QueryResult>;
  /** True from BEGIN until COMMIT or ROLLBACK. */
  inTransaction(): boolean;
  on(event: 'notification', listener: (message: pg.Notification) => void): void;
  close(): Promise<void>;
};

const ENDED = 'Cannot use a pool after calling end on the pool';
const NOISE = String.raw`^(?:\s+|--[^\n]*(?:\n|$)|/\*[\s\S]*?\*/)*`;
const LISTEN = new RegExp(`${NOISE}LISTEN\\s+"?([A-Za-z_][A-Za-z0-9_]*)"?`, 'i');
const UNLISTEN = new RegExp(`${NOISE}UNLISTEN\\s+(?:"?([A-Za-z_][A-Za-z0-9_]*)"?|\\*)`, 'i');

/**
 * A pool in the shape of `pg.Pool` over one embedded PGlite: what kysely and BullMQ need, and nothing more. All clients share
 * the one session and take turns; a client that opened a transaction keeps its turn until it ends. Awaiting another client
 * inside a transaction therefore waits for ever, as it would with a pool of one connection.
 */
export class EmbeddedPool extends EventEmitter {
  readonly options = { keepAlive: true, max: 1 };
  readonly #session: Session;
  readonly #turns: Turns = makeTurns();
  readonly #clients = new Set<EmbeddedClient>();
  #ended: Promise<void> | undefined;

  constructor(session: Session) {
    super();
    // Each queue and worker that shares the pool listens for errors.
    this.setMaxListeners(0);
    this.#session = session;
    session.on('notification', (message) => {
      for (const client of this.#clients) client.deliver(message);
    });
  }

  /** Runs one statement (several when there are no values) on a client of its own. */
  async query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<QueryResult<Row>> {
    const client = this.#makeClient();
    try {
      return await client.query<Row>(text, values);
    } finally {
      client.release();
    }
  }

  async connect(): Promise<EmbeddedClient> {
    return this.#makeClient();
  }

  #makeClient(): EmbeddedClient {
    if (this.#ended) throw new Error(ENDED);
    const client = new EmbeddedClient(this.#session, this.#turns, () => this.#clients.delete(client));
    this.#clients.add(client);
    return client;
  }

  /** Waits for what was asked before, then closes the database. */
  async end(): Promise<void> {
    this.#ended ??= (async () => {
      await Promise.all([...this.#clients].map((client) => client.idle()));
      const done = await this.#turns.take();
      await this.#session.close();
      done();
    })();
    return this.#ended;
  }
}

/** One client of the pool: `query`, `release`, and the event `notification` for the channels it listens to. */
export class EmbeddedClient extends EventEmitter {
  readonly #session: Session;
  readonly #turns: Turns;
  readonly #forget: () => void;
  readonly #channels = new Set<string>();
  #turn: (() => void) | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #released = false;

  constructor(session: Session, turns: Turns, forget: () => void) {
    super();
    this.#session = session;
    this.#turns = turns;
    this.#forget = forget;
  }

  /** Runs a statement after those this client sent before it. Rejects with the database's error (`code` is its SQLSTATE). */
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<QueryResult<Row>> {
    if (typeof text !== 'string' || (values !== undefined && !Array.isArray(values)))
      return Promise.reject(new TypeError('a query is a text and a list of values'));
    if (this.#released) return Promise.reject(new Error('this client was given back to its pool'));
    const running = this.#last.then(() => this.#run(text, values));
    this.#last = running.catch(() => undefined);
    return running as Promise<QueryResult<Row>>;
  }

  /** Resolves when everything sent so far is answered. */
  async idle(): Promise<void> {
    await this.#last;
  }

  /** Gives the client back. An open transaction is rolled back, as the server does with a closed connection. */
  release(_destroy?: boolean): void {
    if (this.#released) return;
    this.#released = true;
    this.#forget();
    this.#channels.clear();
    // A rollback fails only with the whole session, which every later query then reports.
    void this.#last.then(() => this.#leave()).catch(() => undefined);
  }

  /** Passes on what was notified, when this client listens to that channel. */
  deliver(message: pg.Notification): void {
    if (this.#channels.has(message.channel)) this.emit('notification', message);
  }

  async #run(text: string, values: readonly unknown[] | undefined): Promise<QueryResult> {
    const stops = UNLISTEN.exec(text);
    if (stops) return this.#unlisten(stops[1]);
    const turn = (this.#turn ??= await this.#turns.take());
    try {
      const channel = LISTEN.exec(text)?.[1];
      const result = await this.#session.run(text, values);
      if (channel !== undefined) this.#channels.add(channel.toLowerCase());
      return result;
    } finally {
      if (!this.#session.inTransaction()) {
        this.#turn = undefined;
        turn();
      }
    }
  }

  /** The session goes on listening for the other clients; only this one hears no more. */
  #unlisten(channel: string | undefined): QueryResult {
    if (channel === undefined) this.#channels.clear();
    else this.#channels.delete(channel.toLowerCase());
    return { rows: [], rowCount: null, command: 'UNLISTEN' };
  }

  async #leave(): Promise<void> {
    const turn = this.#turn;
    if (!turn) return;
    this.#turn = undefined;
    try {
      await this.#session.run('ROLLBACK', undefined);
    } finally {
      turn();
    }
  }
}

function makeTurns(): Turns {
  let last: Promise<void> = Promise.resolve();
  return {
    async take() {
      const before = last;
      let finish = (): void => undefined;
      last = new Promise((resolve) => (finish = resolve));
      await before;
      return finish;
    },
  };
}

/** The embedded database of a folder that this process now owns. */
export type Embedded = { pool: EmbeddedPool; lock: FolderLock; close(): Promise<void> };

/**
 * Locks a folder and opens the database in it, making both when they are absent. Throws `FolderInUse`. Unqualified names
 * resolve to the queue's schema `bullmq`; our own tables are always named with their schema.
 */
export async function openEmbedded(path: string): Promise<Embedded> {
  const lock = await lockFolder(path);
  try {
    const session = await openSession(await PGlite.create(await findDatabase(lock.folder)));
    await session.run('SET search_path TO bullmq, public', undefined);
    const pool = new EmbeddedPool(session);
    return {
      pool,
      lock,
      async close() {
        await pool.end();
        await lock.release();
      },
    };
  } catch (cause) {
    await lock.release();
    throw cause;
  }
}

/** The folder of the database. A new one is made beside its place and moved there whole: a start that is killed leaves no half. */
async function findDatabase(owned: string): Promise<string> {
  const folder = join(owned, 'postgres');
  if (existsSync(folder)) return folder;
  const making = join(owned, 'postgres.making');
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  const made = await PGlite.create(making);
  await made.close();
  await rename(making, folder);
  return folder;
}

async function openSession(database: PGlite): Promise<Session> {
  const config = createPgConfig(database);
  const client = new pg.Client(config);
  await client.connect();
  const prepared = namer();
  let status = 'I';
  let failure: Error | undefined;
  let ready = (): void => undefined;
  config.connection.on('readyForQuery', (message?: { status: string }) => {
    status = message?.status ?? 'I';
    ready();
  });
  client.on('error', (cause) => {
    failure = cause;
    ready();
  });
  return {
    async run(text, values) {
      if (failure) throw failure;
      const texts = values?.map(writeValue);
      // An error arrives before the session is ready again, and with it the state of the transaction.
      const idle = new Promise<void>((resolve) => (ready = resolve));
      try {
        return await (texts?.length ? client.query({ text, values: texts, ...prepared(text) }) : client.query(text));
      } finally {
        await idle;
      }
    },
    inTransaction: () => status !== 'I',
    on: (event, listener) => void client.on(event, listener),
    async close() {
      failure ??= new Error(ENDED);
      await client.end();
      await database.close();
    },
  };
}

/** Statements that keep a name. Texts that differ with the length of a list could else fill the session. */
const NAMED = 300;

/**
 * Names for statements that have values: what the session knows by name is parsed and planned once, which is a third of what the
 * statements of a request take. A statement without values may be several, and those have no name.
 */
function namer(): (text: string) => { name?: string } {
  const names = new Map<string, string>();
  return (text) => {
    if (!names.has(text) && names.size < NAMED) names.set(text, `statement-${names.size}`);
    const name = names.get(text);
    return name === undefined ? {} : { name };
  };
}

/** An object as JSON text, as `pg` would send it. What has no JSON form is an error before anything is sent, not in the middle. */
function writeValue(value: unknown): unknown {
  const plain =
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !ArrayBuffer.isView(value);
  return plain ? JSON.stringify(value) : value;
}
