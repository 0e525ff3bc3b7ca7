import { BODY_NAMES, type Body } from '../domain/body.ts';
import { type Issue, warning } from '../domain/issue.ts';
import { COVARIATE_UNITS, type CovariateName, type Measurement } from '../domain/record.ts';
import type { Instant } from '../domain/time.ts';

type Bounds = readonly [low: number, high: number];

/** Years of age up to which a row counts, and what can be at all, kg and cm. */
const SIZE_BY_AGE: readonly { below: number; weight: Bounds; height: Bounds }[] = [
  { below: 28 / 365.25, weight: [0.3, 8], height: [20, 65] },
  { below: 1, weight: [0.4, 18], height: [22, 95] },
  { below: 2, weight: [2, 30], height: [40, 110] },
  { below: 5, weight: [4, 60], height: [55, 140] },
  { below: 12, weight: [8, 150], height: [65, 190] },
  { below: 18, weight: [12, 300], height: [70, 230] },
  { below: Infinity, weight: [20, 500], height: [55, 260] },
];

/** What can be at any age, in the units of the record. */
const AT_ANY_AGE: Record<CovariateName, Bounds> = {
  weight: [0.3, 500],
  height: [20, 260],
  creatinine: [0.05, 30],
  albumin: [5, 70],
  gestationalAge: [21, 44],
  measuredCreatinineClearance: [0, 400],
  reportedEgfr: [0, 250],
  birthWeight: [0.2, 7],
  haematocrit: [0.05, 0.8],
  bilirubin: [0.02, 80],
  aspartateAminotransferase: [1, 30000],
  alanineAminotransferase: [1, 30000],
  inr: [0.5, 20],
  cystatinC: [0.2, 15],
  cReactiveProtein: [0, 1000],
  lactate: [0.1, 40],
  fibrinogen: [0.1, 20],
  cd4Cells: [0, 5000],
  oxygenation: [20, 700],
  cyp3a5Expresser: [0, 1],
  cyp3a422Carrier: [0, 1],
  cyp2c19LossAlleles: [0, 2],
  cyp2c9Star2: [0, 2],
  cyp2c9Star3: [0, 2],
  vkorc1A: [0, 2],
};

const NAMES: Record<CovariateName, string> = {
  ...BODY_NAMES,
  weight: 'weight',
  reportedEgfr: 'reported eGFR',
  gestationalAge: 'gestational age',
};

/**
 * Says why a value cannot be right, or undefined. The bounds are gross and our own: they catch a wrong unit or a slip of a
 * digit, not an unusual person. `years` is the age when the value was taken; undefined judges by any age.
 */
export function doubtValue(name: CovariateName, measured: Measurement, years: number | undefined): Issue | undefined {
  const row = years === undefined ? undefined : SIZE_BY_AGE.find((one) => years < one.below);
  const [low, high] = (name === 'weight' || name === 'height') && row ? row[name] : AT_ANY_AGE[name];
  if (measured.value >= low && measured.value <= high) return undefined;
  const unit = COVARIATE_UNITS[name];
  const age = row && years !== undefined ? ` at ${years < 2 ? `${Math.round(years * 365.25)} days` : `${Math.floor(years)} years`}` : '';
  return warning(
    `implausible-${kebab(name)}`,
    `A ${NAMES[name]} of ${measured.value} ${unit}${age} cannot be right (${low} to ${high} ${unit} is taken as possible); it is not used.`,
    {
      at: `${measured.source.resource} ${measured.source.field}`,
      fix: 'Check the value and its unit in the record.',
    },
  );
}

/** kg/m2 beyond which weight or height must be wrong; gross and our own, from two years of age on. */
const SHAPE: Bounds = [8, 120];

/** Says that weight and height cannot both be right, as when they are swapped or a height is in inches. */
export function doubtShape({ age, weight, height, bodyMassIndex }: Body, at: Instant): Issue | undefined {
  if (bodyMassIndex === undefined || age === undefined || age < 2) return undefined;
  if (bodyMassIndex >= SHAPE[0] && bodyMassIndex <= SHAPE[1]) return undefined;
  return warning(
    'implausible-body-mass-index',
    `${weight} kg at ${height} cm (at ${at}) is ${Math.round(bodyMassIndex)} kg/m2, which cannot be: weight or height is wrong, so neither is used.`,
    {
      fix: 'Check both values and their units.',
    },
  );
}

export const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
