import type { PkModel } from '../domain/define-model.ts';
import type { ComparisonOutput, Summary, UncappedArm } from '../domain/job.ts';
import { type SafetyThreshold, type Target, nameLine, nameMetric } from '../domain/target.ts';
import { plusHours } from '../domain/time.ts';
import { exposureUnitOf } from '../domain/units.ts';
import type { ArmResult, ComparisonResult } from '../domain/wire/result.ts';
import { REACHES_TARGET } from '../twin/compare.ts';
import { seenThrough } from '../twin/seen-through.ts';
import { RULE, SEARCH_RULE, chanceLabel, explainRanking } from './explain.ts';
import { explainModels, limitsOfUse } from './explain-models.ts';
import { joinAverage, joinFit, joinModel, modelOfPart } from './join-fit.ts';
import type { Library } from './library.ts';
import { bestOf, questionHash, seedOf } from './plan.ts';
import type { Question } from './question.ts';
import { withFound } from './found.ts';
import { joinNextSample } from './join-next-sample.ts';
import { joinSensitivity } from './join-sensitivity.ts';
import { remarkOnOutput } from './remarks.ts';

/** Joins what the worker computed with the labels and the basis of the question. Pure: the same two give the same result. */
export function join(asked: Question, output: ComparisonOutput, library: Library): ComparisonResult {
  const question = withFound(asked, output, library);
  const [leading] = output.fit.parts;
  if (!leading) throw new Error('the output rests on no model');
  // The models of an average speak of the same drug in the same units.
  const { target, thresholds } = question;
  const { moiety } = seenThrough(modelOfPart(leading, question, library), target.output) ?? modelOfPart(leading, question, library);
  const [threshold] = thresholds.map(joinThreshold);
  if (!threshold) throw new Error('a question has a safety threshold');
  const hash = questionHash(asked);
  return {
    schema: 'dosetwin.comparison/1',
    software: { name: 'dosetwin', version: question.code },
    question: {
      hash,
      drug: question.drug,
      asOf: question.asOf,
      horizonHours: question.horizon,
      draws: question.draws,
      seed: seedOf(asked, hash),
    },
    target: joinTarget(target),
    threshold,
    thresholds: thresholds.map(joinThreshold),
    candidates: question.arms.map((_, index) => joinArm(question, output, index, moiety)),
    ranking: {
      order: output.ranking,
      rule: RULE,
      reason: explainRanking(question, output),
      separable: output.separable,
      noneReachesTarget: output.noneReachesTarget,
      noneWithinLimit: output.noneWithinLimit,
      noneWithinLimitReachesTarget: output.arms.every(
        (arm, index) => !output.withinLimit[index] || arm.chance.within.value < REACHES_TARGET,
      ),
    },
    ...(asked.search && output.found
      ? {
          search: {
            space: asked.search.space,
            searched: output.found.searched,
            rule: SEARCH_RULE,
            suggestions: output.found.patterns.map((_, i) => asked.arms.length + i),
          },
        }
      : {}),
    pairs: output.pairs.map((pair) => ({
      ...pair,
      exposureDifference: inUnit(pair.exposureDifference, target.unit),
      scoreDifference: inUnit(pair.scoreDifference, '1'),
    })),
    ...joinSensitivity(question, output),
    ...joinNextSample(question, output, { exposure: measureLabel(target), level: moiety.level }, library),
    basis: {
      used: question.used,
      ignored: question.ignored,
      imputed: question.imputed,
      missing: question.missing,
      models: question.considered.map((one) => joinModel(one, question, output, library)),
      chosenBecause: explainModels(question, output),
      ...joinFit(leading, question, output, library),
      ...joinAverage(question, output, library),
      tables: question.tables,
    },
    issues: [...question.issues, ...remarkOnOutput(question, output, library)],
    limitsOfUse: limitsOfUse(output),
  };
}

const inUnit = (summary: Summary, unit: string): { unit: string } & Summary => ({ unit, ...summary });
const windowLabel = ({ from, to }: { from: number; to: number }): string => `${from}-${to} h after the as-of moment`;
const joinThreshold = (one: SafetyThreshold): ComparisonResult['threshold'] => ({
  label: chanceLabel(one),
  ...(one.above === undefined ? {} : { above: one.above }),
  ...(one.below === undefined ? {} : { below: one.below }),
  unit: one.unit,
  window: windowLabel(one.window),
  limit: one.limit,
  source: one.source.text,
  sourceStatus: one.source.status,
});

