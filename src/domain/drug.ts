import type { Route } from './record.ts';
import type { UnitCode } from './units.ts';

export type Coded = { code: string; display: string; verified: string };

/** What is known of a drug apart from any model: codes, moiety, doses and infusion times that exist. Data with sources. */
export type Drug = {
  name: string;
  atc: string[];
  rxnorm: Coded[];
  /** Product and form codes that roll up to this ingredient. */
  products: Coded[];
  /** Names a record may use in text, lower case: a last resort, flagged when used. */
  names: string[];
  molarMass: number;
  /** The moiety that models and levels are in. */
  moiety: string;
  /** mg of moiety in one mg of what is weighed. A substance not listed is refused. */
  substances: Record<string, { fraction: number; source: string }>;
  levels: { loinc: Coded & { specimen: 'serum/plasma' | 'blood'; timing: 'untimed' | 'peak' | 'trough' } }[];
  levelUnit: UnitCode;
  routes: Route[];
  dosing: {
    /** mg; a candidate must be a multiple of `step`. */
    step: number;
    smallest: number;
    largest: number;
    largestPerDay: number;
    /** Fastest infusion, mg/min, and shortest infusion, h. */
    fastest: number;
    shortest: number;
    intervals: number[];
    source: string;
  };
};
