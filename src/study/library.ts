import type { PkModel } from '../domain/define-model.ts';
import type { Drug } from '../domain/drug.ts';
import type { SafetyThreshold, Target } from '../domain/target.ts';
import { drugs, library, targets, thresholds } from '../../models/index.ts';

/** What is known, handed down as an argument so that a question never reaches for a global. */
export type Library = {
  models: readonly PkModel[];
  drugs: readonly Drug[];
  targets: readonly Target[];
  thresholds: readonly SafetyThreshold[];
};

export const shippedLibrary: Library = { models: library, drugs, targets, thresholds };
