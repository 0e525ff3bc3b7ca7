import { type ArmResult, type ComparisonResult, comparisonResult } from '../../src/domain/wire/result.ts';

const AS_OF = '2026-11-23T12:00:00.000Z';
const chance = (value: number) => ({ value, monteCarloError: Math.sqrt((value * (1 - value)) / 1000) });
const summary = (unit: string, p50: number, factor = 1.25) => ({
  unit,
  mean: p50,
  sd: p50 * (factor - 1) * 0.6,
  p5: p50 / factor,
  p25: p50 / Math.sqrt(factor),
  p50,
  p75: p50 * Math.sqrt(factor),
  p95: p50 * factor,
});

type Arm = { label: string; asIs?: boolean; auc: number; cmin: number; inTarget: number; over: number; score: number; doses?: number };

/** An arm with a straight-line curve of 10 mg/L per 100 mg.h/L; every other number is as stated. */
const arm = ({ label, asIs = false, auc, cmin, inTarget, over, score, doses = 6 }: Arm): ArmResult => {
  const at = Array.from({ length: 97 }, (_, index) => index - 24);
  const line = (factor: number) => at.map((hour) => (auc / 24) * factor * (1 + 0.3 * Math.sin(hour / 2)));
  return {
    label,
    asIs,
    doses: Array.from({ length: doses }, (_, index) => ({
      at: new Date(Date.parse(AS_OF) + (6 + 12 * index) * 3_600_000).toISOString(),
      amount: 750,
      unit: 'mg' as const,
      infusionHours: 1.5,
    })),
    exposure: {
      deciding: { label: 'AUC24-48', ...summary('mg.h/L', auc) },
      auc0to24: summary('mg.h/L', auc * 1.1),
      auc24to48: summary('mg.h/L', auc),
      auc24AtSteadyState: summary('mg.h/L', auc),
      cmax24to48: summary('mg/L', cmin * 2),
      cmin24to48: summary('mg/L', cmin),
    },
    probability: {
      belowTarget: chance(1 - inTarget - over),
      inTarget: chance(inTarget),
      aboveTarget: chance(over),
      thresholds: [{ label: 'P(AUC24 > 600 mg.h/L)', limit: 0.1, withinLimit: over <= 0.1, ...chance(over) }],
      firstDay: { label: 'P(AUC0-24 > 600 mg.h/L)', ...chance(over) },
      inTargetAt: [24, 48, 72].map((hours) => ({ hours, ...chance(inTarget) })),
    },
    hoursByPastDay: { aboveTarget: summary('h', 4), inTarget: summary('h', 40), belowTarget: summary('h', 8) },
    firstInTarget: { unit: 'h', p5: 1, p50: 6, p95: 20, never: chance(0.02) },
    score: { mean: score, monteCarloError: 0.01 },
    curve: {
      time: { unit: 'h', zero: AS_OF, at },
      concentration: { unit: 'mg/L', p5: line(0.8), p25: line(0.9), p50: line(1), p75: line(1.1), p95: line(1.2) },
    },
  };
};

const threshold = {
  label: 'P(AUC24 > 600 mg.h/L)',
  above: 600,
  unit: 'mg.h/L',
  window: '24-48 h after the as-of moment',
  limit: 0.1,
  source: 'a guideline',
  sourceStatus: 'verified',
};

const source = (resource: string, field: string) => ({ resource, version: '1', field });

