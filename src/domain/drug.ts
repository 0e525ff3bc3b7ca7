import type { CovariateName, Route } from './record.ts';
import { type UnitCode, dimensionOf } from './units.ts';

export type Coded = { code: string; display: string; verified: string };

/** How far a fact was checked: read in a source, worked out from such facts, or known from memory only. */
export type Standing = 'verified' | 'computed' | 'memory';

const STANDINGS: Readonly<Record<string, string>> = {
  verified: 'read in the source',
  computed: 'worked out',
  memory: 'from memory',
} satisfies Record<Standing, string>;

/** What is said behind a source; a status that only a later version knows, as it is. */
export const sayStanding = (status: string): string => STANDINGS[status] ?? status;

/** Something that is weighed: how much of the moiety, in the drug's unit of dose, one unit of it holds. */
export type Substance = {
  fraction: number;
  /** Unit it is ordered in; mg unless said. */
  unit?: UnitCode;
  source: string;
  /** Verified unless said. */
  status?: Standing;
};

/** What is given by one route, in the drug's unit of dose. */
export type DosingLimits = {
  /** A candidate must be a multiple of `step`. */
  step: number;
  smallest: number;
  largest: number;
  largestPerDay: number;
  /** Fastest infusion, dose unit a minute, and shortest infusion, h; absent where nothing is infused. */
  fastest?: number;
  shortest?: number;
  /** h */
  intervals: number[];
  source: string;
  /** Verified unless said. */
  status?: Standing;
};

/** A form that exists, with its strengths in mg of the substance. */
export type Form = { route: Route; name: string; substance: string; strengths: number[]; source: string; status?: Standing };

/**
 * A form of the drug that its models were not made for. A record names it by a word that says so by itself (`brands`), by a word beside
 * the name of the drug (`words`) or by a code; what is refused cannot be counted, what is doubted is counted with a remark.
 */
export type OtherForm = {
  is: 'refused' | 'doubted';
  brands?: readonly string[];
  words?: readonly string[];
  rxnorm?: readonly string[];
  because: string;
  status: Standing;
};

/** What a drug does that is measured and is no level: an output that its models share by name, in one unit. */
export type Effect = {
  output: string;
  /** As a person reads it: `INR`, `neutrophil count`. */
  name: string;
  unit: UnitCode;
  /** Where a record has it. */
  measured?: CovariateName;
};

/** Words by which a record says that a form releases the drug slowly; brands and abbreviations are each drug's own. */
export const PROLONGED_RELEASE = [
  'prolonged release',
  'prolonged-release',
  'extended release',
  'extended-release',
  'modified release',
  'modified-release',
  'sustained release',
  'sustained-release',
] as const;

/** What is known of a drug apart from any model: codes, moiety, doses, forms and infusion times that exist. Data with sources. */
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
  /** Unit of doses of the moiety; mg unless said. */
  doseUnit?: UnitCode;
  /** What is weighed, by its name in lower case; a substance not listed is refused. The first is the usual one. */
  substances: Record<string, Substance>;
  levels: { loinc: Coded & { specimen: 'serum/plasma' | 'blood'; timing: 'untimed' | 'peak' | 'trough' } }[];
  /** Unit in which levels are kept and shown; the models of the drug measure in the same. */
  levelUnit: UnitCode;
  /** What is measured beside levels, or in the place of them. */
  effects?: readonly Effect[];
  /** Routes that are covered, the usual one first; each has its `dosing`. */
  routes: [Route, ...Route[]];
  dosing: { [route in Route]?: DosingLimits };
  forms?: Form[];
  otherForms?: readonly OtherForm[];
  /** Words by which a record says that the drug is released at once, or over a day. */
  release?: { immediate: readonly string[]; prolonged: readonly string[] };
};

/** The effect that an output is, of those that are known of the drug. */
export const effectOf = ({ effects = [] }: Drug, output: string | undefined): Effect | undefined =>
  effects.find((one) => one.output === output);

/** What is given by a route; undefined when the route is not covered. */
export const dosingBy = (drug: Drug, route: string): DosingLimits | undefined =>
  drug.routes.some((one) => one === route) ? drug.dosing[route as Route] : undefined;

/** The route of a dose, said of it only where the drug has more than one. */
export const routeOf = ({ routes }: Pick<Drug, 'routes'>, route: Route): { route?: Route } => (routes.length > 1 ? { route } : {});

export const doseUnitOf = ({ doseUnit }: Drug): UnitCode => doseUnit ?? 'mg';

/** Unit in which doses of a drug stand in a person's record: mg, or international units where it is ordered in these. */
export const recordedUnitOf = (drug: Drug): 'mg' | '[iU]' => (dimensionOf(doseUnitOf(drug)) === 'biological-units' ? '[iU]' : 'mg');

/** Whether a dose by this route counts: the others are another treatment, or not covered. */
export const isCovered = ({ routes }: Pick<Drug, 'routes'>, route: Route): boolean => routes.includes(route);
