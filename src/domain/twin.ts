import type { PatientRecord, Source } from './record.ts';
import type { Instant } from './time.ts';

/**
 * A quantity the twin holds about the person: its value, how sure, and from what. `sd: null` with a reason says that the
 * uncertainty is not known, which is not the same as none.
 */
export type Estimate = {
  value: number;
  unit: string;
  sd: number | null;
  uncertainty: string;
  at: Instant;
  from: Source[];
  formula?: string;
};

export type KidneyPoint = { at: Instant; creatinine: Estimate; clearance?: Estimate; gfrIndexed?: Estimate };

/** State derived from the record at one moment: the same record and moment give the same state. */
export type TwinState = {
  asOf: Instant;
  size: {
    weight?: Estimate;
    height?: Estimate;
    bodyMassIndex?: Estimate;
    bodySurface?: Estimate;
    fatFreeMass?: Estimate;
    idealWeight?: Estimate;
  };
  maturation: { age?: Estimate; postmenstrualAge?: Estimate };
  kidney: {
    timeline: KidneyPoint[];
    /** Creatinine up by 0.3 mg/dL in 48 h or 1.5-fold in 7 days (KDIGO 2012). */
    unstable: boolean;
    /** `unknown` when fewer than two creatinines of the last 7 days are known, or a machine clears for the kidney. */
    stability: 'stable' | 'changing' | 'unknown';
    why?: string;
    replacement?: string;
  };
  binding: { albumin?: Estimate };
  drugs: { drug: string; dosesGiven: number; lastDose?: Instant; levels: number; ordered?: string }[];
  missing: string[];
};

/** One immutable version. `hash` covers the record and the state, never ids of the store. */
export type TwinVersion = {
  n: number;
  reason: 'seed' | 'sync' | 'correction';
  record: PatientRecord;
  state: TwinState;
  software: string;
  hash: string;
};
