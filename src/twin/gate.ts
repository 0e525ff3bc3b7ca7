import type { PkModel } from '../domain/define-model.ts';
import { checkCap, checkCorners, checkLimits } from './gate-limits.ts';
import { checkClosedForm, checkDose, checkMass, checkProportion } from './gate-kinetics.ts';
import { checkCovariates, checkPublished, checkSources } from './gate-statement.ts';
import { type Trial, type Verdict, failed } from './gate-verdict.ts';

export type { Verdict } from './gate-verdict.ts';
export type Rung = { name: RungName; verdict: Verdict };

const RUNGS = {
  sources: checkSources,
  covariates: checkCovariates,
  'published values': checkPublished,
  'a dose changes something': checkDose,
  'proportional to the dose': checkProportion,
  'closed form and equations agree': checkClosedForm,
  'mass is conserved': checkMass,
  'every corner of its limits': checkCorners,
  'outside its limits': checkLimits,
  caps: checkCap,
} satisfies Record<string, (model: PkModel, trial: Trial) => Verdict>;

export type RungName = keyof typeof RUNGS;
export const RUNG_NAMES = Object.keys(RUNGS) as RungName[];

/** Holds a model against one rung of the gate; what it throws is a failure with its words. */
export function tryRung(model: PkModel, name: RungName, { amount = 100 }: Partial<Trial> = {}): Verdict {
  try {
    return RUNGS[name](model, { amount });
  } catch (thrown) {
    return failed(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/** Holds a model against every rung, in their order. */
export const runGate = (model: PkModel, trial: Partial<Trial> = {}): Rung[] =>
  RUNG_NAMES.map((name) => ({ name, verdict: tryRung(model, name, trial) }));
