import type { BodyQuantity, Derivation } from './body.ts';
import { holdCaps } from './caps.ts';
import { type Moiety, type StatedMoiety, whatIsMeasured } from './moiety.ts';
import type { Route } from './record.ts';
import type { ResidualError } from './residual-error.ts';
import type { Structure } from './structure.ts';
import type { Variability } from './variability.ts';

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
export { linearSystem } from './network.ts';
export { throughSavicTransits, withParallelAbsorption, withSequentialAbsorption, withZeroOrderRelease } from './structures/absorption.ts';
export { withEffectCompartment } from './structures/effect-compartment.ts';
export { withEmaxResponse, withLinearResponse, withSigmoidResponse } from './structures/direct-response.ts';
export {
  turnover,
  withLossInhibited,
  withLossStimulated,
  withProductionInhibited,
  withProductionStimulated,
} from './structures/indirect-response.ts';
export { withFribergChain, withFribergChainEmax } from './structures/myelosuppression.ts';
export { withFirstPass, withMetabolite, withWholeMetabolite } from './structures/metabolite.ts';
export { inUnits, measuring } from './structures/quantities.ts';
export { oneCompartmentAutoinduction, oneCompartmentAutoinductionOral } from './structures/autoinduction.ts';
export {
  oneCompartmentMichaelisMenten,
  oneCompartmentMichaelisMentenOral,
  oneCompartmentMixedElimination,
  oneCompartmentMixedEliminationOral,
  twoCompartmentMichaelisMenten,
  twoCompartmentMichaelisMentenOral,
  twoCompartmentMixedElimination,
  twoCompartmentMixedEliminationOral,
} from './structures/saturable-elimination.ts';
export {
  oneCompartmentTargetMediated,
  oneCompartmentTargetMediatedSubcutaneous,
  twoCompartmentTargetMediated,
  twoCompartmentTargetMediatedSubcutaneous,
} from './structures/target-mediated.ts';
export {
  oneCompartmentTargetMediatedQuasiSteady,
  oneCompartmentTargetMediatedQuasiSteadySubcutaneous,
  twoCompartmentTargetMediatedQuasiSteady,
  twoCompartmentTargetMediatedQuasiSteadySubcutaneous,
} from './structures/target-mediated-quasi-steady.ts';
export { type ResidualError, additiveError, combinedRoot, combinedSum, exponentialError, proportionalError } from './residual-error.ts';
export {
  type Scale,
  type Variability,
  boxCox,
  normally,
  onLogit,
  percentCV,
  percentOmega,
  proportionally,
  standardDeviation,
  variance,
} from './variability.ts';

export type Parameter = {
  value: number;
  unit: string;
  from: string;
  between?: Variability;
  /** Between the occasions of one person (column OCC of a data set), on the same scale as `between` where there are both. */
  betweenOccasions?: Variability;
};

/** Two parameters whose etas are correlated, as the source prints it. */
export type Correlated = { pair: readonly [string, string]; covariance?: number; correlation?: number; across?: 'people' | 'occasions' };
export const together = (
  pair: readonly [string, string],
  by: ({ covariance: number } | { correlation: number }) & { across?: 'people' | 'occasions' },
): Correlated => ({ pair, ...by });

export type Covariate = {
  unit: string;
  meaning: string;
  derive?: Derivation;
  /** What it can be within the model's limits, where these bound it only through other quantities: read or worked out, with why. */
  range?: { between: readonly [number, number]; because: string };
};

/** A covariate by its unit and meaning; with a derivation the twin can supply it from the record. */
export const covariate = (unit: string, meaning: string | Derivation, range?: Covariate['range']): Covariate => ({
  ...(typeof meaning === 'string' ? { unit, meaning } : { unit, meaning: meaning.meaning, derive: meaning }),
  ...(range ? { range } : {}),
});

/** A covariate that is 0 or 1. */
export const flag = (meaning: string | Derivation): Covariate => covariate('1', meaning, { between: [0, 1], because: 'it is 0 or 1' });

export type Beyond = 'refuse' | 'warn';

