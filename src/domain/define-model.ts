import type { BodyQuantity, Derivation } from './body.ts';
import type { Structure } from './structure.ts';

export {
  givenWith,
  oneCompartmentInfusion,
  oneCompartmentOral,
  threeCompartmentInfusion,
  threeCompartmentOral,
  throughTransits,
  twoCompartmentInfusion,
  twoCompartmentOral,
} from './structure.ts';
export { equations } from './equations.ts';

/** How a parameter differs between people: always log-normal here, kept as the variance of its eta, with the words of the source. */
export type Variability = { variance: number; printed: string };

/** The source printed a coefficient of variation of the parameter: variance = ln(1 + CV^2). */
export const percentCV = (percent: number): Variability => ({ variance: Math.log1p((percent / 100) ** 2), printed: `${percent} % CV` });
/** The source printed 100 x the standard deviation of eta: variance = (percent / 100)^2. */
export const percentOmega = (percent: number): Variability => ({ variance: (percent / 100) ** 2, printed: `omega ${percent} %` });
/** The source printed the variance of eta. */
export const variance = (value: number): Variability => ({ variance: value, printed: `omega^2 ${value}` });

export type Parameter = { value: number; unit: string; from: string; between?: Variability };

/** Two parameters whose etas are correlated, as the source prints it. */
export type Correlated = { pair: readonly [string, string]; covariance?: number; correlation?: number };
export const together = (pair: readonly [string, string], by: { covariance: number } | { correlation: number }): Correlated => ({
  pair,
  ...by,
});

/** Residual error of one observation of predicted value f, as a standard deviation; the form is never implied. */
export type ResidualError =
  /** sqrt(additive^2 + (proportional f)^2) */
  | { form: 'combinedRoot'; additive: number; proportional: number; unit: string; from: string }
  /** additive + proportional f */
  | { form: 'combinedSum'; additive: number; proportional: number; unit: string; from: string }
  | { form: 'proportional'; proportional: number; from: string }
  | { form: 'additive'; additive: number; unit: string; from: string }
  /** ln(observation) has standard deviation `log` around ln(f) */
  | { form: 'exponential'; log: number; from: string };

type Both = { additive: number; proportional: number; unit: string; from: string };
export const combinedRoot = (error: Both): ResidualError => ({ form: 'combinedRoot', ...error });
export const combinedSum = (error: Both): ResidualError => ({ form: 'combinedSum', ...error });
export const proportionalError = (error: { proportional: number; from: string }): ResidualError => ({ form: 'proportional', ...error });
export const additiveError = (error: { additive: number; unit: string; from: string }): ResidualError => ({ form: 'additive', ...error });
export const exponentialError = (error: { log: number; from: string }): ResidualError => ({ form: 'exponential', ...error });

export type Covariate = { unit: string; meaning: string; derive?: Derivation };

/** A covariate by its unit and meaning; with a derivation the twin can supply it from the record. */
export const covariate = (unit: string, meaning: string | Derivation): Covariate =>
  typeof meaning === 'string' ? { unit, meaning } : { unit, meaning: meaning.meaning, derive: meaning };

export type Beyond = 'refuse' | 'warn';

/** The range studied, and what happens outside it. `covariate` is one of the model's own or a quantity of the body. */
export type Limit<C extends string = string> = {
  covariate: C | BodyQuantity;
  between: readonly [number, number];
  below: Beyond;
  /** `cap`: the model itself holds the value at the bound; said in the result. */
  above: Beyond | 'cap';
  because: string;
};

/** Both sides alike. */
export const within = <C extends string>(
  covariateName: C,
  between: readonly [number, number],
  outside: Beyond,
  because: string,
): Limit<C> => ({
  covariate: covariateName,
  between,
  below: outside,
  above: outside,
  because,
});

/** A value printed by a source for a stated patient, which the file must reproduce. */
export type Check<C extends string = string> = {
  covariates: { [name in C]: number };
  expect: Record<string, number>;
  from: string;
  within?: number;
};

