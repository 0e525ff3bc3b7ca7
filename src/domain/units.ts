import { type Outcome, accept, error, refuse } from './issue.ts';

/** A number with its unit; inside the program the unit is always a `UnitCode` of the table below. */
export type Quantity = { value: number; unit: string };

export type Dimension =
  | 'mass'
  | 'amount'
  | 'length'
  | 'time'
  | 'volume'
  | 'mass-concentration'
  | 'molar-concentration'
  | 'flow'
  | 'indexed-flow'
  | 'mass-rate'
  | 'rate-constant'
  | 'volume-per-mass'
  | 'flow-per-mass'
  | 'exposure'
  | 'fraction'
  | 'mass-per-mass'
  | 'area'
  | 'biological-units'
  | 'biological-concentration'
  | 'biological-rate'
  | 'catalytic-concentration'
  | 'pressure'
  | 'number-concentration'
  | 'mass-per-surface'
  | 'flow-per-surface'
  | 'molar-exposure'
  | 'body-mass-index'
  | 'number';

/**
 * The closed table of units: UCUM code -> dimension and exact factor to the dimension's base.
 * Bases: g, mol, m, h, L, g/L, mol/L, L/h, L/h per 1.73 m2, g/h, 1/h, L/kg, L/h/kg, g.h/L, mg/kg, m2, [iU], [iU]/L, [iU]/h, U/L,
 * mm[Hg], 1/L, mg/m2, L/h/m2, mol.h/L, kg/m2, 1. International units have no mass, and enzyme units are not international units.
 * `mL/min/{1.73_m2}` is a dimension of its own: an indexed flow is never read as a flow.
 */
const UNITS = {
  kg: ['mass', 1000],
  g: ['mass', 1],
  mg: ['mass', 1e-3],
  ug: ['mass', 1e-6],
  ng: ['mass', 1e-9],
  '[lb_av]': ['mass', 453.59237],
  '[oz_av]': ['mass', 28.349523125],
  mol: ['amount', 1],
  mmol: ['amount', 1e-3],
  umol: ['amount', 1e-6],
  nmol: ['amount', 1e-9],
  pmol: ['amount', 1e-12],
  m: ['length', 1],
  cm: ['length', 0.01],
  mm: ['length', 0.001],
  '[in_i]': ['length', 0.0254],
  '[ft_i]': ['length', 0.3048],
  h: ['time', 1],
  min: ['time', 1 / 60],
  s: ['time', 1 / 3600],
  d: ['time', 24],
  wk: ['time', 168],
  mo: ['time', 730.5],
  a: ['time', 8766],
  L: ['volume', 1],
  dL: ['volume', 0.1],
  mL: ['volume', 1e-3],
  'g/L': ['mass-concentration', 1],
  'g/dL': ['mass-concentration', 10],
  'mg/L': ['mass-concentration', 1e-3],
  'mg/dL': ['mass-concentration', 0.01],
  'mg/mL': ['mass-concentration', 1],
  'ug/mL': ['mass-concentration', 1e-3],
  'ug/L': ['mass-concentration', 1e-6],
  'ug/dL': ['mass-concentration', 1e-5],
  'ng/mL': ['mass-concentration', 1e-6],
  'ng/L': ['mass-concentration', 1e-9],
  'mol/L': ['molar-concentration', 1],
  'mmol/L': ['molar-concentration', 1e-3],
  'umol/L': ['molar-concentration', 1e-6],
  'nmol/L': ['molar-concentration', 1e-9],
  'pmol/L': ['molar-concentration', 1e-12],
  'L/h': ['flow', 1],
  'L/min': ['flow', 60],
  'mL/min': ['flow', 0.06],
  'mL/h': ['flow', 1e-3],
  'L/d': ['flow', 1 / 24],
  'mL/d': ['flow', 1e-3 / 24],
  'mL/min/{1.73_m2}': ['indexed-flow', 0.06],
  'g/h': ['mass-rate', 1],
  'mg/h': ['mass-rate', 1e-3],
  'mg/min': ['mass-rate', 0.06],
  'mg/d': ['mass-rate', 1e-3 / 24],
  'ug/h': ['mass-rate', 1e-6],
  'ug/min': ['mass-rate', 6e-5],
  '1/h': ['rate-constant', 1],
  '1/min': ['rate-constant', 60],
  '1/d': ['rate-constant', 1 / 24],
  '1/wk': ['rate-constant', 1 / 168],
  '1/a': ['rate-constant', 1 / 8766],
  'L/kg': ['volume-per-mass', 1],
  'L/h/kg': ['flow-per-mass', 1],
  'mL/kg': ['volume-per-mass', 1e-3],
  'dL/kg': ['volume-per-mass', 0.1],
  'mL/min/kg': ['flow-per-mass', 0.06],
  'L/min/kg': ['flow-per-mass', 60],
  'L/h/m2': ['flow-per-surface', 1],
  'mg.h/L': ['exposure', 1e-3],
  'ug.h/mL': ['exposure', 1e-3],
  'ug.h/L': ['exposure', 1e-6],
  'ng.h/mL': ['exposure', 1e-6],
  'mg.min/L': ['exposure', 1e-3 / 60],
  'mg.d/L': ['exposure', 0.024],
  'umol.h/L': ['molar-exposure', 1e-6],
  'mmol.h/L': ['molar-exposure', 1e-3],
  'mg/kg': ['mass-per-mass', 1],
  'ug/kg': ['mass-per-mass', 1e-3],
  'ug/g': ['mass-per-mass', 1],
  m2: ['area', 1],
  'mg/m2': ['mass-per-surface', 1],
  'g/m2': ['mass-per-surface', 1000],
  'kg/m2': ['body-mass-index', 1],
  '[iU]': ['biological-units', 1],
  'k[iU]': ['biological-units', 1000],
  'm[iU]': ['biological-units', 1e-3],
  '[iU]/L': ['biological-concentration', 1],
  '[iU]/mL': ['biological-concentration', 1000],
  'm[iU]/L': ['biological-concentration', 1e-3],
  'u[iU]/mL': ['biological-concentration', 1e-3],
  '[iU]/h': ['biological-rate', 1],
  'm[iU]/min': ['biological-rate', 0.06],
  'U/L': ['catalytic-concentration', 1],
  'mm[Hg]': ['pressure', 1],
  kPa: ['pressure', 1000 / 133.322],
  '10*9/L': ['number-concentration', 1e9],
  '/uL': ['number-concentration', 1e6],
  '%': ['fraction', 0.01],
  'L/L': ['fraction', 1],
  '1': ['number', 1],
} as const satisfies Record<string, readonly [Dimension, number]>;