export function joinTarget(target: Target): ComparisonResult['target'] {
  const [low, high] = [target.low ?? null, target.high ?? null];
  return {
    id: target.id,
    label: targetLabel(target),
    indication: target.indication,
    metric: target.metric,
    ...(target.output === undefined ? {} : { output: target.output, effect: target.effect ?? target.output }),
    window: windowLabel(target.window),
    low,
    high,
    best: bestOf(low, high, target.best),
    unit: target.unit,
    source: target.source.text,
    sourceStatus: target.source.status,
  };
}

/** `AUC24-48`, `Cmin 24-48 h`: the metric with the window that decides. */
export function measureLabel(target: Target): string {
  const { metric, window } = target;
  const { from, to } = window;
  if (metric === 'AUC24') return to - from === 24 ? `AUC${from}-${to}` : `AUC24 of ${from}-${to} h`;
  return metric === 'AUC' ? `AUC to ${to} h` : `${nameMetric(target)} ${from}-${to} h`;
}

function targetLabel(target: Target): string {
  const { low, high, unit } = target;
  const name = nameMetric(target);
  const printed = unit === '1' ? '' : ` ${unit}`;
  if (low !== undefined && high !== undefined) return `${name} ${low}-${high}${printed}`;
  return low === undefined ? `${name} below ${high}${printed}` : `${name} above ${low}${printed}`;
}

function joinArm(question: Question, output: ComparisonOutput, index: number, { level, dose: doseUnit }: PkModel['moiety']): ArmResult {
  const regimen = question.arms[index];
  const arm = output.arms[index];
  const score = output.scores[index];
  if (!regimen || !arm || !score) throw new Error('the output holds another number of arms than the question');
  const { chance } = arm;
  const reached = Object.entries(chance.inTargetAt).flatMap(([hours, one]) => (one === null ? [] : [{ hours: Number(hours), ...one }]));
  return {
    label: regimen.label,
    asIs: regimen.asIs,
    doses: regimen.doses.map((dose) => ({
      at: plusHours(question.asOf, dose.at),
      amount: dose.amount,
      unit: doseUnit,
      infusionHours: dose.duration,
    })),
    exposure: joinExposure(arm, question, level),
    probability: {
      ...joinChances(arm, question),
      firstDay: { label: firstDayLabel(question.thresholds[0]), ...chance.thresholdFirstDay },
      inTargetAt: reached,
    },
    hoursByPastDay: {
      aboveTarget: inUnit(arm.time.above, 'h'),
      inTarget: inUnit(arm.time.within, 'h'),
      belowTarget: inUnit(arm.time.below, 'h'),
    },
    firstInTarget: { unit: 'h', ...arm.firstInTarget },
    score,
    curve: joinCurve(arm, question, level),
    ...(arm.uncapped
      ? {
          uncapped: {
            exposure: joinExposure(arm.uncapped, question, level),
            probability: joinChances(arm.uncapped, question),
            curve: joinCurve(arm.uncapped, question, level),
          },
        }
      : {}),
  };
}

function joinExposure(arm: UncappedArm, { target }: Question, level: string): ArmResult['exposure'] {
  const area = exposureUnitOf(level) ?? `${level}.h`;
  return {
    deciding: { label: measureLabel(target), ...inUnit(arm.deciding, target.unit) },
    auc0to24: inUnit(arm.auc0to24, area),
    auc24to48: inUnit(arm.auc24to48, area),
    auc24AtSteadyState: arm.aucSteadyState && inUnit(arm.aucSteadyState, area),
    cmax24to48: inUnit(arm.cmax, level),
    cmin24to48: inUnit(arm.cmin, level),
  };
}

const joinChances = (
  { chance }: UncappedArm,
  { thresholds }: Question,
): Pick<ArmResult['probability'], 'belowTarget' | 'inTarget' | 'aboveTarget' | 'thresholds'> => ({
  belowTarget: chance.below,
  inTarget: chance.within,
  aboveTarget: chance.above,
  thresholds: thresholds.flatMap((one, place) => {
    const risk = chance.thresholds[place];
    return risk ? [{ label: chanceLabel(one), limit: one.limit, withinLimit: risk.value <= one.limit, ...risk }] : [];
  }),
});

function joinCurve({ curve: { at, ...bands } }: UncappedArm, { asOf }: Question, level: string): ArmResult['curve'] {
  return { time: { unit: 'h', zero: asOf, at }, concentration: { unit: level, ...bands } };
}

function firstDayLabel(threshold: SafetyThreshold | undefined): string {
  if (!threshold) return '';
  const name = threshold.metric === 'AUC24' ? 'AUC0-24' : `${nameMetric(threshold)} 0-24 h`;
  return `P(${name} ${nameLine(threshold)})`;
}
