import type { PkModel } from '../domain/define-model.ts';
import { type Drug, dosingBy } from '../domain/drug.ts';
import type { Issue } from '../domain/issue.ts';
import type { SamplingAdvice, WithoutTarget } from '../domain/sampling.ts';
import type { SafetyThreshold, Target } from '../domain/target.ts';
import { drugs, library, targets, thresholds } from '../../models/index.ts';
import { sampling } from '../../models/sampling.ts';
import { withoutTarget } from '../../models/targets/none.ts';

/** What is known, handed down as an argument so that a question never reaches for a global. */
export type Library = {
  models: readonly PkModel[];
  drugs: readonly Drug[];
  targets: readonly Target[];
  thresholds: readonly SafetyThreshold[];
  /** When levels are drawn, and of which drugs no exposure is aimed at: told beside what is computed. */
  sampling?: readonly SamplingAdvice[];
  withoutTarget?: readonly WithoutTarget[];
  /** What a site has set for itself, beside what it replaces. */
  site?: {
    name: string;
    allowed: readonly { model: string; because: string }[];
    replaced: readonly Target[];
    dosing: readonly { drug: string; issue: Issue }[];
  };
};

export const shippedLibrary: Library = { models: library, drugs, targets, thresholds, sampling, withoutTarget };

/** Halfway, in the logarithm, between the smallest and the largest dose of a model's drug by its usual route; undefined for a drug that is not there. */
export function usualDose({ drug: { name } }: PkModel, known: readonly Drug[]): number | undefined {
  const drug = known.find((one) => one.name === name);
  const limits = drug && dosingBy(drug, drug.routes[0]);
  return limits && Number(Math.sqrt(limits.smallest * limits.largest).toPrecision(2));
}