export type ModelSource = { citation: string; doi?: string; pubmed?: string; errata?: string[]; readIn?: string[] };

export type Status = { is: 'unchecked' } | { is: 'checked'; against: string };

/** What a person defines: see `models/README.md`. */
export type ModelDefinition<P extends string, C extends string, N extends string> = {
  /** drug/author-year */
  id: string;
  drug: { name: string; atc?: string };
  summary: string;
  source: ModelSource;
  population: { subjects: number; description: string };
  /** Unit of the rates and of TIME in data sets for this model; hours unless said. */
  time?: 'h' | 'min' | 'd';
  covariates: Record<C, Covariate>;
  limits: readonly Limit<NoInfer<C>>[];
  structure: Structure<N>;
  parameters: Record<P, Parameter>;
  correlated?: readonly Correlated[];
  /** Individual parameters of the structure. `p.X` already holds its eta. */
  individual: (p: Record<P, number>, c: Record<C, number>) => Record<N, number>;
  error: ResidualError;
  /** Unchecked unless said. */
  status?: Status;
  /** Teaching unless said. */
  use?: 'dose-search' | 'forecast' | 'teaching';
  /** Where this file departs from the paper, or where its sources disagree, and why. Empty = as published, no doubt known. */
  deviations?: readonly string[];
  checks: readonly Check<NoInfer<C>>[];
};

/** A model as the rest of the program sees it: the same, with names widened, plus the etas in their order and Omega. */
export type PkModel = Omit<ModelDefinition<string, string, string>, 'source'> & {
  source: ModelSource & { readIn: string[] };
  status: Status;
  use: 'dose-search' | 'forecast' | 'teaching';
  deviations: readonly string[];
  time: 'h' | 'min' | 'd';
  /** Names of the parameters that vary between people, in the order of the etas. */
  etas: readonly string[];
  /** Variance-covariance of the etas, row by row. */
  omega: readonly (readonly number[])[];
};

/**
 * States a model. The compiler refuses a misspelt parameter, an undeclared covariate and a structure parameter left out;
 * this function refuses what types cannot see: numbers that are not finite, a correlation outside (-1, 1), an unknown pair.
 */
export function defineModel<const P extends string, const C extends string, const N extends string>(
  definition: ModelDefinition<P, C, N>,
): PkModel {
  const entries = Object.entries<Parameter>(definition.parameters);
  for (const [name, parameter] of entries) {
    if (!Number.isFinite(parameter.value)) throw new Error(`${definition.id}: parameter ${name} is not a finite number`);
    const omega = parameter.between?.variance;
    if (omega !== undefined && !(omega > 0 && Number.isFinite(omega)))
      throw new Error(`${definition.id}: the variability of ${name} must be above 0`);
  }
  const etas = entries.filter(([, parameter]) => parameter.between !== undefined).map(([name]) => name);
  const omega = etas.map((row) => etas.map((column) => (row === column ? (definition.parameters[row as P].between?.variance ?? 0) : 0)));
  for (const { pair, covariance, correlation } of definition.correlated ?? []) {
    const [i, j] = [etas.indexOf(pair[0]), etas.indexOf(pair[1])];
    const [first, second] = [omega[i], omega[j]];
    if (i === j || first === undefined || second === undefined)
      throw new Error(`${definition.id}: ${pair.join(' and ')} cannot be correlated: both must vary between people`);
    const sd = Math.sqrt((first[i] ?? 0) * (second[j] ?? 0));
    const value = covariance ?? (correlation ?? 0) * sd;
    if (!(Math.abs(value) < sd)) throw new Error(`${definition.id}: the correlation of ${pair.join(' and ')} is not between -1 and 1`);
    first[j] = value;
    second[i] = value;
  }
  const { source, status, use, deviations, time } = definition;
  return {
    ...(definition as unknown as ModelDefinition<string, string, string>),
    source: { ...source, readIn: source.readIn ?? [] },
    status: status ?? { is: 'unchecked' },
    use: use ?? 'teaching',
    deviations: deviations ?? [],
    time: time ?? 'h',
    etas,
    omega,
  };
}