export type UnitCode = keyof typeof UNITS;

/** Spellings seen in real records -> UCUM code. Case matters only where a table entry needs it. */
const ALIASES: Record<string, UnitCode> = {
  IU: '[iU]',
  'IU/L': '[iU]/L',
  'IU/mL': '[iU]/mL',
  'mIU/L': 'm[iU]/L',
  'uIU/mL': 'u[iU]/mL',
  mmHg: 'mm[Hg]',
  '10^9/L': '10*9/L',
  '10*3/uL': '10*9/L',
  '10^3/uL': '10*9/L',
  'cells/uL': '/uL',
  'cells/mm3': '/uL',
  'm^2': 'm2',
  '{INR}': '1',
  mcg: 'ug',
  'mcg/mL': 'ug/mL',
  'mcg/L': 'ug/L',
  'mcg/dL': 'ug/dL',
  'mcg/kg': 'ug/kg',
  lb: '[lb_av]',
  lbs: '[lb_av]',
  pound: '[lb_av]',
  in: '[in_i]',
  inch: '[in_i]',
  inches: '[in_i]',
  ft: '[ft_i]',
  kilogram: 'kg',
  kilograms: 'kg',
  kgs: 'kg',
  gram: 'g',
  grams: 'g',
  gm: 'g',
  milligram: 'mg',
  milligrams: 'mg',
  'mg/hr': 'mg/h',
  'mL/hr': 'mL/h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  minute: 'min',
  minutes: 'min',
  sec: 's',
  day: 'd',
  days: 'd',
  week: 'wk',
  weeks: 'wk',
  wks: 'wk',
  month: 'mo',
  months: 'mo',
  year: 'a',
  years: 'a',
  centimeter: 'cm',
  centimetre: 'cm',
  'mL/min/1.73m2': 'mL/min/{1.73_m2}',
  'mL/min/1.73 m2': 'mL/min/{1.73_m2}',
  'mL/min/{1.73m2}': 'mL/min/{1.73_m2}',
  'mL/min/1.73m^2': 'mL/min/{1.73_m2}',
  'mL/min/1.73 m^2': 'mL/min/{1.73_m2}',
  'mg*h/L': 'mg.h/L',
  'mg·h/L': 'mg.h/L',
  'mg h/L': 'mg.h/L',
  'h-1': '1/h',
  '/h': '1/h',
  '/min': '1/min',
  '{ratio}': '1',
};

