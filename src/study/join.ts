import type { PkModel } from '../domain/define-model.ts';
import type { ComparisonOutput, Summary } from '../domain/job.ts';
import { plusHours } from '../domain/time.ts';
import type { ArmResult, ComparisonResult } from '../domain/wire/result.ts';
import { REACHES_TARGET } from '../twin/compare.ts';
import { LIMITS_OF_USE, RULE, explainModel, explainRanking } from './explain.ts';
import type { Library } from './library.ts';
import { bestOf, questionHash, seedOf } from './plan.ts';
import type { Question } from './question.ts';
import { remarkOnOutput } from './remarks.ts';

/** Joins what the worker computed with the labels and the basis of the question. Pure: the same two give the same result. */
export function join(question: Question, output: ComparisonOutput, library: Library): ComparisonResult {
  const chosen = question.models[output.fit.model];
  const model = library.models.find((one) => one.id === chosen?.id);
  const fit = output.fit.fits[output.fit.model];
  if (!chosen || !model || !fit) throw new Error('the output names a model that the question does not hold');
  const { target, threshold } = question;
  const hash = questionHash(question);
  const [low, high] = [target.low ?? null, target.high ?? null];
  return {
    schema: 'dosetwin.comparison/1',
    software: { name: 'dosetwin', version: question.code },
    question: {
      hash,
      drug: question.drug,
      asOf: question.asOf,
      horizonHours: question.horizon,
      draws: question.draws,
      seed: seedOf(question, hash),
    },
    target: {
      id: target.id,
      label: targetLabel(low, high, target.unit),
      indication: target.indication,
      metric: target.metric,
      window: windowLabel(target.window),
      low,
      high,
      best: bestOf(low, high, target.best),
      unit: target.unit,
      source: target.source.text,
      sourceStatus: target.source.status,
    },
    threshold: {
      label: thresholdLabel(threshold),
      above: threshold.above,
      unit: threshold.unit,
      window: windowLabel(threshold.window),
      limit: threshold.limit,
      source: threshold.source.text,
      sourceStatus: threshold.source.status,
    },
    candidates: question.arms.map((_, index) => joinArm(question, output, index, model.moiety.level)),
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
    pairs: output.pairs.map((pair) => ({
      ...pair,
      exposureDifference: inUnit(pair.exposureDifference, target.unit),
      scoreDifference: inUnit(pair.scoreDifference, '1'),
    })),
    basis: {
      used: question.used,
      ignored: question.ignored,
      imputed: question.imputed,
      missing: question.missing,
      models: question.considered.map((one) => joinModel(one, question, output, library)),
      chosenBecause: explainModel(question, output),
      covariates: covariatesNow(model, chosen.covariates.at(-1)?.values ?? {}),
      parameters: fit.parameters.map(({ name, individual, typical }) => ({
        name,
        unit: structureUnit(name, model.time),
        individual,
        typical,
        ratio: individual / typical,
      })),
      posterior: {
        method: output.fit.draws.method,
        effectiveDraws: output.fit.draws.effective,
        paretoShape: output.fit.draws.paretoShape,
        scaleReduction: output.fit.draws.scaleReduction,
        status: fit.status,
        covarianceFormula: fit.covarianceFormula,
        etas: [...model.etas],
        eta: fit.eta,
        covariance: fit.covariance,
      },
      levels: fit.levels.map((level, index) => {
        const { unit, source } = question.levels[index] ?? missingLevel();
        const { at: hours, ...rest } = level;
        return { at: plusHours(question.asOf, hours), ...rest, unit, source };
      }),
      tables: question.tables,
    },
    issues: [...question.issues, ...remarkOnOutput(question, output, model)],
    limitsOfUse: LIMITS_OF_USE,
  };
}

const missingLevel = (): never => {
  throw new Error('the output holds a level that the question does not');
};

