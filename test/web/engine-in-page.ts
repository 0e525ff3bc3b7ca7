import type { Page } from 'playwright-core';
import { drugs, library } from '../../models/index.ts';
import type { ComparisonJob } from '../../src/domain/job.ts';
import { usualDose } from '../../src/study/library.ts';
import { personInside } from '../../src/twin/gate-people.ts';
import { armStep, fitStep } from '../../src/twin/run.ts';
import type { ArmDrawn, Told } from '../../src/web/preview/previewer.ts';
import { repeated } from '../twin/job-builder.ts';

/** Few draws: what is held is that they are the same, not what they say. */
const DRAWS = 2;

/** A person of each model of the library who was given a usual dose twice and may get it again. */
export const jobsOfLibrary = (): ComparisonJob[] =>
  library.map((model) => {
    const amount = usualDose(model, drugs) ?? 1;
    return {
      schema: 'dosetwin.job/1',
      code: 'test',
      drug: model.drug.name,
      models: [{ id: model.id, hash: '', covariates: [{ at: -48, values: personInside(model) }] }],
      given: repeated(amount, 12, 2, -24),
      levels: [],
      arms: [{ doses: repeated(amount, 12, 4), dailyDose: 2 * amount }],
      target: { metric: 'AUC24', window: { from: 24, to: 48 }, low: 400, high: 600, best: 490 },
      thresholds: [{ metric: 'AUC24', window: { from: 24, to: 48 }, above: 600, limit: 0.1 }],
      horizon: 48,
      steadyState: false,
      draws: DRAWS,
      seed: 11,
    };
  });

/** What the engine here makes of a job. */
export function computeHere(job: ComparisonJob): ArmDrawn {
  const fit = fitStep(job, library);
  const arm = fit.ok ? armStep(job, library, fit.value, 0) : fit;
  if (!arm.ok) throw new Error(`${job.models[0]?.id}: ${arm.issues[0]?.text}`);
  return arm.value;
}

/** What the built engine of the page makes of jobs, in a thread of the page: the last thing told of each. */
export const computeInPage = (page: Page, file: string, jobs: readonly ComparisonJob[]): Promise<Told[]> =>
  page.evaluate(`(async () => {
    const worker = new Worker(${JSON.stringify(file)}, { type: 'module' });
    const told = [];
    for (const [n, job] of ${JSON.stringify(jobs)}.entries())
      told.push(await new Promise((resolve, reject) => {
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({ data }) => {
          if (data.n === n && (data.what === 'refused' || (data.what === 'drawn' && data.draws === data.of))) resolve(data);
        };
        worker.postMessage({ n, job });
      }));
    worker.terminate();
    return told;
  })()`);

/** The quantiles of the deciding exposure and of the curve, in one row. */
export const numbersOf = ({ deciding, curve }: ArmDrawn): number[] =>
  (['p5', 'p25', 'p50', 'p75', 'p95'] as const).flatMap((name) => [deciding[name], ...curve[name]]);

/** The largest difference of two rows, as a share of the largest number of the second. */
export const farthest = (ours: readonly number[], theirs: readonly number[]): number =>
  ours.length === theirs.length
    ? Math.max(...theirs.map((value, i) => Math.abs(value - (ours[i] ?? Number.NaN)))) / Math.max(...theirs.map(Math.abs))
    : Number.NaN;
