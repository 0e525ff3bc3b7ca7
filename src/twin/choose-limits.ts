import { BODY_NAMES, BODY_UNITS, type BodyQuantity } from '../domain/body.ts';
import type { Limit, PkModel } from '../domain/define-model.ts';
import { type Issue, error, warning } from '../domain/issue.ts';
import type { Instant } from '../domain/time.ts';
import type { BodyAt } from './body.ts';
import { type CovariatesAt, askFor } from './choose-covariates.ts';

type Subject = { name: string; unit: string; values: { at: Instant; value: number | undefined }[] };

const isBodyQuantity = (name: string): name is BodyQuantity => Object.hasOwn(BODY_UNITS, name);

/** Units that people say otherwise than UCUM. */
const SPOKEN: Record<string, string> = { a: 'years', wk: 'weeks', d: 'days', 'mL/min/{1.73_m2}': 'mL/min/1.73 m2' };

/** Three significant digits are enough to be recognised by. */
const number = (value: number): string => String(Number(value.toPrecision(3)));

/**
 * Holds a model's limits against the person, now and over the whole span. A value outside gives one issue a side, the one of
 * the moment nearest to now: an error where the model refuses, a warning where it warns, and a warning with the uncapped
 * value where the model holds it at its bound. A limit that cannot be judged because the quantity is missing is a reason too;
 * limits on the model's own covariates are left aside when these could not be derived.
 */
export function holdAgainstLimits(model: PkModel, timeline: readonly BodyAt[], covariates: readonly CovariatesAt[]): Issue[] {
  return model.limits.flatMap((limit) => judge(model, limit, subjectOf(model, limit, timeline, covariates)));
}

function subjectOf(model: PkModel, { covariate }: Limit, timeline: readonly BodyAt[], covariates: readonly CovariatesAt[]): Subject {
  const own = model.covariates[covariate];
  if (own)
    return {
      name: isBodyQuantity(covariate) ? BODY_NAMES[covariate] : spaced(covariate),
      unit: own.unit,
      values: covariates.map(({ at, values }) => ({ at, value: values[covariate] })),
    };
  if (!isBodyQuantity(covariate))
    throw new Error(`${model.id}: the limit on ${covariate} is neither a covariate of the model nor a quantity of the body`);
  return {
    name: BODY_NAMES[covariate],
    unit: BODY_UNITS[covariate],
    values: timeline.map(({ at, body }) => ({ at, value: body[covariate] })),
  };
}

const spaced = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function judge(model: PkModel, limit: Limit, subject: Subject): Issue[] {
  const [low, high] = limit.between;
  const latestFirst = subject.values.toReversed();
  if (latestFirst.length === 0) return [];
  if (latestFirst.some(({ value }) => value === undefined)) return [unjudged(model, limit, subject)];
  const below = latestFirst.find(({ value }) => value !== undefined && value < low);
  const above = latestFirst.find(({ value }) => value !== undefined && value > high);
  return [
    ...(below ? [report(model, limit, subject, below, limit.below)] : []),
    ...(above ? [report(model, limit, subject, above, limit.above)] : []),
  ];
}

function unjudged(model: PkModel, { covariate, below, above, because }: Limit, { name }: Subject): Issue {
  if ((below === 'refuse' || above === 'refuse') && isBodyQuantity(covariate)) return askFor(covariate, model.id);
  return warning('limit-not-judged', `${model.id} is limited by ${name} (${because}), which the record does not hold.`, {
    fix: `Record ${name}.`,
  });
}

function report(
  model: PkModel,
  limit: Limit,
  { name, unit, values }: Subject,
  found: { at: Instant; value: number | undefined },
  action: Limit['above'],
): Issue {
  const printed = unit === '1' ? '' : ` ${SPOKEN[unit] ?? unit}`;
  const value = number(found.value ?? Number.NaN);
  const [low, high] = limit.between.map(number);
  const when = found.at === values.at(-1)?.at ? '' : ` (at ${found.at})`;
  if (action === 'cap') {
    return warning(
      'covariate-capped',
      `${model.id} takes ${name} as ${high}${printed} at most; this person has ${value}${printed}${when}: ${limit.because}.`,
      { fix: 'Where this model is chosen, read the forecast without the cap beside it; measure a level early.' },
    );
  }
  const range = low === high ? `other than ${low}` : `outside ${low} to ${high}${printed}`;
  const text = `${name} ${value}${printed}${when} is ${range} for ${model.id}: ${limit.because}.`;
  return (action === 'refuse' ? error : warning)('outside-studied-range', sentence(text), {
    fix:
      action === 'refuse'
        ? 'Use a model made for such people, or dose by levels alone.'
        : 'Read the forecast with more doubt than it shows.',
  });
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
