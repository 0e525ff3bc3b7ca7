import type { PkModel } from '../domain/define-model.ts';

/**
 * The model looked at through one of its outputs: that is then what is simulated, in its unit. What is fitted is not touched by it,
 * since readings say which output they are of. Undefined when the model has no such output.
 *
 * @param output the one it observes anyway when undefined
 */
export function seenThrough(model: PkModel, output: string | undefined): PkModel | undefined {
  if (output === undefined) return model;
  const { structure, moiety } = model;
  if (structure.kind === 'linear') return undefined;
  const unit = structure.outputs[output]?.unit;
  return unit === undefined ? undefined : { ...model, structure: { ...structure, observe: output }, moiety: { ...moiety, level: unit } };
}
