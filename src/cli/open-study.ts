import { type Config, USUAL_LIMITS } from '../domain/config.ts';
import { type Issue, type Outcome, accept, error, refuse } from '../domain/issue.ts';
import { openStore } from '../store/connect.ts';
import { FolderInUse } from '../store/folder-lock.ts';
import type { Service } from '../study/contract.ts';
import { shippedLibrary } from '../study/library.ts';
import { applySite } from '../study/site.ts';
import { type JobQueue, type QueueConnection, openQueue } from '../study/queue.ts';
import { openService } from '../study/service.ts';
import { openSource } from '../../fhir/client.ts';
import { keepOpened } from './opened.ts';
import { queueOf } from './queue-of.ts';

/** Store, queue and service of this process, in whichever of the four modes the settings say. */
export type Study = {
  service: Service;
  /** For a worker in this process. */
  connection: QueueConnection;
  /** For a page that shows the queue's jobs. */
  board: JobQueue['bull'];
  /** Tells a second opener of the folder where this one is reached. */
  setUrl(url: string): Promise<void>;
  close(): Promise<void>;
};

type Opening = { config: Config; now: () => Date; onTrouble: (cause: unknown) => void };

/** Opens everything behind the HTTP interface. A folder in use, and a store or queue that does not answer, are issues. */
export async function openStudy({ config, now, onTrouble }: Opening): Promise<Outcome<Study>> {
  const library = applySite(shippedLibrary, config.site);
  if (!library.ok) return library;
  const opened = keepOpened();
  try {
    const store = await reach(
      'store',
      config.databaseUrl === undefined ? 'DOSETWIN_DATA' : 'DATABASE_URL',
      openStore(config.databaseUrl === undefined ? { folder: config.dataFolder } : { databaseUrl: config.databaseUrl }),
    );
    opened.keep(store.close);
    const connection = queueOf(config) ?? embeddedIn(store.pool);
    const queue = await reach('queue', connection.kind === 'redis' ? 'REDIS_URL' : 'DATABASE_URL', openQueue(connection, { onTrouble }));
    opened.keep(queue.close);
    if (connection.kind === 'embedded') await queue.takeOver();
    const sources = new Map(config.fhirSources.map((one) => [one.id, openSource(one)]));
    const { openComparisons } = { ...USUAL_LIMITS, ...config.limits };
    const parts = { store, queue, library: library.value, sources, clock: now, openLimit: openComparisons };
    const service = await openService({ ...parts, onError: onTrouble });
    opened.keep(service.close);
    return accept({ service, connection, board: queue.bull, setUrl: store.setUrl, close: opened.close });
  } catch (cause) {
    await opened.close();
    if (cause instanceof OutOfReach) return refuse(cause.issue);
    throw cause;
  }
}

/** A store or queue that cannot be had now; the issue says why. */
class OutOfReach extends Error {
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(issue.text);
    this.name = 'OutOfReach';
    this.issue = issue;
  }
}

async function reach<T>(what: 'store' | 'queue', setting: string, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause);
    throw new OutOfReach(
      cause instanceof FolderInUse
        ? error('folder-in-use', text, { at: setting })
        : error(`${what}-unavailable`, text, { at: setting, fix: 'Check the address or folder, and that the server runs.' }),
    );
  }
}

function embeddedIn(pool: unknown): QueueConnection {
  if (pool === null) throw new Error('an embedded queue needs an embedded store');
  return { kind: 'embedded', pool: pool as Extract<QueueConnection, { kind: 'embedded' }>['pool'] };
}
