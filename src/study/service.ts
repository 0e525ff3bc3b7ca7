import { error } from '../domain/issue.ts';
import { readMoment } from '../domain/time.ts';
import { type StoredComparison, countOpen, getComparison, isFinished, listComparisons, setStatus } from '../store/comparisons.ts';
import type { Store } from '../store/connect.ts';
import { listDecisions, newestDecisions } from '../store/decisions.ts';
import { claimKey, completeKey, expireKeys, releaseKeysInFlight } from '../store/idempotency.ts';
import { dropFromOutbox, type OutboxEntry, returnAllToOutbox } from '../store/outbox.ts';
import { getVersion, listTwins, listVersions } from '../store/twins.ts';
import { listWork } from '../store/worklist.ts';
import { openAdmission } from './admission.ts';
import { changesSince } from './changes.ts';
import { accept, showComparison, summarise } from './comparisons.ts';
import type { Happening, Service } from './contract.ts';
import { openCourier } from './courier.ts';
import { openForgetting } from './forget.ts';
import { jobId } from './jobs.ts';
import { decide, readStanding, showDecision } from './decisions.ts';
import type { Library } from './library.ts';
import { follow, openLive } from './live.ts';
import { change } from './office.ts';
import { type Sources, readPerson } from './people.ts';
import { preparePreview } from './preview.ts';
import type { JobQueue } from './queue.ts';
import { type Failure, fail, reply } from './reply.ts';
import { readAsOf } from './resolve.ts';
import { seedPerson, showTwin } from './twins.ts';
import { showRecord, showWork } from './worklist.ts';

export type ServiceParts = {
  store: Store;
  queue: JobQueue;
  library: Library;
  sources: Sources;
  clock: () => Date;
  /** Comparisons that may be open before another one is put off. */
  openLimit: number;
  onError: (cause: unknown) => void;
};

/** How often the outbox is looked at and open comparisons are compared with the queue, and how often old keys are forgotten. */
const DELIVER_EVERY = 2_000;
const RECONCILE_EVERY = 15_000;
const EXPIRE_EVERY = 3_600_000;

const notFound = (what: string): Failure =>
  fail('not-found', [error('not-found', `There is no such ${what}.`, { at: 'id', fix: 'Check the id.' })]);

/**
 * Puts the parts together and starts carrying: at once everything left open by an earlier run is compared with the queue. Whoever
 * opens the store and the queue also closes them, after `close`.
 */
