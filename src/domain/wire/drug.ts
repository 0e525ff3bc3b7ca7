import { z } from 'zod';
import type { PkModel } from '../define-model.ts';
import { type DosingLimits, type Drug, doseUnitOf, dosingBy } from '../drug.ts';
import type { SamplingAdvice, WithoutTarget } from '../sampling.ts';
import type { SafetyThreshold, Target } from '../target.ts';

const citation = z.object({
  text: z.string(),
  status: z.enum(['verified', 'memory']),
  basis: z.enum(['guideline', 'label', 'practice', 'study', 'site']).exactOptional(),
});

const sampling = z.object({
  draw: z.string(),
  moments: z
    .array(
      z.object({
        is: z.enum(['before-next-dose', 'after-dose', 'after-infusion']),
        from: z.number(),
        to: z.number(),
        unit: z.literal('h'),
      }),
    )
    .describe('Hours; empty where no level of a moment is drawn.'),
  begin: z.string().exactOptional().describe('When the first sample means something.'),
  source: citation,
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
      output: z.string().exactOptional().describe('The effect that is aimed at, where it is no level.'),
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
      output: z.string().exactOptional(),
      window,
      above: z.number().exactOptional(),
      below: z.number().exactOptional(),
      unit: z.string(),
      limit: z.number().describe('Largest acceptable probability of crossing it.'),
      source: citation,
    }),
  ),
  otherForms: z
    .array(z.object({ is: z.enum(['refused', 'doubted']), named: z.array(z.string()), because: z.string(), status: standing }))
    .describe('Forms that no model was made for: a record that names one is refused, or read with a remark.'),
  withoutTarget: z.object({ because: z.string(), source: citation }).nullable().describe('Why there is no target, where there is none.'),
  sampling: z.array(sampling).describe('When levels are drawn, or what is measured instead: advice, by guideline, label or practice.'),
  models: z.array(z.string()),
});

export type DrugCard = z.infer<typeof drugCard>;

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
  library: {
    targets: readonly Target[];
    thresholds: readonly SafetyThreshold[];
    models: readonly PkModel[];
    sampling?: readonly SamplingAdvice[];
    withoutTarget?: readonly WithoutTarget[];
  },
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
    targets: library.targets.filter(ours).map(({ id, indication, metric, output, window: span, low, high, best, unit, mic, source }) => ({
      id,
      indication,
      metric,
      ...(output === undefined ? {} : { output }),
      window: hours(span),
      low: low ?? null,
      high: high ?? null,
      best: best ?? null,
      unit,
      mic: mic ?? null,
      source,
    })),
    thresholds: library.thresholds.filter(ours).map(({ id, metric, output, window: span, above, below, unit, limit, source }) => ({
      id,
      metric,
      ...(output === undefined ? {} : { output }),
      window: hours(span),
      ...(above === undefined ? {} : { above }),
      ...(below === undefined ? {} : { below }),
      unit,
      limit,
      source,
    })),
    otherForms: (drug.otherForms ?? []).map(({ is, brands = [], words = [], because, status }) => ({
      is,
      named: [...new Set([...brands, ...words])],
      because,
      status,
    })),
    withoutTarget: reasonOf(library.withoutTarget?.find(ours)),
    sampling: (library.sampling ?? []).filter(ours).map(({ draw, moments, begin, source }) => ({
      draw,
      moments: moments.map((one) => ({ ...one, unit: 'h' as const })),
      ...(begin === undefined ? {} : { begin }),
      source,
    })),
    models: library.models.filter((one) => one.drug.name === name).map((one) => one.id),
  };
}

const reasonOf = (one: WithoutTarget | undefined): DrugCard['withoutTarget'] => (one ? { because: one.because, source: one.source } : null);
