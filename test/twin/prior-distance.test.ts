import { describe, expect, it } from 'vitest';
import type { JobLevel } from '../../src/domain/job.ts';
import { additiveError } from '../../src/domain/define-model.ts';
import { openStream } from '../../src/numerics/random.ts';
import { gatherEvidence } from '../../src/twin/evidence.ts';
import { measurePriorDistance } from '../../src/twin/prior-distance.ts';
import { IMPROBABLE, fitStep, searchStep } from '../../src/twin/run.ts';
import { buildJob, repeated } from './job-builder.ts';
import { oneCompartment, twoCompartment } from './reference-models.ts';

const nobody = [{ at: -48, values: {} }];
const DOSES = repeated(1000, 12, 4, -48);
const model = oneCompartment();
const distanceOf = (levels: JobLevel[], seed = 1) => {
  const found = measurePriorDistance(gatherEvidence(model, nobody, DOSES, levels), seed);
  if (!found) throw new Error('no distance');
  return found;
};
const measured = (...values: number[]): JobLevel[] => values.map((value, i) => ({ at: [-12.5, -9, -6][i] ?? -3, value, below: false }));

/** Levels of somebody whose clearance is so many times what was drawn from the model, with residual error. */
function drawn(times: number, stream: ReturnType<typeof openStream>): JobLevel[] {
  const levels = measured(1, 1);
  const evidence = gatherEvidence(model, nobody, DOSES, levels);
  const predictions = evidence.predict([0.3 * stream.normal() + Math.log(times), 0.2 * stream.normal()]);
  if (typeof predictions === 'string') throw new Error(predictions);
  return levels.map((level, i) => {
    const prediction = predictions[i] ?? 0;
    return { ...level, value: Math.max(0.01, prediction + (evidence.residuals[0]?.sd(prediction) ?? 0) * stream.normal()) };
  });
}

describe('the distance of all levels from what the model expects', () => {
  it('has p below 0.01 in about one of a hundred people of the model, and in ten times as many whose clearance is three times or a third of theirs', () => {
    const people = 300;
    const alarms = (times: number): number => {
      const stream = openStream(11);
      return Array.from({ length: people }, (_, seed) => distanceOf(drawn(times, stream), seed)).filter(({ p }) => p < IMPROBABLE).length;
    };
    // Four standard errors of 300 draws around 1 %.
    expect(alarms(1) / people).toBeLessThan(0.01 + 4 * Math.sqrt((0.01 * 0.99) / people));
    expect(alarms(3) / people).toBeGreaterThan(0.1);
    expect(alarms(1 / 3) / people).toBeGreaterThan(0.1);
  }, 60_000);

  it('is small in the middle and grows to either side', () => {
    const typical = gatherEvidence(model, nobody, DOSES, measured(1, 1)).predict([0, 0]);
    if (typeof typical === 'string') throw new Error(typical);
    const [trough = 0, peak = 0] = typical;
    const at = (factor: number) => distanceOf(measured(trough * factor, peak * factor)).distance;
    expect(at(1)).toBeLessThan(0.5);
    expect(at(2)).toBeGreaterThan(at(1.3));
    expect(at(0.4)).toBeGreaterThan(at(0.8));
  });

  it('sees two levels that are each usual and together are not', () => {
    const typical = gatherEvidence(model, nobody, DOSES, measured(1, 1)).predict([0, 0]);
    if (typeof typical === 'string') throw new Error(typical);
    const [trough = 0, peak = 0] = typical;
    expect(distanceOf(measured(trough * 1.6, peak * 0.7)).p).toBeLessThan(distanceOf(measured(trough * 1.6, peak * 1.3)).p);
  });

  it('takes a level below quantification for what it is: usual where nearly nothing is left, strange where much is', () => {
    const below = (value: number): JobLevel[] => [{ at: -12.5, value, below: true }];
    expect(distanceOf(below(0.2)).p).toBeLessThan(IMPROBABLE);
    expect(distanceOf(below(40)).p).toBe(1);
  });

  it('is none without levels', () => {
    expect(measurePriorDistance(gatherEvidence(model, nobody, DOSES, []), 1)).toBeUndefined();
  });
});

describe('levels that the model does not expect', () => {
  const models = [
    twoCompartment(),
    oneCompartment({ id: 'test/additive', error: additiveError({ additive: 1, unit: 'mg/L', from: 'test' }) }),
  ];
  const patterns = [500, 750].map((amount) => ({ first: 0, every: 12, amount, duration: 1 }));
  const job = (factor: number) =>
    buildJob({ levels: buildJob().levels.map((one) => ({ ...one, value: one.value * factor })), search: { patterns, show: 5 } });

  it('withhold a suggestion, and say so; those that it does expect do not', () => {
    const [strange, usual] = [job(6), job(1)].map((one) => {
      const fit = fitStep(one, models);
      if (!fit.ok) throw new Error(fit.issues[0]?.text);
      return searchStep(one, models, fit.value).issues.map(({ code }) => code);
    });
    expect(strange).toEqual(['levels-improbable']);
    expect(usual).not.toContain('levels-improbable');
  });
});
