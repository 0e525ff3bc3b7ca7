import type { PkModel } from '../domain/define-model.ts';
import type { Route } from '../domain/record.ts';
import type { Kinetics } from './kinetics.ts';

/**
 * Place of the compartment that a dose goes into. A linear structure without absorption knows no way but the vein: -1 for any
 * other, unless the model says where it goes.
 */
export function compartmentBy({ structure, routes }: Pick<PkModel, 'structure' | 'routes'>, kinetics: Kinetics, route?: Route): number {
  if (route === undefined) return kinetics.doseInto;
  const stated = routes?.[route];
  if (stated === null) return -1;
  if (stated !== undefined) return kinetics.states.indexOf(stated);
  if (structure.kind !== 'linear') return kinetics.doseInto;
  if (route === 'iv') return kinetics.states.indexOf('central');
  return structure.absorption ? kinetics.doseInto : -1;
}
