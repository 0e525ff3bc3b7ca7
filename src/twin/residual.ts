import type { PkModel } from '../domain/define-model.ts';
import { type Outcome, accept, error, refuse } from '../domain/issue.ts';
import { readResidual, scatter } from './fit-residual.ts';

/** The measured value that belongs to a prediction and a standard normal number. */
export type Measure = (prediction: number, normal: number) => number;

/**
 * How each output would be measured, in the order of the outputs; undefined where the model states no error. Additive parts are
 * converted to the unit of their output. Refused where they cannot be.
 */
export function readMeasures({ id, structure, errors, moiety }: PkModel, outputs: readonly string[]): Outcome<(Measure | undefined)[]> {
  const measures: (Measure | undefined)[] = [];
  for (const name of outputs) {
    const stated = errors[name];
    const unit = structure.kind === 'linear' ? moiety.level : (structure.outputs[name]?.unit ?? '');
    try {
      const residual = stated && readResidual(stated, unit);
      measures.push(residual && ((prediction, normal) => scatter(residual, prediction, normal)));
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      const fix = `State the error in ${unit}, as the output is.`;
      return refuse(error('wrong-unit', `The residual error of ${name} cannot be drawn from: ${why}`, { at: id, fix }));
    }
  }
  return accept(measures);
}