const fold = (text: string): string =>
  text
    .replaceAll(/[\u200B\uFEFF]/g, '')
    .trim()
    .replaceAll(/[µμ]/g, 'u')
    .replaceAll('²', '2')
    .replaceAll(/(?<![a-zA-Z])l(?![a-zA-Z])/g, 'L')
    .replaceAll(/(?<![a-zA-Z])(m|d|u|n)l(?![a-zA-Z])/g, '$1L');

const known = (text: string): text is UnitCode => Object.hasOwn(UNITS, text);

/** The table's code for a unit as a record spells it, or undefined: an unknown unit is never guessed. */
export function readUnit(text: string): UnitCode | undefined {
  const folded = fold(text);
  if (known(folded)) return folded;
  if (Object.hasOwn(ALIASES, folded)) return ALIASES[folded];
  const lower = fold(text.toLowerCase());
  if (known(lower)) return lower;
  return Object.hasOwn(ALIASES, lower) ? ALIASES[lower] : undefined;
}

/** The unit of an area under levels in this unit, in hours: `mg.h/L` of `mg/L`; undefined when the table has none. */
export const exposureUnitOf = (level: string): UnitCode | undefined => readUnit(level.replace('/', '.h/'));

export const dimensionOf = (unit: UnitCode): Dimension => UNITS[unit][0];
export const unitCodes = (): UnitCode[] => Object.keys(UNITS) as UnitCode[];

type Bridge = {
  /** Grams per mole, to go between mass and molar concentrations or amounts. */
  molarMass?: number;
};

const MOLAR: Partial<Record<Dimension, Dimension>> = { 'molar-concentration': 'mass-concentration', amount: 'mass' };

/**
 * Converts a quantity into `to`. Mass and molar quantities convert only with a molar mass; indexed flows never become
 * flows here (that needs a body surface area). Refuses unknown units and different dimensions.
 */
export function convert(quantity: Quantity, to: UnitCode, at: string, bridge: Bridge = {}): Outcome<number> {
  const from = readUnit(quantity.unit);
  if (from === undefined) {
    return refuse(
      error('unknown-unit', `The unit ${JSON.stringify(quantity.unit)} is not in the table of units.`, {
        at,
        fix: `Send it in ${to} or another UCUM unit of the same kind.`,
      }),
    );
  }
  if (!Number.isFinite(quantity.value)) {
    return refuse(error('not-a-number', `${String(quantity.value)} is not a finite number.`, { at, fix: 'Send a number.' }));
  }
  if (from === to) return accept(quantity.value);
  const [fromKind, fromFactor] = UNITS[from];
  const [toKind, toFactor] = UNITS[to];
  if (fromKind === toKind) return within((quantity.value * fromFactor) / toFactor, quantity, at);
  const { molarMass } = bridge;
  if (molarMass !== undefined && MOLAR[fromKind] === toKind)
    return within((quantity.value * fromFactor * molarMass) / toFactor, quantity, at);
  if (molarMass !== undefined && MOLAR[toKind] === fromKind)
    return within((quantity.value * fromFactor) / (toFactor * molarMass), quantity, at);
  return refuse(
    error('wrong-unit', `A value in ${from} cannot be read as ${to}.`, { at, fix: `Send it in ${to} or another unit of the same kind.` }),
  );
}

/** A number so large that it has no value in the other unit is refused like any other that is none. */
const within = (value: number, from: Quantity, at: string): Outcome<number> =>
  Number.isFinite(value)
    ? accept(value)
    : refuse(error('not-a-number', `${from.value} ${from.unit} is too large a number.`, { at, fix: 'Correct the entry.' }));
