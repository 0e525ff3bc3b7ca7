import type { Issue } from '../domain/issue.ts';
import type { Instant } from '../domain/time.ts';
import type { StoredComparison } from '../store/comparisons.ts';
import { inTransaction, type Queries } from '../store/connect.ts';
import { appendNext } from '../store/events.ts';
import type { ComparisonEvent, Happening } from './contract.ts';
import type { Library } from './library.ts';
import type { JobQueue } from './queue.ts';

export type Office = {
  store: Queries;
  queue: JobQueue;
  library: Library;
  clock: () => Date;
  /** Told of each event once it is stored. */
  tell: (comparison: string, event: ComparisonEvent, stored?: StoredComparison) => void;
  /** Told of what is counted. */
  witness: (happening: Happening) => void;
  onError: (cause: unknown) => void;
};

/** What of it a change needs. */
export type Told = Pick<Office, 'store' | 'clock' | 'tell' | 'witness'>;

/**
 * A change as its listeners hear of it; for an ending, since when the comparison was there, how long a worker was at it
 * (milliseconds), which models its answer rests on, and the comparison as it is afterwards, which spares whoever waits for it a look at the store.
 */
export type Change = {
  kind: ComparisonEvent['kind'];
  body: Record<string, unknown>;
  since?: Instant;
  took?: number | undefined;
  models?: readonly string[];
  stored?: StoredComparison;
};

/**
 * Changes a comparison and appends the event that tells of it, both or neither; who listens is told once both are stored. False
 * when nothing was to change. `make` changes the comparison's row, and so keeps others from numbering an event of it.
 */
export async function change(office: Told, id: string, what: Change, make: (store: Queries) => Promise<boolean>): Promise<boolean> {
  const { kind, body } = what;
  const at = office.clock();
  const n = await inTransaction(office.store, async (store) =>
    (await make(store)) ? appendNext(store, id, { kind, body: JSON.stringify(body), at }) : null,
  );
  if (n === null) return false;
  announce(office, id, what, n, at);
  return true;
}

/** Tells who listens, and who counts, of a change that is stored with its event as number `n`. */
export function announce(office: Told, id: string, what: Change, n: number, at: Date): void {
  const { kind, body, stored } = what;
  office.tell(id, { n, kind, body, at: at.toISOString() }, stored);
  if (kind !== 'progress' && kind !== 'decided') office.witness(ending(kind, what, at));
}

function ending(status: Exclude<Change['kind'], 'progress' | 'decided'>, { body, since, took, models = [] }: Change, at: Date): Happening {
  const issues = (body['issues'] ?? []) as readonly Issue[];
  return {
    what: 'ended',
    status,
    seconds: since === undefined ? 0 : Math.max(0, at.getTime() - Date.parse(since)) / 1_000,
    ...(took === undefined ? {} : { computing: took / 1_000 }),
    models,
    codes: issues.filter((one) => one.severity === 'error').map((one) => one.code),
  };
}
