import type { PkModel } from '../domain/define-model.ts';
import type { ComparisonOutput } from '../domain/job.ts';
import { plusHours } from '../domain/time.ts';
import type { ComparisonResult } from '../domain/wire/result.ts';
import type { Library } from './library.ts';
import type { Question } from './question.ts';

type Basis = ComparisonResult['basis'];
type Part = ComparisonOutput['fit']['parts'][number];

/** The model of one part of the answer. */
export function modelOfPart({ model: place }: Part, question: Question, { models }: Pick<Library, 'models'>): PkModel {
  const model = models.find((one) => one.id === question.models[place]?.id);
  if (!model) throw new Error('the output names a model that the question does not hold');
  return model;
}

/** One model considered: whether it may be used, how well it explains the levels, and whether the answer rests on it. */
export function joinModel(
  one: Question['considered'][number],
  question: Question,
  { fit: { fits, weights, parts } }: ComparisonOutput,
  library: Library,
): Basis['models'][number] {
  const position = question.models.findIndex((model) => model.id === one.model);
  const fit = position < 0 ? undefined : fits[position];
  const part = parts.find((candidate) => candidate.model === position);
  const model = library.models.find((candidate) => candidate.id === one.model);
  return {
    model: one.model,
    hash: one.hash,
    verdict: one.verdict,
    chosen: part !== undefined,
    weight: weights[position] ?? null,
    draws: part?.draws ?? 0,
    status: model?.status.is ?? 'unchecked',
    use: model?.use ?? 'forecast',
    logEvidence: fit?.logEvidence ?? null,
    fit: fit ? (fit.why === undefined ? fit.status : `${fit.status}: ${fit.why}`) : null,
    reasons: one.reasons,
    doubts: [...(model?.deviations ?? [])],
  };
}

/** What one model made of this person: covariates, parameters, uncertainty, and each level against it. */
export function joinFit(
  part: Part,
  question: Question,
  output: ComparisonOutput,
  library: Library,
): Pick<Basis, 'covariates' | 'parameters' | 'posterior' | 'levels'> {
  const model = modelOfPart(part, question, library);
  const fit = output.fit.fits[part.model];
  if (!fit) throw new Error('the output holds no fit of a model that it rests on');
  const { sampling, priorDistance } = part;
  return {
    covariates: covariatesNow(model, question.models[part.model]?.covariates.at(-1)?.values ?? {}),
    parameters: fit.parameters.map(({ name, individual, typical }) => ({
      name,
      unit: structureUnit(name, model.time),
      individual,
      typical,
      ratio: individual / typical,
    })),
    posterior: {
      method: sampling.method,
      effectiveDraws: sampling.effective,
      paretoShape: sampling.paretoShape,
      scaleReduction: sampling.scaleReduction,
      priorDistance,
      shrinkage: model.etas.map((_, i) => (fit.covariance[i]?.[i] ?? Number.NaN) / (model.omega[i]?.[i] ?? Number.NaN)),
      status: fit.status,
      covarianceFormula: fit.covarianceFormula,
      etas: [...model.etas],
      eta: fit.eta,
      covariance: fit.covariance,
    },
    levels: fit.levels.map((level, index) => {
      const { unit, output: of, source } = question.levels[index] ?? missingLevel();
      const { at: hours, ...rest } = level;
      return { at: plusHours(question.asOf, hours), ...rest, unit, ...(of === undefined ? {} : { output: of }), source };
    }),
  };
}

/** Of an average, every model that the answer rests on with its weight and its own fit. */
export function joinAverage(question: Question, output: ComparisonOutput, library: Library): Pick<Basis, 'average'> {
  if (question.average === undefined) return {};
  return {
    average: {
      weighedBy: question.levels.length === 0 ? 'equal' : question.average,
      models: output.fit.parts.map((part) => ({
        model: question.models[part.model]?.id ?? '',
        weight: output.fit.weights[part.model] ?? 0,
        draws: part.draws,
        ...joinFit(part, question, output, library),
      })),
    },
  };
}

const missingLevel = (): never => {
  throw new Error('the output holds a level that the question does not');
};

/** Individual parameters are those of the structure: volumes, clearances a unit of the model's time, rate constants, times, shares. */
function structureUnit(name: string, time: PkModel['time']): string {
  if (/^V(?!MAX)/.test(name)) return 'L';
  if (/^(CL|Q)/.test(name)) return `L/${time}`;
  if (/^K(?!M$)/.test(name)) return `1/${time}`;
  return /^(LAG|MTT|D\d?$)/.test(name) ? time : '1';
}

const covariatesNow = (model: PkModel, values: Record<string, number>): Basis['covariates'] =>
  Object.entries(model.covariates).flatMap(([name, { unit, meaning }]) =>
    values[name] === undefined ? [] : [{ name, meaning, value: values[name], unit }],
  );
