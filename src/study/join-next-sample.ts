import type { ComparisonOutput, SamplingKind } from '../domain/job.ts';
import { plusHours, printMinute } from '../domain/time.ts';
import type { NextSampleResult } from '../domain/wire/beside.ts';
import type { Library } from './library.ts';
import type { Question } from './question.ts';

const WHEN: Record<SamplingKind, string> = {
  'before-first-dose': 'before its first dose',
  'after-distribution': 'an hour after the end of the infusion',
  'after-absorption': 'two hours after the dose',
  'mid-interval': 'in the middle of the interval',
  'before-next-dose': 'before the next dose',
  'no-dose': 'without a further dose',
};

/** Times differ when their widths do by more than so many Monte-Carlo errors; they share the simulated errors, so these are rather too large. */
const APART = 2;

/** A level that narrows the interval by less than this share is not worth a needle for the exposure's sake alone. */
const WORTH = 0.05;

const METHOD = (draws: number, simulated: number): string =>
  `For each time ${simulated} levels are simulated as they might be measured, residual error included, and each weighs the ${draws} draws of this person by its likelihood, as a fit with that level would; shown is the mean width of the 90 % interval. Looked at are times in the first two intervals, never during an infusion or in the hour after it, and none after the window of the exposure. The model is taken as right, the dose before it as given on time; what the ward can do, and other reasons to draw, are not in it.`;

/** When the next level would say most, for whoever draws; the widths as computed, the words from them. Beside it what is usual. */
export function joinNextSample(
  question: Question,
  { nextSample }: ComparisonOutput,
  units: { exposure: string; level: string },
  { sampling = [] }: Library,
): { nextSample?: NextSampleResult } {
  if (!nextSample) return {};
  const { arm, draws, simulated, now, times } = nextSample;
  const width = now.p95 - now.p5;
  const choices = times.map(({ at, kind, level, width: left, monteCarloError }) => ({
    at: plusHours(question.asOf, at),
    hours: at,
    when: WHEN[kind],
    level: { unit: units.level, ...level },
    width: left,
    narrowing: 1 - left / width,
    monteCarloError: monteCarloError / width,
  }));
  const ranked = choices.map((_, i) => i).toSorted((a, b) => (choices[b]?.narrowing ?? 0) - (choices[a]?.narrowing ?? 0));
  const [best = null] = ranked;
  return {
    nextSample: {
      candidate: arm,
      exposure: { label: units.exposure, unit: question.target.unit },
      now: { ...now, width },
      choices,
      best,
      usual: sampling
        .filter(({ drug }) => drug === question.drug)
        .map(({ draw, begin, source: { text, status } }) => ({
          draw,
          ...(begin === undefined ? {} : { begin }),
          source: text,
          sourceStatus: status,
        })),
      text: explain(choices, best, width, question, arm, units.exposure),
      method: METHOD(draws, simulated),
    },
  };
}

function explain(
  choices: NextSampleResult['choices'],
  best: number | null,
  width: number,
  { arms, target }: Question,
  arm: number,
  exposure: string,
): string {
  const reading = target.output === undefined ? 'a level' : `a reading of ${target.effect ?? target.output}`;
  const most = best === null ? undefined : choices[best];
  if (!most)
    return 'No advice on the next level: under the regimen that stands first no time is left that is not during an infusion or in the hour after it, or what a level would leave cannot be told from these draws.';
  const printed = (value: number): string => `${Number(value.toPrecision(3))}${target.unit === '1' ? '' : ` ${target.unit}`}`;
  const alike = choices.filter(
    (one) => one !== most && most.narrowing - one.narrowing <= APART * Math.max(one.monteCarloError, most.monteCarloError),
  );
  return [
    `Under ${JSON.stringify(arms[arm]?.label ?? '')} ${reading} at ${printMinute(most.at)} UTC (${most.when}) is expected to say most of these: the 90 % interval of ${exposure} would be ${printed(most.width)} wide on average instead of ${printed(width)} (${share(most.narrowing)} narrower).`,
    ...(alike.length > 0 ? [`About as much would be said at ${alike.map(({ at }) => printMinute(at)).join(', ')}.`] : []),
    ...(most.narrowing < WORTH ? ['None of these levels would say much of this exposure.'] : []),
    'Advice for whoever decides on drawing, not an order.',
  ].join(' ');
}

const share = (value: number): string => `${Math.round(100 * value)} %`;
