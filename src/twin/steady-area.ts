import { type CovariateTimeline, HOURS } from './lay-out.ts';
import type { Predictor } from './predict.ts';

/**
 * The AUC of 24 h at steady state as a function of etas, in the model's unit of level times hours: what arrives in a day over the clearance, for every linear
 * structure, whatever its compartments, at the last covariates. Undefined for a structure that is not linear: its steady state
 * depends on how the day is divided.
 */
export function steadyAreaOf(
  { model, kinetics, individualise }: Predictor,
  covariates: CovariateTimeline,
  dailyDose: number,
): ((etas: ArrayLike<number>, offset: number) => number) | undefined {
  const { structure } = kinetics;
  if (structure.kind !== 'linear') return undefined;
  const last = covariates.at(-1)?.values ?? {};
  const [clearance = ''] = structure.needs;
  const into = kinetics.states[kinetics.doseInto] ?? '';
  return (etas, offset) => {
    const values = model.individual(individualise(etas, offset, 0), last);
    const share = structure.parts
      ? structure.parts(values).reduce((sum, one) => sum + one.share, 0)
      : (structure.bioavailability?.(values)[into] ?? 1);
    return ((model.moiety.scale * dailyDose * share) / (values[clearance] ?? Number.NaN)) * HOURS[model.time];
  };
}
