import { describe, expect, it } from 'vitest';
import { proportionalError } from '../../src/domain/define-model.ts';
import type { ComparisonJob, ComparisonOutput, Variation } from '../../src/domain/job.ts';
import { estimateCost, fitStep, runComparison, varyStep } from '../../src/twin/run.ts';
import { buildJob } from './job-builder.ts';
import { oneCompartment, twoCompartment } from './reference-models.ts';

const models = [
  twoCompartment(),
  oneCompartment({ id: 'test/no-additive', error: proportionalError({ proportional: 0.2, from: 'test' }) }),
];

async function run(changes: Partial<ComparisonJob> = {}): Promise<ComparisonOutput> {
  const outcome = await runComparison(buildJob(changes), models);
  if (!outcome.ok) throw new Error(outcome.issues[0]?.text);
  return outcome.value;
}

const lessKidney = buildJob().models.map(({ covariates }) =>
  covariates.map(({ at, values }) => ({ at, values: { ...values, CRCL: (values['CRCL'] ?? 0) / 1.2 } })),
);
const [first, second] = buildJob().levels;
const later = first && second ? [first, { ...second, at: second.at + 1 }] : [];

/** What a whole comparison says, in the words of a variation. */
const said = ({ arms, ranking }: ComparisonOutput) => ({
  arms: arms.map(({ chance, deciding }) => ({
    within: chance.within.value,
    thresholds: chance.thresholds.map(({ value }) => value),
    median: deciding.p50,
  })),
  ranking,
});

/** Areas are read from courses with other moments on them: equal to rounding. */
function expectSame(varied: unknown, whole: ComparisonOutput): void {
  const wanted = said(whole);
  expect(varied).toMatchObject({
    is: 'answered',
    ranking: wanted.ranking,
    arms: wanted.arms.map(({ median, ...rest }) => ({ ...rest, median: expect.closeTo(median, 8) })),
  });
}

describe('a question asked again with one input else', () => {
  it('gets what the whole comparison says of these covariates and of these levels', async () => {
    const { sensitivity } = await run({ sensitivity: { draws: 400, variations: [{ covariates: lessKidney }, { levels: later }] } });
    const { models: asked } = buildJob();
    const [kidney, time] = sensitivity?.varied ?? [];
    expectSame(kidney, await run({ models: asked.map((one, i) => ({ ...one, covariates: lessKidney[i] ?? [] })) }));
    expectSame(time, await run({ levels: later }));
  });

  it('leaves the answer itself as it is, and repeats it as the base', async () => {
    const [plain, { sensitivity, ...rest }] = [await run(), await run({ sensitivity: { draws: 400, variations: [{ levels: later }] } })];
    expect(rest).toEqual(plain);
    expect(sensitivity?.base).toEqual(said(plain));
  });

  it('with fewer draws is held against the answer with as few', async () => {
    const { sensitivity } = await run({ sensitivity: { draws: 100, variations: [{}, { levels: later }] } });
    const few = await run({ draws: 100 });
    expectSame({ is: 'answered', ...sensitivity?.base }, few);
    expectSame(sensitivity?.varied[0], await run({ draws: 100, levels: later }));
    expect(sensitivity?.varied).toHaveLength(1);
  });

  const job = (variation: Variation, changes: Partial<ComparisonJob> = {}): ComparisonJob =>
    buildJob({ ...changes, sensitivity: { draws: 400, variations: [variation] } });
  const vary = (asked: ComparisonJob) => {
    const fit = fitStep(asked, models);
    if (!fit.ok) throw new Error('refused');
    return varyStep(asked, models, fit.value, 0);
  };

  it('is not computed where the model has the same numbers, and not where the model may not be used', () => {
    expect(vary(job({ covariates: buildJob().models.map(({ covariates }) => covariates) }))).toMatchObject({ value: { is: 'unchanged' } });
    expect(vary(job({ covariates: [null] }))).toMatchObject({ value: { is: 'refused' } });
  });

  it('says why where the levels can then no longer be explained', () => {
    const alone = { models: [{ id: 'test/no-additive', hash: 'a', covariates: [{ at: -96, values: {} }] }] };
    const before = job({ levels: [{ at: -97, value: 12, below: false }] }, alone);
    expect(vary(before)).toMatchObject({ value: { is: 'failed', why: expect.stringContaining('explain no drug at all') } });
  });

  it('is refused where its numbers are none, and throws where it does not belong to the job', () => {
    expect(vary(job({ levels: [{ at: -1, value: Number.NaN, below: false }] }))).toMatchObject({
      ok: false,
      issues: [{ at: 'levels[0]' }],
    });
    const asked = job({});
    const fit = fitStep(asked, models);
    if (!fit.ok) throw new Error('refused');
    expect(() => varyStep(asked, models, fit.value, 1)).toThrow('does not belong');
  });

  it('counts as one more answer each in the cost of a job', () => {
    const plain = estimateCost(buildJob());
    const once = estimateCost(job({}));
    expect(once).toBeGreaterThan(1.9 * plain);
    expect(estimateCost(buildJob({ sensitivity: { draws: 400, variations: [{}, {}] } })) - once).toBeCloseTo(once - plain, 9);
  });
});