/** The range studied, and what happens outside it. `covariate` is one of the model's own or a quantity of the body. */
export type Limit<C extends string = string> = {
  covariate: C | BodyQuantity;
  between: readonly [number, number];
  below: Beyond;
  /** `cap`: what is higher counts as the bound; said in the result, with the forecast without the cap beside it. */
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

/**
 * A value for a stated patient, which the file must reproduce, and where it comes from: `source` printed it (`typical` when only
 * as the typical value that the file holds anyway), `another` program computed it, or it was worked out by `hand` from the
 * printed equation. The first two are evidence from outside this file; without one the gate says so.
 */
export type Check<C extends string = string> = {
  covariates: { [name in C]: number };
  /** Individual parameters of the structure. */
  expect: Record<string, number>;
  /** `hand` unless said. */
  by?: 'source' | 'another' | 'typical' | 'hand';
  from: string;
  within?: number;
};

export type ModelSource = { citation: string; doi?: string; pubmed?: string; errata?: string[]; readIn?: string[] };

export type Status = { is: 'unchecked'; lacks?: string } | { is: 'checked'; against: string };

/** What a person defines: see `models/README.md`. */
export type ModelDefinition<P extends string, C extends string, N extends string> = {
  /** drug/author-year */
  id: string;
  drug: { name: string; atc?: string };
  /** What doses and levels are in; the drug itself, mg and mg/L in serum or plasma unless said. */
  moiety?: StatedMoiety;
  summary: string;
  source: ModelSource;
  /** `subjects` null: how many was not read. */
  population: { subjects: number | null; description: string };
  /** Unit of the rates and of TIME in data sets for this model; hours unless said. */
  time?: 'h' | 'min' | 'd';
  covariates: Record<C, Covariate>;
  limits: readonly Limit<NoInfer<C>>[];
  structure: Structure<N>;
  /**
   * Compartment that a dose by a route goes into. Unless said: by vein into the central one of a linear structure, and any other
   * way into the one that doses go into; of equations, every route into the one that doses go into. `null` says that the model knows
   * no dose by that route.
   */
  routes?: { readonly [route in Route]?: string | null };
  parameters: Record<P, Parameter>;
  correlated?: readonly Correlated[];
  /** Individual parameters of the structure. `p.X` already holds its eta. */
  individual: (p: Record<P, number>, c: Record<C, number>) => Record<N, number>;
  /** Of the only output, or of each output by its name. */
  error: ResidualError | { readonly [output: string]: ResidualError };
  /** Unchecked unless said. */
  status?: Status;
  /** Teaching unless said. */
  use?: 'dose-search' | 'forecast' | 'teaching';
  /** Where this file departs from the paper, or where its sources disagree, and why. Empty = as published, no doubt known. */
  deviations?: readonly string[];
  checks: readonly Check<NoInfer<C>>[];
};

/** A model as the rest of the program sees it: the same, with names widened, plus the etas in their order and Omega. */
export type PkModel = Omit<ModelDefinition<string, string, string>, 'source' | 'error' | 'moiety'> & {
  moiety: Moiety;
  source: ModelSource & { readIn: string[] };
  status: Status;
  use: 'dose-search' | 'forecast' | 'teaching';
  deviations: readonly string[];
  time: 'h' | 'min' | 'd';
  /** `individual` without the caps of the limits; absent where there are none. */
  uncapped?: PkModel['individual'];
  /** Names of the parameters that vary between people, in the order of the etas. */
  etas: readonly string[];
  /** Variance-covariance of the etas, row by row. */
  omega: readonly (readonly number[])[];
  /** Names of the parameters that vary between the occasions of a person, and the variance-covariance of those etas. */
  occasions: { readonly etas: readonly string[]; readonly omega: readonly (readonly number[])[] };
  /** Residual error of the output that is measured when a record does not say which. */
  error: ResidualError;
  /** Residual error by output; an output without one is predicted, never fitted. */
  errors: { readonly [output: string]: ResidualError };
};

/**
 * States a model. The compiler refuses a misspelt parameter, an undeclared covariate and a structure parameter left out;
 * this function refuses what types cannot see: numbers that are not finite, a correlation outside (-1, 1), an unknown pair, a
 * value outside the bounds of its scale, an error of an output that does not exist.
 */
export function defineModel<const P extends string, const C extends string, const N extends string>(
  definition: ModelDefinition<P, C, N>,
): PkModel {
  const { id, source, status, use, deviations, time } = definition;
  const widened = definition as unknown as ModelDefinition<string, string, string>;
  const parameters = Object.entries<Parameter>(definition.parameters);
  for (const [name, parameter] of parameters) {
    const why = whyUnusable(parameter);
    if (why !== undefined) throw new Error(`${id}: ${name} ${why}`);
  }
  const correlated = (across: 'people' | 'occasions'): readonly Correlated[] =>
    (definition.correlated ?? []).filter((one) => (one.across ?? 'people') === across);
  const people = covarianceOf(id, parameters, ({ between }) => between, correlated('people'));
  const occasions = covarianceOf(id, parameters, ({ betweenOccasions }) => betweenOccasions, correlated('occasions'));
  return {
    ...widened,
    ...holdCaps(widened, widened.individual),
    moiety: whatIsMeasured(definition),
    source: { ...source, readIn: source.readIn ?? [] },
    status: status ?? { is: 'unchecked' },
    use: use ?? 'teaching',
    deviations: deviations ?? [],
    time: time ?? 'h',
    ...people,
    occasions,
    ...errorsByOutput(definition),
  };
}

function whyUnusable({ value, between, betweenOccasions }: Parameter): string | undefined {
  if (!Number.isFinite(value)) return 'is not a finite number';
  for (const one of [between, betweenOccasions]) {
    if (!one) continue;
    if (!(one.variance > 0 && Number.isFinite(one.variance))) return 'must have a variability above 0';
    const { scale = { is: 'log-normal' } } = one;
    if (scale.is === 'logit' && !(scale.low < value && value < scale.high))
      return `is ${value}, which is not between the bounds of its logit, ${scale.low} and ${scale.high}`;
    if (scale.is === 'box-cox' && !Number.isFinite(scale.shape)) return 'has a Box-Cox shape that is not a finite number';
  }
  if (between && betweenOccasions && JSON.stringify(between.scale) !== JSON.stringify(betweenOccasions.scale))
    return 'varies between people on another scale than between occasions';
  return undefined;
}

function covarianceOf(
  id: string,
  parameters: readonly [string, Parameter][],
  variability: (parameter: Parameter) => Variability | undefined,
  correlated: readonly Correlated[],
): { etas: string[]; omega: number[][] } {
  const varying = parameters.flatMap(([name, parameter]) => {
    const by = variability(parameter);
    return by ? [{ name, variance: by.variance }] : [];
  });
  const etas = varying.map(({ name }) => name);
  const omega = varying.map((row) => varying.map((column) => (row === column ? row.variance : 0)));
  for (const { pair, covariance, correlation } of correlated) {
    const [i, j] = [etas.indexOf(pair[0]), etas.indexOf(pair[1])];
    const [first, second] = [omega[i], omega[j]];
    if (i === j || first === undefined || second === undefined)
      throw new Error(`${id}: ${pair.join(' and ')} cannot be correlated: both must vary`);
    const sd = Math.sqrt((first[i] ?? 0) * (second[j] ?? 0));
    const value = covariance ?? (correlation ?? 0) * sd;
    if (!(Math.abs(value) < sd)) throw new Error(`${id}: the correlation of ${pair.join(' and ')} is not between -1 and 1`);
    first[j] = value;
    second[i] = value;
  }
  return { etas, omega };
}

const isOneError = (error: ResidualError | { readonly [output: string]: ResidualError }): error is ResidualError =>
  typeof error['form'] === 'string';

function errorsByOutput({
  id,
  structure,
  error,
}: Pick<ModelDefinition<string, string, string>, 'id' | 'structure' | 'error'>): Pick<PkModel, 'error' | 'errors'> {
  const outputs = structure.kind === 'linear' ? ['CP'] : Object.keys(structure.outputs);
  const observed = structure.kind === 'linear' ? 'CP' : structure.observe;
  if ((error as unknown) === undefined) throw new Error(`${id}: no residual error is stated (error)`);
  if (isOneError(error)) return { error, errors: { [observed]: error } };
  const unknown = Object.keys(error).find((name) => !outputs.includes(name));
  if (unknown !== undefined) throw new Error(`${id}: there is no output ${unknown} (${outputs.join(', ')})`);
  const own = error[observed];
  if (!own) throw new Error(`${id}: ${observed}, which is observed, has no residual error`);
  return { error: own, errors: error };
}