const inUnit = (summary: Summary, unit: string): { unit: string } & Summary => ({ unit, ...summary });
const windowLabel = ({ from, to }: { from: number; to: number }): string => `${from}-${to} h after the as-of moment`;
const thresholdLabel = ({ metric, above, unit }: Question['threshold']): string => `P(${metric} > ${above} ${unit})`;
/** Individual parameters are those of the structure: volumes, clearances a unit of the model's time, rate constants, times, shares. */
function structureUnit(name: string, time: PkModel['time']): string {
  if (/^V(?!MAX)/.test(name)) return 'L';
  if (/^(CL|Q)/.test(name)) return `L/${time}`;
  if (/^K(?!M$)/.test(name)) return `1/${time}`;
  return /^(LAG|MTT|D\d?$)/.test(name) ? time : '1';
}

function targetLabel(low: number | null, high: number | null, unit: string): string {
  if (low !== null && high !== null) return `AUC24 ${low}-${high} ${unit}`;
  return low === null ? `AUC24 below ${high} ${unit}` : `AUC24 above ${low} ${unit}`;
}

function joinArm(question: Question, output: ComparisonOutput, index: number, level: string): ArmResult {
  const regimen = question.arms[index];
  const arm = output.arms[index];
  const score = output.scores[index];
  if (!regimen || !arm || !score) throw new Error('the output holds another number of arms than the question');
  const { chance, curve } = arm;
  const { at, ...bands } = curve;
  const reached = Object.entries(chance.inTargetAt).flatMap(([hours, one]) => (one === null ? [] : [{ hours: Number(hours), ...one }]));
  return {
    label: regimen.label,
    asIs: regimen.asIs,
    doses: regimen.doses.map((dose) => ({
      at: plusHours(question.asOf, dose.at),
      amount: dose.amount,
      unit: 'mg' as const,
      infusionHours: dose.duration,
    })),
    exposure: {
      auc0to24: inUnit(arm.auc0to24, question.target.unit),
      auc24to48: inUnit(arm.auc24to48, question.target.unit),
      auc24AtSteadyState: arm.aucSteadyState && inUnit(arm.aucSteadyState, question.target.unit),
      cmax24to48: inUnit(arm.cmax, level),
      cmin24to48: inUnit(arm.cmin, level),
    },
    probability: {
      belowTarget: chance.below,
      inTarget: chance.within,
      aboveTarget: chance.above,
      thresholds: [
        {
          label: thresholdLabel(question.threshold),
          limit: question.threshold.limit,
          withinLimit: output.withinLimit[index] ?? false,
          ...chance.threshold,
        },
      ],
      firstDay: { label: `P(AUC0-24 > ${question.threshold.above} ${question.threshold.unit})`, ...chance.thresholdFirstDay },
      inTargetAt: reached,
    },
    hoursWithDailyAuc: {
      aboveTarget: inUnit(arm.time.above, 'h'),
      inTarget: inUnit(arm.time.within, 'h'),
      belowTarget: inUnit(arm.time.below, 'h'),
    },
    firstInTarget: { unit: 'h', ...arm.firstInTarget },
    score,
    curve: { time: { unit: 'h', zero: question.asOf, at }, concentration: { unit: level, ...bands } },
  };
}

function joinModel(
  one: Question['considered'][number],
  question: Question,
  output: ComparisonOutput,
  library: Library,
): ComparisonResult['basis']['models'][number] {
  const position = question.models.findIndex((model) => model.id === one.model);
  const fit = position < 0 ? undefined : output.fit.fits[position];
  const model = library.models.find((candidate) => candidate.id === one.model);
  return {
    model: one.model,
    hash: one.hash,
    verdict: one.verdict,
    chosen: position === output.fit.model,
    status: model?.status.is ?? 'unchecked',
    use: model?.use ?? 'forecast',
    logEvidence: fit?.logEvidence ?? null,
    fit: fit ? (fit.why === undefined ? fit.status : `${fit.status}: ${fit.why}`) : null,
    reasons: one.reasons,
    doubts: [...(model?.deviations ?? [])],
  };
}

const covariatesNow = (model: PkModel, values: Record<string, number>): ComparisonResult['basis']['covariates'] =>
  Object.entries(model.covariates).flatMap(([name, { unit, meaning }]) =>
    values[name] === undefined ? [] : [{ name, meaning, value: values[name], unit }],
  );
