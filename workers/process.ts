import { type Issue, error } from '../src/domain/issue.ts';
import type { ArmOutput, ComparisonJob, FitOutput, VariedOutput } from '../src/domain/job.ts';
import { canonical } from '../src/study/canonical.ts';
import { ARM, type ArmJob, COMPARISON, OTHER_VERSION, type Progress, SPREAD_ABOVE, armJobId, plannedBy } from '../src/study/jobs.ts';
import { JobRefused, type Processor, type RunningJob } from '../src/study/queue.ts';
import { VERSION } from '../src/study/version.ts';
import { estimateCost } from '../src/twin/run.ts';
import type { Pool } from './pool.ts';

/** Answers the two kinds of job. A refusal is final; a fault of the machinery is tried again by the queue. */
export const openProcessor =
  (pool: Pool): Processor =>
  async (running) => {
    if (running.name === COMPARISON) return compare(pool, running);
    if (running.name === ARM) return computeArm(pool, running);
    throw new JobRefused([error('unknown-job', `There is no job of the kind ${JSON.stringify(running.name)}.`)]);
  };

/** Fit, every arm on the same draws, compare. A large comparison hands its arms to other workers and comes back when they are done. */
async function compare(pool: Pool, running: RunningJob): Promise<string> {
  const asked = readJob(JSON.parse(running.text) as ComparisonJob);
  const { signal } = running;
  const tell = tellNowAndThen(running);
  const { job, fit } = running.kept === null ? await begin(pool, asked, signal) : (JSON.parse(running.kept) as Begun);
  const of = job.arms.length + 2;
  tell({ done: 1, of, step: 'fit' });
  const arms =
    estimateCost(job) > SPREAD_ABOVE
      ? await spreadArms(running, job, fit)
      : await runArms(pool, running, job, fit, (done) => tell({ done, of, step: 'arms' }));
  const varied = await runVariations(pool, job, fit, signal);
  return canonical(value(await pool.run({ step: 'compare', job, fit, arms, varied }, signal)));
}

/** Milliseconds between two words on how far a job is: each is stored, and is worth that only when there is time to read it. */
const NOW_AND_THEN = 250;

/**
 * Tells of progress without keeping the job waiting, and not of a job that is done before anybody could read it. A word that is lost
 * is no loss: the queue reports its own troubles, and whether the job is done is told by its end.
 */
function tellNowAndThen(running: RunningJob): (progress: Progress) => void {
  let told = performance.now();
  return (progress) => {
    if (performance.now() - told < NOW_AND_THEN) return;
    told = performance.now();
    running.progress(progress).catch(() => undefined);
  };
}

/** What is known before the arms: the fit, and the job with the arms that a search found. */
type Begun = { job: ComparisonJob; fit: FitOutput };

async function begin(pool: Pool, job: ComparisonJob, signal: AbortSignal): Promise<Begun> {
  const fit = value(await pool.run({ step: 'fit', job }, signal));
  return { fit, job: job.search ? value(await pool.run({ step: 'search', job, fit }, signal)) : job };
}

async function runArms(
  pool: Pool,
  running: RunningJob,
  job: ComparisonJob,
  fit: FitOutput,
  tell: (done: number) => void,
): Promise<ArmOutput[]> {
  let done = 1;
  return Promise.all(
    job.arms.map(async (_, arm) => {
      const output = value(await pool.run({ step: 'arm', job, fit, arm }, running.signal));
      done += 1;
      tell(done);
      return output;
    }),
  );
}

/** A variation has few draws; its arms are not worth a journey of their own. */
const runVariations = (pool: Pool, job: ComparisonJob, fit: FitOutput, signal: AbortSignal): Promise<VariedOutput[]> =>
  Promise.all(
    (job.sensitivity?.variations ?? []).map(async (_, variation) => value(await pool.run({ step: 'vary', job, fit, variation }, signal))),
  );

async function spreadArms(running: RunningJob, job: ComparisonJob, fit: FitOutput): Promise<ArmOutput[]> {
  const children = job.arms.map((_, arm) => ({
    id: armJobId(running.id, arm),
    name: ARM,
    text: canonical({ job, fit, arm } satisfies ArmJob),
  }));
  const texts = await running.spread(children, canonical({ job, fit } satisfies Begun));
  return texts.map((text) => JSON.parse(text) as ArmOutput);
}

async function computeArm(pool: Pool, running: RunningJob): Promise<string> {
  const { job, fit, arm } = JSON.parse(running.text) as ArmJob;
  return canonical(value(await pool.run({ step: 'arm', job: readJob(job), fit, arm }, running.signal)));
}

/** A job planned by another version of the code could be answered with other numbers than its question expects. */
function readJob(job: ComparisonJob): ComparisonJob {
  if (job.schema === 'dosetwin.job/1' && job.code === VERSION) return job;
  throw new JobRefused([
    error(OTHER_VERSION, `This job was planned by version ${job.code}; this worker is version ${VERSION}.`, {
      at: plannedBy(job.code),
      fix: 'Run workers and service of the same version, then ask again.',
    }),
  ]);
}

function value<T>(outcome: { ok: true; value: T } | { ok: false; issues: Issue[] }): T {
  if (outcome.ok) return outcome.value;
  throw new JobRefused(outcome.issues);
}
