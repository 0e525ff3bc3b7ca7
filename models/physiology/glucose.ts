import { deriveFrom } from './derivation.ts';

/** mg/dL of glucose in one mmol/L: 180.16 g/mol. */
export const GLUCOSE_MG = 18.016;

/** Glucose in plasma by mass, as recorded at that moment. */
export const glucoseByMass = deriveFrom(['glucose'], 'glucose in plasma, mg/dL', ({ glucose }) => glucose * GLUCOSE_MG);
