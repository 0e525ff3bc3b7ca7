import type { WorkedCase } from '../../domain/wire/worked-case.ts';

/** A case as it is written: regimens of vancomycin by vein as mg, hours of infusion, hours between. */
export type WrittenCase = Pick<WorkedCase, 'id' | 'title' | 'question' | 'notice' | 'point'> & {
  regimens: readonly (readonly [mg: number, hours: number, every: number])[];
};
