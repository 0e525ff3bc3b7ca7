import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStudy, type Study } from '../../src/cli/open-study.ts';
import { LEAD_PATIENT, readWardBundle, WARD, WARD_NOW } from '../../src/demo/ward.ts';
import type { ComparisonAnswer } from '../../src/domain/wire/answer.ts';
import type { ComparisonQuestion } from '../../src/domain/wire/request.ts';
import { answerInProcess } from '../../src/study/answer.ts';
import { canonical, sha256 } from '../../src/study/canonical.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { readPerson } from '../../src/study/people.ts';
import type { Reply } from '../../src/study/reply.ts';
import { type RunningWorker, startWorker } from '../../workers/main.ts';
import { temporaryDatabase } from '../fixtures/prepared-database.ts';

const CALLER = { tenant: 'local' };
const now = (): Date => new Date(WARD_NOW);
const repeated = (value: number, hours: number, every: number) => ({
  dose: { value, unit: 'mg', substance: 'vancomycin' },
  route: 'iv' as const,
  infusion: { value: hours, unit: 'h' },
  every: { value: every, unit: 'h' },
});
const QUESTION: ComparisonQuestion = {
  drug: 'vancomycin',
  asOf: WARD_NOW,
  candidates: [repeated(500, 1, 12), repeated(1000, 2, 24)],
  draws: 300,
};

const open = async (dataFolder: string): Promise<Study> => {
  const study = await openStudy({
    config: { dataFolder, fhirSources: [], metrics: { host: '127.0.0.1', port: 0 }, insecure: false },
    now,
    onTrouble: () => undefined,
  });
  if (!study.ok) throw new Error(study.issues.map((one) => one.text).join(' '));
  return study.value;
};

const bundleOf = async (id: string) => {
  const patient = WARD.find((one) => one.id === id);
  if (!patient) throw new Error(`${id} is not in the ward`);
  return { ...(await readWardBundle(patient)) };
};

const must = <T>(reply: Reply<T>): T => {
  if (!reply.ok) throw new Error(reply.issues.map((one) => one.text).join(' '));
  return reply.value;
};

const inProcess = async (id: string, question: ComparisonQuestion) => {
  const person = must(await readPerson({ bundle: await bundleOf(id) }, new Map(), shippedLibrary.drugs));
  return answerInProcess(question, person.record, shippedLibrary, now());
};

describe('a question through the store, the queue and a worker', () => {
  let study: Study;
  let worker: RunningWorker;
  let folder: Awaited<ReturnType<typeof temporaryDatabase>>;

  beforeAll(async () => {
    folder = await temporaryDatabase();
    study = await open(folder.path);
    worker = await startWorker(study.connection, { threads: 2 });
  });
  afterAll(async () => {
    await worker.close();
    await study.close();
    await folder.remove();
  });

  const ask = async (id: string, question = QUESTION): Promise<ComparisonAnswer> => {
    const accepted = must(await study.service.askComparison({ ...question, bundle: await bundleOf(id) }, CALLER));
    return must(await study.service.waitForComparison(accepted.id, 60_000, CALLER));
  };

  test.each(WARD.map((one) => one.id).filter((id) => id !== 'demo-merged-old'))(
    'gets for %s what the same question gets in process, to the byte',
    async (id) => {
      const [queued, direct] = [await ask(id), await inProcess(id, QUESTION)];
      const told = (issues: readonly { code: string }[]): string[] => issues.map((one) => one.code).toSorted();
      const wanted = direct.ok
        ? { status: 'done', hash: direct.value.hash, codes: told(direct.value.result.issues) }
        : { status: 'refused', hash: null, codes: told(direct.issues) };
      const hash = queued.result ? sha256(canonical(queued.result)) : null;
      expect({ status: queued.status, hash, codes: told(queued.issues) }).toEqual(wanted);
      expect(queued.resultHash ?? null).toBe(hash);
    },
  );

  test.each([
    ['of one model', { draws: 12_000 }],
    ['of an average', { draws: 12_000, model: 'average' }],
  ])('a large comparison %s, spread over child jobs, gets the same bytes too', async (_name, change) => {
    const large = { ...QUESTION, ...change };
    const [queued, direct] = [await ask(LEAD_PATIENT, large), await inProcess(LEAD_PATIENT, large)];
    expect(queued.resultHash).toBe(direct.ok && direct.value.hash);
  });

  test('what moves the answer gets the same bytes with the arms spread over child jobs', async () => {
    const moved = { ...QUESTION, sensitivity: true, draws: 1000 };
    const [queued, direct] = [await ask(LEAD_PATIENT, moved), await inProcess(LEAD_PATIENT, moved)];
    expect(queued.result?.sensitivity?.rows.length).toBeGreaterThan(3);
    expect(queued.resultHash).toBe(direct.ok && direct.value.hash);
  });

  test('progress is told in order, from the fit to the end', async () => {
    const { id } = await ask(LEAD_PATIENT);
    const events = must(await study.service.comparisonEvents(id, 0, AbortSignal.timeout(10_000), CALLER));
    const kinds: string[] = [];
    for await (const event of events) kinds.push(event.kind);
    expect(kinds.at(-1)).toBe('done');
    expect(kinds.slice(0, -1).every((kind) => kind === 'progress')).toBe(true);
  });

  test('another tenant finds nothing', async () => {
    const { id } = await ask(LEAD_PATIENT);
    expect(await study.service.getComparison(id, { tenant: 'elsewhere' })).toMatchObject({ ok: false, kind: 'not-found' });
  });

  test('haemodialysis is answered with a refusal and its reason', async () => {
    const { status, issues, result } = await ask('demo-haemodialysis');
    expect([status, issues[0]?.code, result]).toEqual(['refused', 'dialysis-not-modelled', undefined]);
  });

  test('a finished comparison cannot be cancelled', async () => {
    const { id } = await ask(LEAD_PATIENT);
    expect(await study.service.cancelComparison(id, CALLER)).toMatchObject({ ok: false, kind: 'conflict' });
  });
});

describe('nothing accepted is lost', () => {
  let folder: Awaited<ReturnType<typeof temporaryDatabase>>;
  beforeAll(async () => {
    folder = await temporaryDatabase();
  });
  afterAll(() => folder.remove());

  test('a comparison accepted while no worker was there is answered by the next start', async () => {
    const first = await open(folder.path);
    const { id } = must(await first.service.askComparison({ ...QUESTION, bundle: await bundleOf(LEAD_PATIENT) }, CALLER));
    await first.close();

    const second = await open(folder.path);
    const worker = await startWorker(second.connection, { threads: 1 });
    const answered = must(await second.service.waitForComparison(id, 60_000, CALLER));
    await worker.close();
    await second.close();
    expect(answered.status).toBe('done');
  });

  test('a cancelled comparison stays cancelled and is never computed', async () => {
    const study = await open(folder.path);
    const { id } = must(await study.service.askComparison({ ...QUESTION, bundle: await bundleOf(LEAD_PATIENT) }, CALLER));
    expect(must(await study.service.cancelComparison(id, CALLER)).status).toBe('cancelled');
    const worker = await startWorker(study.connection, { threads: 1 });
    const next = must(await study.service.askComparison({ ...QUESTION, bundle: await bundleOf(LEAD_PATIENT) }, CALLER));
    await study.service.waitForComparison(next.id, 60_000, CALLER);
    const cancelled = must(await study.service.getComparison(id, CALLER));
    await worker.close();
    await study.close();
    expect([cancelled.status, cancelled.result]).toEqual(['cancelled', undefined]);
  });
});
