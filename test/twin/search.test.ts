import { describe, expect, it } from 'vitest';
import type { ComparisonJob, Found } from '../../src/domain/job.ts';
import { type Pattern, dosesOf } from '../../src/domain/pattern.ts';
import { readDoubles } from '../../src/numerics/doubles-as-text.ts';
import { armStep, fitStep, runComparison, searchStep } from '../../src/twin/run.ts';
import { readParts } from '../../src/twin/parts.ts';
import { searchPatterns } from '../../src/twin/search.ts';
import { buildJob } from './job-builder.ts';
import { oneCompartment, twoCompartment } from './reference-models.ts';

const models = [twoCompartment(), oneCompartment({ clearance: 3.6 })];

/** Doses from far too little to far too much, with and without a loading dose. */
const PATTERNS: Pattern[] = [6, 8, 12, 24].flatMap((every) =>
  [100, 250, 300, 400, 500, 600, 750, 900, 1000, 1250, 1500, 2000].flatMap((amount) => {
    const plain = { first: 1.5, every, amount, duration: 1 };
    return amount === 500 ? [plain, { ...plain, loading: { amount: 1000, duration: 2 } }] : [plain];
  }),
);
const searching = (changes: Partial<ComparisonJob> = {}): ComparisonJob =>
  buildJob({ draws: 300, search: { patterns: PATTERNS, show: 5 }, ...changes });

function search(job: ComparisonJob): Found {
  const fit = fitStep(job, models);
  if (!fit.ok) throw new Error(fit.issues[0]?.text);
  const found = searchPatterns(job, readParts(job, models, fit.value));
  if (typeof found === 'string') throw new Error(found);
  return found;
}

/** Every regimen as an arm of a comparison, for every draw; then the rule, said once more. */
function bruteForce(job: ComparisonJob): Pattern[] {
  const fit = fitStep(job, models);
  if (!fit.ok) throw new Error(fit.issues[0]?.text);
  const arms = PATTERNS.map((pattern) => ({ doses: dosesOf(pattern, job.horizon), dailyDose: null }));
  const scored = PATTERNS.flatMap((pattern, i) => {
    const arm = armStep({ ...job, arms }, models, fit.value, i);
    if (!arm.ok) throw new Error(arm.issues[0]?.text);
    const within = arm.value.chance.thresholds.every(({ value }, k) => value <= (job.thresholds[k]?.limit ?? 0));
    const mean = readDoubles(arm.value.scores).reduce((sum, one) => sum + one, 0) / job.draws;
    return within ? [{ pattern, mean }] : [];
  });
  const best = scored.toSorted((a, b) => b.mean - a.mean);
  const ofInterval = (turn: number) =>
    [6, 8, 12, 24]
      .flatMap((every) => best.filter(({ pattern }) => pattern.every === every).slice(turn, turn + 1))
      .toSorted((a, b) => b.mean - a.mean);
  return [...ofInterval(0), ...ofInterval(1)].slice(0, 5).map(({ pattern }) => pattern);
}

describe('the search for regimens', () => {
  it.each([
    ['the area of the second day', {}],
    ['the area, without levels', { levels: [] }],
    [
      'troughs, with a limit on peaks beside them',
      {
        target: { metric: 'Cmin', window: { from: 24, to: 48 }, low: 10, high: 20, best: Math.sqrt(200) },
        thresholds: [
          { metric: 'Cmin', window: { from: 24, to: 48 }, above: 20, limit: 0.1 },
          { metric: 'Cmax', window: { from: 0, to: 48 }, above: 45, limit: 0.05 },
        ],
      },
    ],
    [
      'the area, by the average of two models',
      {
        average: 'evidence',
        models: [...buildJob().models, { id: 'test/one-compartment', hash: 'a', covariates: [{ at: 0, values: {} }] }],
      },
    ],
    [
      'time above a MIC, with one bound',
      {
        target: { metric: 'T>MIC', window: { from: 24, to: 48 }, mic: 12, low: 60, high: null, best: 120 },
      },
    ],
  ] as const)('finds what simulating every regimen for every draw finds: %s', (_name, changes) => {
    const job = searching(changes as Partial<ComparisonJob>);
    expect(search(job)).toEqual({ patterns: bruteForce(job), searched: PATTERNS.length });
  });

  it('shows none beyond a limit on safety, and compares those it found on the draws of the arms that were asked', async () => {
    const job = searching();
    const outcome = await runComparison(job, models);
    if (!outcome.ok) throw new Error(outcome.issues[0]?.text);
    const { arms, found, withinLimit } = outcome.value;
    expect(arms).toHaveLength(job.arms.length + (found?.patterns.length ?? 0));
    expect(found?.patterns.length).toBeGreaterThanOrEqual(2);
    expect(withinLimit.slice(job.arms.length).every(Boolean)).toBe(true);
  });

  it('shows more than one interval where more than one can be given', () => {
    expect(new Set(search(searching()).patterns.map(({ every }) => every)).size).toBe(4);
  });

  it('is refused when no regimen keeps the limit, or only one does: a single dose is never the answer', () => {
    const job = searching({ thresholds: [{ metric: 'AUC24', window: { from: 24, to: 48 }, above: 1, limit: 0.1 }] });
    const fit = fitStep(job, models);
    if (!fit.ok) throw new Error(fit.issues[0]?.text);
    const refused = searchStep(job, models, fit.value);
    expect(refused.ok).toBe(false);
    expect(refused.issues[0]).toMatchObject({ code: 'no-regimen-within-limit' });
    const alone = searchStep(searching({ search: { patterns: PATTERNS.slice(0, 1), show: 5 } }), models, fit.value);
    expect(alone.issues[0]?.text).toContain('only one keeps');
  });

  it('is refused for a regimen that is none', async () => {
    const strange = { first: 0, every: 0, amount: 100, duration: 1 };
    const outcome = await runComparison(searching({ search: { patterns: [strange], show: 5 } }), models);
    expect(outcome.issues[0]).toMatchObject({ code: 'job-not-computable', at: 'search.patterns[0]' });
  });
});