export async function openService(parts: ServiceParts): Promise<Service> {
  const { store, queue, library, clock, onError } = parts;
  const live = openLive();
  const listeners = new Set<(happening: Happening) => void>();
  const witness = (happening: Happening): void => listeners.forEach((listen) => listen(happening));
  const told = { store, clock, tell: live.tell, witness };
  const courier = openCourier({ ...told, queue, library, onError });
  const admission = openAdmission(store, parts.openLimit);
  const forget = openForgetting({ store, queue, clock, onError });
  const desk = { store, library, sources: parts.sources, clock };
  const deliver = oneAtATime(() => courier.deliver(), onError);
  const reconcile = oneAtATime(() => courier.reconcile(), onError);
  // Nobody else can be answering a request of an embedded store that has just been opened, or carrying for it.
  if (store.kind === 'embedded') {
    await releaseKeysInFlight(store);
    await returnAllToOutbox(store);
  }
  queue.onRetried((why) => witness({ what: 'retried', why }));
  await courier.reconcile();
  await courier.deliver();
  const sending = new Set<Promise<void>>();
  const send = (entry: OutboxEntry, stored: StoredComparison): void => {
    const sent = courier
      .send(entry, stored)
      .catch(onError)
      .finally(() => sending.delete(sent));
    sending.add(sent);
  };
  const timers = [
    setInterval(deliver, DELIVER_EVERY),
    setInterval(reconcile, RECONCILE_EVERY),
    setInterval(() => void expireKeys(store, clock()).catch(onError), EXPIRE_EVERY),
  ];

  const show: Service['getComparison'] = async (id, { tenant }) => {
    const stored = await getComparison(store, tenant, id);
    if (!stored) return notFound('comparison');
    return reply(showComparison(stored, stored.status === 'done' ? await readStanding(store, stored) : undefined));
  };

  return {
    seedTwin: async (request, { tenant }) => {
      if ((request.patient === undefined) === (request.bundle === undefined)) {
        return fail('meaning', [
          error('who-is-it', 'A twin is of one person.', { at: 'patient', fix: 'Send exactly one of patient and bundle.' }),
        ]);
      }
      const now = clock();
      const asOf = readAsOf(request.asOf, now);
      if (!asOf.ok) return fail('meaning', asOf.issues);
      const person = await readPerson(request, desk.sources, library.drugs);
      if (!person.ok) return person;
      const seeded = await seedPerson(store, tenant, person.value, asOf.value, clock());
      return seeded.ok ? reply({ created: seeded.value.created, twin: showTwin(seeded.value.version) }) : seeded;
    },
    listTwins: async (page, { tenant }) => {
      const found = await listTwins(store, tenant, page);
      return found.ok ? reply(found.value) : fail('form', found.issues);
    },
    getTwin: async (id, at, { tenant }) => {
      const moment = at === undefined ? undefined : readMoment(at, 'at');
      if (moment?.ok === false) return fail('form', moment.issues);
      const version = await getVersion(store, tenant, id, moment ? { at: new Date(moment.value.at) } : 'head');
      return version ? reply(showTwin(version)) : notFound('twin');
    },
    listVersions: async (id, page, { tenant }) => {
      const found = await listVersions(store, tenant, id, page);
      if (!found.ok) return fail('form', found.issues);
      return found.value ? reply(found.value) : notFound('twin');
    },
    getVersion: async (id, n, { tenant }) => {
      const version = await getVersion(store, tenant, id, { n });
      return version ? reply(showTwin(version)) : notFound('version of a twin');
    },
    getRecord: async (id, n, { tenant }) => {
      const version = await getVersion(store, tenant, id, { n });
      return version ? reply(showRecord(version)) : notFound('version of a twin');
    },
    getChanges: async (id, { tenant }) => {
      const version = await getVersion(store, tenant, id, 'head');
      return version ? changesSince(version, parts.sources, library.drugs, clock()) : notFound('twin');
    },
    forgetTwin: async (id, { tenant }) => ((await forget(tenant, id)) ? reply(null) : notFound('twin')),
    worklist: async (page, { tenant }) => {
      const [found, open] = await Promise.all([listWork(store, tenant, page), countOpen(store)]);
      if (!found.ok) return fail('form', found.issues);
      const { items, next } = found.value;
      return reply({ items: items.map(showWork), next, sources: [...parts.sources.keys()], open });
    },
    admit: () => admission.ask(),
    askComparison: async (request, { tenant }) => {
      const accepted = await accept(desk, request, tenant);
      if (!accepted.ok) return accepted;
      const { stored, entry } = accepted.value;
      if (entry) send(entry, stored);
      const answer = showComparison(stored);
      if (answer.status === 'refused')
        await change(told, answer.id, { kind: 'refused', body: { issues: answer.issues } }, async () => true);
      return reply(answer);
    },
    previewComparison: (request, { tenant }) => preparePreview(desk, request, tenant),
    getComparison: show,
    listComparisons: async (filter, page, { tenant }) => {
      const found = await listComparisons(store, tenant, filter, page);
      if (!found.ok) return fail('form', found.issues);
      const { items, next } = found.value;
      const decisions = await newestDecisions(
        store,
        items.map((one) => one.id),
      );
      return reply({ items: items.map((one) => summarise(one, decisions.get(one.id))), next });
    },
    cancelComparison: async (id, caller) => {
      const stored = await getComparison(store, caller.tenant, id);
      if (!stored) return notFound('comparison');
      const cancelled = await change(told, id, { kind: 'cancelled', body: {}, since: stored.createdAt }, async (inOne) => {
        await dropFromOutbox(inOne, id);
        return setStatus(inOne, id, 'cancelled', { at: clock() });
      });
      if (!cancelled) {
        return fail('conflict', [
          error('already-finished', 'The comparison is already finished.', { at: 'id', fix: 'Nothing needs to be cancelled.' }),
        ]);
      }
      await queue.cancel(jobId(id));
      return show(id, caller);
    },
    waitForComparison: async (id, milliseconds, caller) => {
      const until = performance.now() + milliseconds;
      for (;;) {
        const left = until - performance.now();
        const sign = live.next(id, Math.min(left, 1000));
        const found = await getComparison(store, caller.tenant, id);
        if (!found) return notFound('comparison');
        if (isFinished(found.status) || left <= 0) return reply(showComparison(found));
        const heard = await sign;
        if (heard && isFinished(heard.status)) return reply(showComparison(heard));
      }
    },
    comparisonEvents: async (id, after, signal, { tenant }) => {
      const stored = await getComparison(store, tenant, id);
      return stored ? reply(follow(store, live, id, after, signal)) : notFound('comparison');
    },
    decide: (id, asked, { tenant }) => decide(told, library, id, asked, tenant),
    listDecisions: async (twin, page, { tenant }) => {
      const found = await listDecisions(store, tenant, twin, page);
      if (!found.ok) return fail('form', found.issues);
      return found.value ? reply({ items: found.value.items.map(showDecision), next: found.value.next }) : notFound('twin');
    },
    claimKey: async (route, key, bodyHash, { tenant }) => {
      const claim = await claimKey(store, { tenant, route, key, bodyHash, at: clock() });
      if (claim.state === 'claimed') return reply({});
      if (claim.state === 'replay') return reply({ replay: claim.reply });
      const at = 'header.idempotency-key';
      return claim.state === 'other-body'
        ? fail('meaning', [
            error('key-used', 'This idempotency key was used for another request.', { at, fix: 'Use a new key for a new request.' }),
          ])
        : fail(
            'conflict',
            [
              error('key-in-flight', 'The first request with this idempotency key is still being answered.', {
                at,
                fix: 'Wait for its answer.',
              }),
            ],
            1,
          );
    },
    completeKey: (route, key, answer, { tenant }) => completeKey(store, { tenant, route, key }, answer),
    health: async () => {
      const [storeFault, queueFault] = await Promise.all([store.check(), queue.check()]);
      const health = [
        { name: 'store', ok: storeFault === null, detail: storeFault ?? 'answers' },
        { name: 'queue', ok: queueFault === null, detail: queueFault ?? 'answers' },
      ];
      return { ready: health.every((one) => one.ok), parts: health };
    },
    queueCounts: () => queue.counts(),
    openComparisons: () => countOpen(store),
    observe: (listener) => void listeners.add(listener),
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.all([deliver.idle(), reconcile.idle(), ...sending]);
    },
  };
}

type Repeatable = { (): void; /** Resolves when the run in hand is over. */ idle(): Promise<void> };

/** Runs `work` now, or once more after the run in hand: calls never overlap and none is lost. */
function oneAtATime(work: () => Promise<void>, onError: (cause: unknown) => void): Repeatable {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await work().catch(onError);
    } while (again);
    running = null;
  };
  const ask = (): void => {
    if (running) again = true;
    else running = run();
  };
  return Object.assign(ask, { idle: async () => running ?? undefined });
}
