import type { ComparisonJob } from '../../src/domain/job.ts';
import type { Dose } from '../../src/domain/regimen.ts';

/** Doses of one size from `at` on. */
export const repeated = (amount: number, every: number, count: number, at = 0, duration = 1): Dose[] =>
  Array.from({ length: count }, (_, i) => ({ at: at + i * every, amount, duration }));

/** A vancomycin-like job: four days of doses, two levels, three arms and "stop". Anything may be replaced. */
export const buildJob = (changes: Partial<ComparisonJob> = {}): ComparisonJob => ({
  schema: 'dosetwin.job/1',
  code: 'test',
  drug: 'vancomycin',
  models: [
    {
      id: 'test/two-compartment',
      hash: 'a',
      covariates: [
        { at: -96, values: { CRCL: 80, WT: 75 } },
        { at: -30, values: { CRCL: 60, WT: 75 } },
      ],
    },
  ],
  given: repeated(1000, 12, 8, -96),
  levels: [
    { at: -46, value: 24, below: false },
    { at: -12.5, value: 14, below: false },
  ],
  arms: [
    { doses: repeated(1000, 12, 6), dailyDose: 2000 },
    { doses: repeated(750, 12, 6), dailyDose: 1500 },
    { doses: repeated(1500, 24, 3), dailyDose: 1500 },
    { doses: [], dailyDose: 0 },
  ],
  target: { metric: 'AUC24', window: { from: 24, to: 48 }, low: 400, high: 600, best: Math.sqrt(400 * 600) },
  thresholds: [{ metric: 'AUC24', window: { from: 24, to: 48 }, above: 600, limit: 0.1 }],
  horizon: 72,
  steadyState: true,
  draws: 400,
  seed: 7,
  ...changes,
});
