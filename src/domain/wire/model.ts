import { z } from 'zod';
import { BODY_UNITS } from '../body.ts';
import type { PkModel, ResidualError } from '../define-model.ts';
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
  individual: z
    .string()
    .describe(
      'How the parameters of a person follow from those of the population (p, each with its eta) and the covariates (c): the function computed with, caps of the limits aside.',
    ),
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

export type ModelCard = z.infer<typeof modelCard>;

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
    individual: String(model.uncapped ?? model.individual),
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
