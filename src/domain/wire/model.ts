import { z } from 'zod';
import { BODY_UNITS } from '../body.ts';
import type { PkModel, ResidualError } from '../define-model.ts';
import { type DosingLimits, type Drug, doseUnitOf, dosingBy } from '../drug.ts';
import type { SafetyThreshold, Target } from '../target.ts';
import { cardOfStructure, structureCard } from './structure.ts';
import { variability } from './variability.ts';

const side = z.enum(['refuse', 'warn', 'cap']);
const openEnded = z.number().nullable();

/** Everything a model file says, its functions apart. */
export const modelCard = z.object({
  id: z.string().describe('drug/author-year'),
  hash: z.string().describe('SHA-256 of what the model says; the same hash, the same numbers.'),
  drug: z.object({ name: z.string(), atc: z.string().optional() }),
  moiety: z
    .object({ name: z.string(), dose: z.string(), level: z.string(), in: z.string() })
    .describe('What doses and levels are in, with their units.'),
  summary: z.string(),
  source: z.object({
    citation: z.string(),
    doi: z.string().optional(),
    pubmed: z.string().optional(),
    errata: z.array(z.string()).optional(),
    readIn: z.array(z.string()),
  }),
  population: z.object({ subjects: z.int().nullable().describe('null: not read.'), description: z.string() }),
  time: z.enum(['h', 'min', 'd']).describe('Unit of time in rates.'),
  structure: structureCard,
  covariates: z.array(
    z.object({
      name: z.string(),
      unit: z.string(),
      meaning: z.string(),
      needs: z.array(z.string()).describe('What the record must hold for it.'),
      citation: z.string().optional(),
    }),
  ),
  limits: z
    .array(
      z.object({ covariate: z.string(), low: openEnded, high: openEnded, unit: z.string(), below: side, above: side, because: z.string() }),
    )
    .describe('The range studied; null is an open side.'),
  parameters: z.array(
    z.object({
      name: z.string(),
      value: z.number(),
      unit: z.string(),
      from: z.string(),
      between: variability.optional().describe('How it differs between people: variance of eta, and what the source printed.'),
      betweenOccasions: variability.optional().describe('The same between the occasions of one person.'),
    }),
  ),
  etas: z.array(z.string()).describe('Parameters that differ between people, in the order of omega.'),
  omega: z.array(z.array(z.number())).describe('Variance-covariance of the etas.'),
  error: z.object({
    form: z.string(),
    additive: z.number().optional(),
    proportional: z.number().optional(),
    log: z.number().optional(),
    unit: z.string().optional(),
    from: z.string(),
  }),
  status: z.object({ is: z.enum(['unchecked', 'checked']), against: z.string().optional(), lacks: z.string().optional() }),
  use: z.enum(['dose-search', 'forecast', 'teaching']),
  deviations: z.array(z.string()).describe('Where it departs from the paper, or where its sources disagree.'),
  checks: z.array(
    z.object({
      covariates: z.record(z.string(), z.number()),
      expect: z.record(z.string(), z.number()),
      by: z.enum(['source', 'another', 'typical', 'hand']).describe('Who computed what is expected.'),
      within: z.number().optional(),
      from: z.string(),
    }),
  ),
});

const citation = z.object({
  text: z.string(),
  status: z.enum(['verified', 'memory']),
  basis: z.enum(['guideline', 'label', 'practice', 'study', 'site']).exactOptional(),
});
const window = z.object({ from: z.number(), to: z.number(), unit: z.literal('h') }).describe('Hours after the decision.');

const standing = z.enum(['verified', 'computed', 'memory']).describe('Read in a source, worked out from such facts, or known from memory.');
const amount = z.object({ value: z.number(), unit: z.string() });
const dosingLimits = z.object({
  step: amount,
  smallest: amount,
  largest: amount,
  largestPerDay: amount,
  fastest: amount.optional().describe('Fastest infusion, where there is one.'),
  shortest: z
    .object({ value: z.number(), unit: z.literal('h') })
    .optional()
    .describe('Shortest infusion.'),
  intervals: z.object({ values: z.array(z.number()), unit: z.literal('h') }),
  source: z.string(),
  status: standing,
});

/** A drug as the library knows it, with its targets and thresholds. */
export const drugCard = z.object({
  name: z.string(),
  atc: z.array(z.string()),
  rxnorm: z.array(z.object({ code: z.string(), display: z.string(), verified: z.string() })),
  moiety: z.string().describe('What models and levels are in.'),
  molarMass: z.object({ value: z.number(), unit: z.literal('g/mol') }),
  doseUnit: z.string(),
  substances: z.array(
    z.object({
      name: z.string(),
      fraction: z.number().describe('Of the moiety, in the unit of dose, in one unit of the substance.'),
      unit: z.string().describe('Unit of the substance.'),
      source: z.string(),
      status: standing,
    }),
  ),
  levelUnit: z.string(),
  routes: z.array(z.string()),
  dosing: dosingLimits.describe('By the usual route, in the unit of dose.'),
  dosingByRoute: z.array(dosingLimits.extend({ route: z.string() })),
  forms: z.array(
    z.object({
      route: z.string(),
      name: z.string(),
      substance: z.string(),
      strengths: z.array(z.number()),
      unit: z.literal('mg'),
      source: z.string(),
    }),
  ),
  targets: z.array(
    z.object({
      id: z.string(),
      indication: z.string(),
      metric: z.string(),
      window,
      low: z.number().nullable(),
      high: z.number().nullable(),
      best: z.number().nullable(),
      unit: z.string(),
      mic: z.number().nullable().describe('MIC the bounds assume, mg/L.'),
      source: citation,
    }),
  ),
  thresholds: z.array(
    z.object({
      id: z.string(),
      metric: z.string(),
      window,
      above: z.number(),
      unit: z.string(),
      limit: z.number().describe('Largest acceptable probability of crossing it.'),
      source: citation,
    }),
  ),
  models: z.array(z.string()),
});

