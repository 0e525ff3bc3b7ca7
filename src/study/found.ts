import type { ComparisonOutput } from '../domain/job.ts';
import { dailyDoseOf, dosesOf } from '../domain/pattern.ts';
import { describeRepeated } from './candidate.ts';
import type { Library } from './library.ts';
import type { Question } from './question.ts';
import { sayAmount } from './weigh.ts';

/** The question with the regimens that a search found as arms after its own, in the order of the output's. */
export function withFound(question: Question, { found }: ComparisonOutput, { drugs }: Library): Question {
  if (!found) return question;
  const drug = drugs.find(({ name }) => name === question.drug);
  if (!drug) throw new Error(`the question is about ${question.drug}, which the library does not have`);
  const say = sayAmount(drug);
  const arms = found.patterns.map((pattern) => ({
    label: describeRepeated(pattern, say),
    doses: dosesOf(pattern, question.horizon),
    dailyDose: dailyDoseOf(pattern),
    asIs: false,
  }));
  return { ...question, arms: [...question.arms, ...arms] };
}
