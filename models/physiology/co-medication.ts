import { deriveFrom } from './derivation.ts';

/** mg a day of prednisolone from which two transplant centres call the dose high (Press 2010, ter Heine 2018). */
const HIGH_PREDNISOLONE = 20;

/** 1 at 20 mg of prednisolone a day or more, which induces CYP3A4; below it 0. */
export const highDosePrednisolone = deriveFrom(['prednisoloneDaily'], 'prednisolone of 20 mg a day or more (1 yes, 0 no)', (body) =>
  body.prednisoloneDaily >= HIGH_PREDNISOLONE ? 1 : 0,
);
