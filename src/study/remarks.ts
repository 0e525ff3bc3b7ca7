import type { PkModel } from '../domain/define-model.ts';
import { type Issue, warning } from '../domain/issue.ts';
import type { ComparisonOutput } from '../domain/job.ts';
import { percent } from '../domain/percent.ts';
import { IMPROBABLE } from '../twin/run.ts';
import { chanceLabel } from './explain.ts';
import { modelOfPart } from './join-fit.ts';
import type { Library } from './library.ts';
import { type Question, nameLevel } from './question.ts';

/** Percentiles of the prior predictive beyond which a level is said to contradict the model. */
const SURPRISE = { low: 0.5, high: 99.5 };
/** Standard deviations of the population beyond which a parameter is called unusual. */
const UNUSUAL_ETA = 3;
/** A probability this many Monte-Carlo errors from its limit has not been settled by the draws. */
const SETTLED = 2;
/** Fewer effective draws than this make the tails of the posterior rough. */
const FEW_DRAWS = 1000;

type Part = ComparisonOutput['fit']['parts'][number];

/** What the numbers themselves ask a reader to doubt. Of an average every model that the answer rests on is looked at alike. */
export function remarkOnOutput(question: Question, output: ComparisonOutput, library: Pick<Library, 'models'>): Issue[] {
  const parts = output.fit.parts.map((part) => ({ part, model: modelOfPart(part, question, library) }));
  const ofEach = (look: (part: Part, model: PkModel) => Issue[]): Issue[] => parts.flatMap(({ part, model }) => look(part, model));
  return [
    ...ofEach(improbable),
    ...ofEach((part, model) => surprises(question, output, part, model)),
    ...ofEach((part, model) => unusualParameters(output, part, model)),
    ...failedFits(question, output),
    ...ofEach((part, model) => uncappedMissing(output, part, model)),
    ...unsettledLimits(question, output),
    ...ofEach(roughPosterior),
    ...sensitivityMissing(question, output),
    ...onceEach(ofEach((_, model) => checkStatus(question, model))),
  ];
}

/** What several models have to say in the same words is said once. */
const onceEach = (issues: readonly Issue[]): Issue[] => [...new Map(issues.map((one) => [JSON.stringify(one), one])).values()];

/** A model's cautions travel with the answer, and so does the fact that nobody has checked it yet. */
function checkStatus(question: Question, model: PkModel): Issue[] {
  const cautions = question.considered.find((one) => one.model === model.id)?.reasons ?? [];
  if (model.status.is === 'checked') return cautions;
  return [
    ...cautions,
    warning('model-unchecked', `The numbers of ${model.id} have not been compared with the paper value by value.`, {
      at: model.id,
      fix: 'Read its doubts in the basis before relying on it.',
    }),
  ];
}

function improbable({ priorDistance }: Part, { id }: PkModel): Issue[] {
  if (!priorDistance || priorDistance.p >= IMPROBABLE) return [];
  return [
    warning(
      'levels-improbable',
      `All levels together lie further from what ${id} expects than those of all but ${(100 * priorDistance.p).toFixed(2)} % of people like this one: the forecast is doubtful.`,
      {
        at: 'levels',
        fix: 'Check dose times, sampling times and sampling site, or look for a change in the person, before using the forecast.',
      },
    ),
  ];
}

function surprises(question: Question, output: ComparisonOutput, part: Part, { id }: PkModel): Issue[] {
  const levels = output.fit.fits[part.model]?.levels ?? [];
  return levels.flatMap((level, index) => {
    if (level.percentile >= SURPRISE.low && level.percentile <= SURPRISE.high) return [];
    const measured = question.levels[index];
    const { source } = measured ?? {};
    const side = level.percentile < SURPRISE.low ? 'below' : 'above';
    return [
      warning(
        'level-contradicts-model',
        `The ${measured ? nameLevel(measured) : `level of ${level.observed}`} lies ${side} what ${id} expects of nearly everybody like this person (percentile ${level.percentile.toFixed(1)}): the forecast is doubtful.`,
        {
          ...(source ? { at: `${source.resource} ${source.field}` } : {}),
          fix: 'Check dose times, sampling time and sampling site, or look for a change in the person, before using the forecast.',
        },
      ),
    ];
  });
}

