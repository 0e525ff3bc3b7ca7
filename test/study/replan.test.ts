import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStudy, type Study } from '../../src/cli/open-study.ts';
import { LEAD_PATIENT, readWardBundle, WARD, WARD_NOW } from '../../src/demo/ward.ts';
import type { ComparisonAnswer } from '../../src/domain/wire/answer.ts';
import type { Happening } from '../../src/study/contract.ts';
import { COMPARISON, jobId } from '../../src/study/jobs.ts';
import { openQueue } from '../../src/study/queue.ts';
import type { Reply } from '../../src/study/reply.ts';
import { VERSION } from '../../src/study/version.ts';
import { startWorker } from '../../workers/main.ts';
import { temporaryDatabase } from '../fixtures/prepared-database.ts';

const CALLER = { tenant: 'local' };
const EARLIER = '0.0.1';
const dose = (value: number) => ({
  dose: { value, unit: 'mg', substance: 'vancomycin' },
  route: 'iv' as const,
  infusion: { value: 1, unit: 'h' },
  every: { value: 12, unit: 'h' },
});
const QUESTION = { drug: 'vancomycin', asOf: WARD_NOW, candidates: [dose(500)], draws: 200 };

const must = <T>(reply: Reply<T>): T => {
  if (!reply.ok) throw new Error(reply.issues.map((one) => one.text).join(' '));
  return reply.value;
};

describe('a comparison that another version of the program planned', () => {
  let folder: Awaited<ReturnType<typeof temporaryDatabase>>;
  let study: Study;
  let happened: Happening[];
  let usual: ComparisonAnswer;

  beforeAll(async () => {
    folder = await temporaryDatabase();
    const config = { dataFolder: folder.path, fhirSources: [], metrics: { host: '127.0.0.1', port: 0 }, insecure: false };
    const opened = await openStudy({ config, now: () => new Date(WARD_NOW), onTrouble: () => undefined });
    if (!opened.ok) throw new Error('the study does not open');
    study = opened.value;
    happened = [];
    study.service.observe((one) => happened.push(one));
    usual = await compute(await ask());
  });
  afterAll(async () => {
    await study.close();
    await folder.remove();
  });

  const ask = async (): Promise<string> => {
    const patient = WARD.find((one) => one.id === LEAD_PATIENT);
    if (!patient) throw new Error('the lead patient is not on the ward');
    return must(await study.service.askComparison({ ...QUESTION, bundle: { ...(await readWardBundle(patient)) } }, CALLER)).id;
  };

  const compute = async (id: string): Promise<ComparisonAnswer> => {
    const worker = await startWorker(study.connection, { threads: 1 });
    const answer = must(await study.service.waitForComparison(id, 20_000, CALLER));
    await worker.close();
    return answer;
  };

  const pool = () => {
    if (study.connection.kind !== 'embedded') throw new Error('the store is not embedded');
    return study.connection.pool;
  };

  /** Makes it look, in the store, as if an earlier version had accepted it. Gives the job that version planned. */
  const makeEarlier = async (id: string): Promise<string> => {
    const code = (version: string): string => `"code":"${version}"`;
    const { rows } = await pool().query(
      'update dosetwin.comparisons set question = replace(question, $2, $3), job = replace(job, $2, $3) where id = $1 returning job',
      [id, code(VERSION), code(EARLIER)],
    );
    const job = String((rows as { job: string }[])[0]?.job);
    expect(job).toContain(code(EARLIER));
    return job;
  };

  test('is refused by the worker, planned anew, and answered with the bytes of this version', async () => {
    const id = await ask();
    const queue = await openQueue(study.connection);
    await expect.poll(() => queue.state(jobId(id)), { timeout: 10_000 }).toBe('waiting');
    expect(await queue.cancel(jobId(id))).toBe('removed');
    await queue.add(jobId(id), COMPARISON, await makeEarlier(id));
    happened.length = 0;
    const { status, resultHash, issues } = await compute(id);
    await queue.close();
    expect({ status, resultHash, issues }).toEqual({ status: 'done', resultHash: usual.resultHash, issues: usual.issues });
    expect(happened).toContainEqual({ what: 'retried', why: 'replanned' });
    expect(happened.filter((one) => one.what === 'ended').map((one) => one.status)).toEqual(['done']);
  });

  test('is not given numbers that were computed for the other plan', async () => {
    const id = await ask();
    await makeEarlier(id);
    happened.length = 0;
    const { status, resultHash } = await compute(id);
    expect({ status, resultHash }).toEqual({ status: 'done', resultHash: usual.resultHash });
    expect(happened).toContainEqual({ what: 'retried', why: 'replanned' });
  });

  test('is refused with the reason when what was asked was not kept', async () => {
    const id = await ask();
    await makeEarlier(id);
    await pool().query('update dosetwin.comparisons set request = null where id = $1', [id]);
    const { status, issues, result } = await compute(id);
    expect([status, issues.map((one) => one.code), result]).toEqual(['refused', ['other-version'], undefined]);
    expect(issues[0]?.text).toContain(EARLIER);
  });
});
