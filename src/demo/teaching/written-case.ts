import type { WorkedCase } from '../../domain/wire/worked-case.ts';

/** A case as it is written: regimens of vancomycin by vein as mg, hours of infusion, hours between. */
export type WrittenCase = Pick<WorkedCase, 'id' | 'title' | 'question' | 'notice' | 'point'> & {
  regimens: readonly (readonly [mg: number, hours: number, every: number])[];
};

/** What comes to mind first where the usual gram every twelve hours may be too much. */
export const LESS: WrittenCase['regimens'] = [
  [750, 1.5, 12],
  [500, 1, 12],
];
