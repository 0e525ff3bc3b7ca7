import { beforeAll, describe, expect, test } from 'vitest';
import { findModel } from '../../models/index.ts';
import type { ComparisonOutput } from '../../src/domain/job.ts';
import { explainRanking } from '../../src/study/explain.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { plan } from '../../src/study/plan.ts';
import { pose } from '../../src/study/pose.ts';
import type { Question } from '../../src/study/question.ts';
import { remarkOnOutput } from '../../src/study/remarks.ts';
import { resolveQuestion } from '../../src/study/resolve.ts';
import { runComparison } from '../../src/twin/run.ts';
import { seedState } from '../../src/twin/seed.ts';
import { NOW, aLevel, aRecord, anOrder, threeDoses } from './record-builder.ts';

const goti = findModel('vancomycin/goti-2018');
if (!goti) throw new Error('vancomycin/goti-2018 is not in the library');

const repeated = (value: number, hours: number) => ({
  dose: { value, unit: 'mg', substance: 'vancomycin' },
  route: 'iv' as const,
  infusion: { value: hours, unit: 'h' },
  every: { value: 12, unit: 'h' },
});

async function ask(levels: ReturnType<typeof aLevel>[]): Promise<{ question: Question; output: ComparisonOutput }> {
  const record = aRecord({ given: threeDoses(), ordered: [anOrder()], levels });
  const resolved = resolveQuestion(
    { drug: 'vancomycin', asOf: NOW, model: goti?.id ?? '', draws: 200, candidates: [repeated(500, 1), repeated(1500, 3)] },
    shippedLibrary,
    new Date(NOW),
  );
  const state = seedState(record, NOW);
  if (!resolved.ok || !state.ok) throw new Error('the question makes no sense');
  const question = pose(resolved.value, record, state.value, shippedLibrary);
  if (!question.ok) throw new Error(question.issues.map((one) => one.text).join(' '));
  const output = await runComparison(plan(question.value), shippedLibrary.models);
  if (!output.ok) throw new Error(output.issues.map((one) => one.text).join(' '));
  return { question: question.value, output: output.value };
}

describe('what the numbers ask a reader to doubt', () => {
  let usual: Awaited<ReturnType<typeof ask>>;
  beforeAll(async () => {
    usual = await ask([aLevel('2026-11-23T05:30:00.000Z', 12), aLevel('2026-11-23T10:00:00.000Z', 25)]);
  });

  const codes = ({ question, output }: typeof usual): string[] => remarkOnOutput(question, output, shippedLibrary).map((one) => one.code);
  const change = (edit: (output: ComparisonOutput) => void): string[] => {
    const output = structuredClone(usual.output);
    edit(output);
    return codes({ question: usual.question, output });
  };
  const riskOf = (value: number) => (output: ComparisonOutput) => {
    for (const arm of output.arms) arm.chance.thresholds = [{ value, monteCarloError: 0.01 }];
  };

  test('levels that fit leave nothing to say of a checked model, and of another only that nobody has checked it', () => {
    expect(change(riskOf(0.5))).toEqual([]);
    const output = structuredClone(usual.output);
    riskOf(0.5)(output);
    const remarks = remarkOnOutput(usual.question, output, { models: [{ ...goti, status: { is: 'unchecked' } }] });
    expect(remarks.map((one) => one.code)).toEqual(['model-unchecked']);
  });

  test('levels four times what anybody would have are called contradictory, and the parameters they ask for unusual', async () => {
    const found = codes(await ask([aLevel('2026-11-23T05:30:00.000Z', 60), aLevel('2026-11-23T10:00:00.000Z', 140)]));
    expect(found.filter((code) => code === 'level-contradicts-model')).toHaveLength(2);
  });

  test('a risk of 11 % with an error of 1 point does not settle a limit of 10 %; one of 13 % does', () => {
    expect(change(riskOf(0.11))).toContain('limit-not-settled');
    expect(change(riskOf(0.13))).not.toContain('limit-not-settled');
  });

  test('a parameter four standard deviations out is called unusual', () => {
    const sd = Math.sqrt(goti.omega[0]?.[0] ?? 0);
    const unusual = change((output) => {
      const fit = output.fit.fits[output.fit.parts[0]?.model ?? -1];
      if (fit) fit.eta[0] = -4 * sd;
    });
    expect(unusual).toContain('unusual-parameter');
  });

  test('few effective draws are said, not hidden behind the number asked for', () => {
    const rough = change((output) => {
      for (const { sampling } of output.fit.parts) sampling.effective = 40;
    });
    expect(rough).toContain('rough-posterior');
  });

  test('first place among arms of which none is in the target is called no reason to choose it', () => {
    const output = structuredClone(usual.output);
    for (const [index, arm] of output.arms.entries()) {
      arm.chance.within = { value: index === output.ranking[0] ? 0.3 : 0.8, monteCarloError: 0.01 };
      output.withinLimit[index] = index === output.ranking[0];
    }
    const text = explainRanking(usual.question, { ...output, noneReachesTarget: false, noneWithinLimit: false });
    expect(text).toContain('stands first among those that keep the limit of 10 %');
    expect(text).toContain('No arm that keeps the limit reaches the target');
  });
});