export type ModelCard = z.infer<typeof modelCard>;
export type DrugCard = z.infer<typeof drugCard>;

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** A limit is on one of the model's own covariates or, where it has none of the name, on a quantity of the body. */
const unitOf = ({ covariates }: PkModel, name: string): string =>
  covariates[name]?.unit ?? (BODY_UNITS as Record<string, string>)[name] ?? '1';

/** The card of a model; `hash` comes from the caller, because taking it is not a noun's work. */
export function cardOfModel(model: PkModel, hash: string): ModelCard {
  const { id, drug, summary, source, population, time, limits, parameters, etas, omega, status, use, deviations, checks } = model;
  return {
    id,
    hash,
    drug,
    moiety: { name: model.moiety.name, dose: model.moiety.dose, level: model.moiety.level, in: model.moiety.in },
    summary,
    source,
    population,
    time,
    structure: cardOfStructure(model),
    covariates: Object.entries(model.covariates).map(([name, { unit, meaning, derive }]) => ({
      name,
      unit,
      meaning,
      needs: [...(derive?.needs ?? [])],
      ...(derive?.citation === undefined ? {} : { citation: derive.citation }),
    })),
    limits: limits.map(({ covariate, between: [low, high], below, above, because }) => ({
      covariate,
      low: finite(low),
      high: finite(high),
      unit: unitOf(model, covariate),
      below,
      above,
      because,
    })),
    parameters: Object.entries(parameters).map(([name, { value, unit, from, between, betweenOccasions }]) => ({
      name,
      value,
      unit,
      from,
      ...(between ? { between } : {}),
      ...(betweenOccasions ? { betweenOccasions } : {}),
    })),
    etas: [...etas],
    omega: omega.map((row) => [...row]),
    error: describeError(model.error),
    status,
    use,
    deviations: [...deviations],
    checks: checks.map(({ covariates, expect, by = 'hand', within, from }) => ({
      covariates,
      expect,
      by,
      ...(within === undefined ? {} : { within }),
      from,
    })),
  };
}

const describeError = (residual: ResidualError): ModelCard['error'] => ({ ...residual });

function cardOfDosing({ fastest, shortest, ...limits }: DosingLimits, unit: string): DrugCard['dosing'] {
  const dose = (value: number) => ({ value, unit });
  return {
    step: dose(limits.step),
    smallest: dose(limits.smallest),
    largest: dose(limits.largest),
    largestPerDay: dose(limits.largestPerDay),
    ...(fastest === undefined ? {} : { fastest: { value: fastest, unit: `${unit}/min` } }),
    ...(shortest === undefined ? {} : { shortest: { value: shortest, unit: 'h' as const } }),
    intervals: { values: [...limits.intervals], unit: 'h' },
    source: limits.source,
    status: limits.status ?? 'verified',
  };
}

/** The card of a drug with what the library holds for it. */
export function cardOfDrug(
  drug: Drug,
  library: { targets: readonly Target[]; thresholds: readonly SafetyThreshold[]; models: readonly PkModel[] },
): DrugCard {
  const { name, atc, rxnorm, moiety, molarMass, substances, levelUnit, routes, forms = [] } = drug;
  const usual = dosingBy(drug, routes[0]);
  if (!usual) throw new Error(`${name} has no dosing by ${routes[0]}`);
  const hours = ({ from, to }: { from: number; to: number }) => ({ from, to, unit: 'h' as const });
  const ours = (one: { drug: string }): boolean => one.drug === name;
  return {
    name,
    atc: [...atc],
    rxnorm: rxnorm.map(({ code, display, verified }) => ({ code, display, verified })),
    moiety,
    molarMass: { value: molarMass, unit: 'g/mol' },
    doseUnit: doseUnitOf(drug),
    substances: Object.entries(substances).map(([substance, { fraction, unit = 'mg', source, status = 'verified' }]) => ({
      name: substance,
      fraction,
      unit,
      source,
      status,
    })),
    levelUnit,
    routes: [...routes],
    dosing: cardOfDosing(usual, doseUnitOf(drug)),
    dosingByRoute: routes.flatMap((route) => {
      const limits = dosingBy(drug, route);
      return limits ? [{ route, ...cardOfDosing(limits, doseUnitOf(drug)) }] : [];
    }),
    forms: forms.map(({ route, name: form, substance, strengths, source }) => ({
      route,
      name: form,
      substance,
      strengths: [...strengths],
      unit: 'mg' as const,
      source,
    })),
    targets: library.targets.filter(ours).map(({ id, indication, metric, window: span, low, high, best, unit, mic, source }) => ({
      id,
      indication,
      metric,
      window: hours(span),
      low: low ?? null,
      high: high ?? null,
      best: best ?? null,
      unit,
      mic: mic ?? null,
      source,
    })),
    thresholds: library.thresholds
      .filter(ours)
      .map(({ id, metric, window: span, above, unit, limit, source }) => ({ id, metric, window: hours(span), above, unit, limit, source })),
    models: library.models.filter((one) => one.drug.name === name).map((one) => one.id),
  };
}