function unusualParameters(output: ComparisonOutput, part: Part, model: PkModel): Issue[] {
  const fit = output.fit.fits[part.model];
  return model.etas.flatMap((name, i) => {
    const sd = Math.sqrt(model.omega[i]?.[i] ?? 0);
    const eta = fit?.eta[i] ?? 0;
    if (Math.abs(eta) <= UNUSUAL_ETA * sd) return [];
    return [
      warning(
        'unusual-parameter',
        `The levels ask for ${name} at ${Math.exp(eta).toFixed(2)} times the typical value, ${(Math.abs(eta) / sd).toFixed(1)} standard deviations out: the forecast is doubtful.`,
        {
          at: `${model.id} ${name}`,
          fix: 'Check doses, times and levels; rule out a mistake before believing the person to be so unusual.',
        },
      ),
    ];
  });
}

function failedFits(question: Question, output: ComparisonOutput): Issue[] {
  return output.fit.fits.flatMap((fit, index) => {
    const id = question.models[index]?.id ?? 'a model';
    return fit.status === 'failed'
      ? [warning('fit-failed', `${id} could not be fitted and was passed over: ${fit.why ?? 'no reason known'}`, { at: id })]
      : [];
  });
}

/** A cap is never applied without saying what is foreseen without it, or that this could not be computed. */
function uncappedMissing({ arms, fit: { parts } }: ComparisonOutput, { uncapped }: Part, { id }: PkModel): Issue[] {
  if (!uncapped || arms.every((one) => one.uncapped)) return [];
  // Of an average, the model that could not be fitted speaks for all.
  if (uncapped.why === undefined && parts.some((one) => one.uncapped?.why !== undefined)) return [];
  return [
    warning(
      'no-uncapped-forecast',
      `What ${id} foresees without its cap could not be computed${uncapped.why ? `: ${uncapped.why}` : '.'}`,
      {
        at: id,
        fix: 'Ask with a model without a cap as well.',
      },
    ),
  ];
}

function unsettledLimits({ arms, thresholds }: Question, output: ComparisonOutput): Issue[] {
  return output.arms.flatMap(({ chance }, index) =>
    chance.thresholds.flatMap(({ value, monteCarloError }, place) => {
      const threshold = thresholds[place];
      if (!threshold || Math.abs(value - threshold.limit) > SETTLED * monteCarloError) return [];
      return [
        warning(
          'limit-not-settled',
          `Whether ${JSON.stringify(arms[index]?.label ?? '')} keeps the limit of ${percent(threshold.limit)} on ${chanceLabel(threshold)} cannot be told from these draws: ${(100 * value).toFixed(1)} % with a Monte-Carlo error of ${(100 * monteCarloError).toFixed(1)} points. Its place in the order can change with the seed.`,
          { at: `candidates[${index}]`, fix: 'Ask with more draws, or treat it as being at the limit.' },
        ),
      ];
    }),
  );
}

function roughPosterior({ sampling }: Part, { id }: PkModel): Issue[] {
  if (sampling.method === 'prior' || sampling.effective >= FEW_DRAWS) return [];
  return [
    warning(
      'rough-posterior',
      `Only ${sampling.effective} independent draws stand behind the uncertainty of this person under ${id}: its tails are rough.`,
      {
        fix: 'Ask with more draws, and read the probabilities as approximate.',
      },
    ),
  ];
}

function sensitivityMissing({ sensitivity }: Question, output: ComparisonOutput): Issue[] {
  if (!sensitivity || output.sensitivity) return [];
  return [
    warning('no-sensitivity', `Which input moves the answer could not be computed with ${sensitivity.draws} draws.`, {
      at: 'sensitivity',
      fix: 'Ask again with another seed, or with as many draws.',
    }),
  ];
}
