import { goti2018 } from '../../models/vancomycin/goti-2018.ts';
import type { ComparisonJob } from '../../src/domain/job.ts';
import type { Dose } from '../../src/domain/regimen.ts';
import { gatherEvidence } from '../../src/twin/evidence.ts';
import { planExposure } from '../../src/twin/exposure-plan.ts';
import { fitModel } from '../../src/twin/fit.ts';
import { objective } from '../../src/twin/fit-objective.ts';
import { widthOfDraw } from '../../src/twin/individual.ts';
import { drawEtas } from '../../src/twin/posterior.ts';
import { runComparison } from '../../src/twin/run.ts';
import { predictorOf, runPrepared } from '../../src/twin/simulate.ts';
import { type Bench, type Figure, median, processorTime } from './bench.ts';

const ARMS = 20;
const DRAWS = 1000;
const HORIZON = 72;
const TURNS = 9;

/**
 * A whole comparison takes at most so many times as long as its numerics alone. The rest reads some 300 figures from each course,
 * sorts the draws at each point of each curve, compares 190 pairs, judges the levels against the population, and advises on the next.
 */
const GATE = 4;

const repeated = (amount: number, every: number, from: number, to: number): Dose[] =>
  Array.from({ length: Math.ceil((to - from) / every) }, (_, i) => ({ at: from + i * every, amount, duration: amount / 500 }));

/** Two days of doses, two levels, 20 regimens of one to three doses a day. */
function question(): ComparisonJob {
  const window = { from: 24, to: 48 };
  return {
    schema: 'dosetwin.job/1',
    code: 'bench',
    drug: 'vancomycin',
    models: [{ id: goti2018.id, hash: '', covariates: [{ at: -48, values: { weight: 78, creatinineClearance: 51 } }] }],
    given: repeated(1000, 12, -48, 0),
    levels: [
      { at: -12.5, value: 22, below: false },
      { at: -3, value: 31, below: false },
    ],
    arms: Array.from({ length: ARMS }, (_, i) => {
      const [amount, every] = [500 + 125 * Math.floor(i / 3), [8, 12, 24][i % 3] ?? 12];
      return { doses: repeated(amount, every, 0, HORIZON), dailyDose: (24 * amount) / every };
    }),
    target: { metric: 'AUC24', window, low: 400, high: 600, best: Math.sqrt(400 * 600) },
    thresholds: [{ metric: 'AUC24', window, above: 600, limit: 0.1 }],
    horizon: HORIZON,
    steadyState: true,
    draws: DRAWS,
    seed: 7,
  };
}

/** The numerics alone: the objective as often as the fit and its draws ask for it, and every course of every arm. */
function numericsOf(job: ComparisonJob): { work: () => void; note: string } {
  const covariates = job.models[0]?.covariates ?? [];
  const evidence = gatherEvidence(goti2018, covariates, job.given, job.levels);
  const fit = fitModel(goti2018, covariates, job.given, job.levels, job.seed);
  const drawn = drawEtas(fit, evidence, DRAWS, job.seed);
  if (!drawn) throw new Error('nothing can be drawn');
  const { etas, how } = drawn;
  const width = widthOfDraw(goti2018);
  const predictor = predictorOf(goti2018, { areas: true });
  const plans = job.arms.map((_, arm) => planExposure(job, arm, predictor, covariates).prepared);
  return {
    work: () => {
      for (let i = 0; i < how.proposals; i++)
        if (!Number.isFinite(objective(evidence, etas.subarray((i % DRAWS) * width)))) throw new Error('no objective');
      for (const plan of plans)
        for (let draw = 0; draw < DRAWS; draw++)
          if (runPrepared(predictor, plan, etas, draw * width) !== undefined) throw new Error('no course');
    },
    note: `${how.proposals} evaluations of the objective (${how.method}) and ${ARMS * DRAWS} courses`,
  };
}

async function measure(): Promise<Figure[]> {
  const job = question();
  const { work, note } = numericsOf(job);
  const whole = async (): Promise<number> => {
    const before = process.cpuUsage();
    const outcome = await runComparison(job, [goti2018]);
    if (!outcome.ok) throw new Error(outcome.issues[0]?.text);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  for (let i = 0; i < 2; i++) {
    await whole();
    work();
  }
  const turns: { whole: number; pure: number }[] = [];
  for (let i = 0; i < TURNS; i++) turns.push({ whole: await whole(), pure: processorTime(work) });
  return [
    {
      what: `${ARMS} arms, ${DRAWS} draws, ${HORIZON} h, two levels`,
      against: 'numerics',
      ratios: turns.map((one) => one.whole / one.pure),
      reach: { most: GATE },
      note: `${note}; whole ${(median(turns.map((one) => one.whole)) / 1000).toFixed(0)} ms of processor time`,
    },
  ];
}

export const bench: Bench = { title: 'A whole comparison', measure };