/** A result as the wire schema allows it, with numbers chosen for the reader's eye; `change` replaces parts of it. */
export function buildResult(change: Partial<ComparisonResult> = {}): ComparisonResult {
  return comparisonResult.parse({
    schema: 'dosetwin.comparison/1',
    software: { name: 'dosetwin', version: '0.1.0' },
    question: { hash: 'a'.repeat(64), drug: 'vancomycin', asOf: AS_OF, horizonHours: 72, draws: 1000, seed: 7 },
    target: {
      id: 'made-up',
      indication: 'a made-up infection',
      label: 'AUC24 400-600 mg.h/L',
      metric: 'AUC24',
      window: '24-48 h after the as-of moment',
      low: 400,
      high: 600,
      best: 489.9,
      unit: 'mg.h/L',
      source: 'a guideline',
      sourceStatus: 'verified',
    },
    threshold,
    thresholds: [threshold],
    candidates: [
      arm({
        label: 'Continue as is: 1000 mg every 12 h over 2 h',
        asIs: true,
        auc: 812,
        cmin: 27.3,
        inTarget: 0.01,
        over: 0.99,
        score: -0.9,
      }),
      arm({ label: '500 mg every 12 h', auc: 431, cmin: 14.2, inTarget: 0.71, over: 0.04, score: 0.62 }),
      arm({ label: '1250 mg every 24 h', auc: 540, cmin: 15.9, inTarget: 0.74, over: 0.22, score: 0.55 }),
    ],
    ranking: {
      order: [1, 2, 0],
      rule: 'the rule',
      reason: 'the reason',
      separable: true,
      noneReachesTarget: false,
      noneWithinLimit: false,
      noneWithinLimitReachesTarget: false,
    },
    pairs: [
      {
        a: 0,
        b: 1,
        exposureDifference: summary('mg.h/L', 381),
        scoreDifference: summary('1', -1.5),
        aBetter: chance(0.01),
        bBetter: chance(0.99),
        separable: true,
      },
      {
        a: 0,
        b: 2,
        exposureDifference: summary('mg.h/L', 272),
        scoreDifference: summary('1', -1.4),
        aBetter: chance(0.02),
        bBetter: chance(0.98),
        separable: true,
      },
      {
        a: 1,
        b: 2,
        exposureDifference: summary('mg.h/L', -109),
        scoreDifference: summary('1', 0.07),
        aBetter: chance(0.58),
        bBetter: chance(0.42),
        separable: false,
      },
    ],
    basis: {
      used: [
        {
          ...{ name: 'weight', value: 78, unit: 'kg', at: '2026-11-20T15:40:00.000Z' },
          recorded: { value: 78_000, unit: 'g', factor: 0.001 },
          source: source('Observation/weight-1', 'valueQuantity'),
        },
        {
          name: 'vancomycin level',
          value: 23.8,
          unit: 'mg/L',
          at: '2026-11-23T05:30:00.000Z',
          source: source('Observation/level-1', 'valueQuantity'),
        },
      ],
      ignored: [{ source: source('Observation/level-0', 'status'), because: 'entered in error' }],
      imputed: [{ name: 'infusion time', value: 2, unit: 'h', because: 'the order in force says so' }],
      missing: ['albumin'],
      models: [
        {
          model: 'vancomycin/one-2001',
          hash: 'b'.repeat(64),
          verdict: 'applies',
          chosen: true,
          weight: 1,
          draws: 1000,
          status: 'unchecked',
          use: 'forecast',
          logEvidence: -3.2,
          fit: 'converged',
          reasons: [],
          doubts: ['two encodings disagree on V2'],
        },
        {
          model: 'vancomycin/two-2002',
          hash: 'c'.repeat(64),
          verdict: 'refused',
          chosen: false,
          weight: null,
          draws: 0,
          status: 'unchecked',
          use: 'forecast',
          logEvidence: null,
          fit: null,
          reasons: [{ code: 'outside-studied-range', severity: 'error', text: 'Age 64 a is above the 18 a studied.' }],
          doubts: [],
        },
      ],
      chosenBecause: 'it has the highest evidence',
      covariates: [{ name: 'WT', meaning: 'total body weight', value: 78, unit: 'kg' }],
      parameters: [{ name: 'CL', unit: 'L/h', individual: 2.41, typical: 2.9, ratio: 2.41 / 2.9 }],
      posterior: {
        method: 'importance resampling',
        effectiveDraws: 9000,
        paretoShape: 0.2,
        priorDistance: { distance: 1.2, p: 0.4 },
        shrinkage: [0.3],
        scaleReduction: null,
        status: 'converged',
        covarianceFormula: 'hessian',
        etas: ['CL'],
        eta: [-0.185],
        covariance: [[0.01]],
      },
      levels: [
        {
          at: '2026-11-23T05:30:00.000Z',
          observed: 23.8,
          below: false,
          unit: 'mg/L',
          population: 18.1,
          individual: 23.1,
          residual: 0.7,
          weightedResidual: 0.31,
          percentile: 84,
          source: source('Observation/level-1', 'valueQuantity'),
        },
      ],
      tables: 'd'.repeat(64),
    },
    issues: [
      {
        code: 'model-unchecked',
        severity: 'warning',
        text: 'The numbers have not been compared with the paper.',
        at: 'vancomycin/one-2001',
        fix: 'Read its doubts.',
      },
      {
        code: 'start-of-candidates',
        severity: 'information',
        text: 'Candidates without a start begin when the next dose is due.',
        at: 'candidates',
      },
    ],
    limitsOfUse: 'Decision support for a qualified clinician.',
    ...change,
  });
}
