import { percent } from '../../domain/percent.ts';
import type { ComparisonAnswer } from '../../domain/wire/answer.ts';
import type { ComparisonResult } from '../../domain/wire/result.ts';
import { type Ranked, rankArms } from '../answer/arms.ts';
import { amount, estimated, interval, moment, unit } from '../words.ts';

/** A piece of a text: as it was written, or a figure taken from an answer. */
export type Piece = { text: string; computed: boolean };

/** A word in braces that the answer has nothing for. */
export class Unsaid extends Error {
  constructor(word: string) {
    super(`The answer holds nothing for {${word}}.`);
    this.name = 'Unsaid';
  }
}

/** A text about an answer with each word in braces replaced by what the answer says. Throws `Unsaid`. */
export function sayOf(text: string, answer: ComparisonAnswer): Piece[] {
  return text.split(/(\{[^}]+\})/).flatMap((part): Piece[] => {
    const word = /^\{(.+)\}$/.exec(part)?.[1];
    if (word === undefined) return part === '' ? [] : [{ text: part, computed: false }];
    const found = say(word, answer);
    if (found === undefined) throw new Unsaid(word);
    return [{ text: found, computed: true }];
  });
}

function say(word: string, { result, issues }: ComparisonAnswer): string | undefined {
  if (word === 'why') return issues.find((one) => one.severity === 'error')?.text;
  const [kind, name] = word.split(':');
  if (kind === 'issue') return [...issues, ...(result?.issues ?? [])].find((one) => one.code === name)?.text;
  if (!result) return undefined;
  return (
    sayOfSet(word, result) ??
    sayOfLevel(word, result) ??
    sayOfArm(word, rankArms(result)) ??
    (kind === 'covariate' ? sayOfCovariate(name ?? '', result) : undefined) ??
    (kind === 'used' ? String(result.basis.used.filter((one) => one.name === name).length) : undefined)
  );
}

function sayOfSet(word: string, { target, threshold, ranking, basis }: ComparisonResult): string | undefined {
  switch (word) {
    case 'target':
      return target.label;
    case 'threshold':
      return threshold.label;
    case 'limit':
      return percent(threshold.limit);
    case 'reason':
      return ranking.reason;
    case 'model':
      return basis.models
        .filter((one) => one.chosen)
        .map((one) => one.model)
        .join(', ');
    case 'refusedModels':
      return String(basis.models.filter((one) => one.verdict === 'refused').length);
    case 'levels':
      return String(basis.levels.length);
    case 'ignored':
      return String(basis.ignored.length);
    default:
      return undefined;
  }
}

function sayOfLevel(word: string, { basis }: ComparisonResult): string | undefined {
  const [, place, what] = /^level(\d)(?:[.](\w+))?$/.exec(word) ?? [];
  const level = basis.levels[Number(place) - 1];
  if (!level) return undefined;
  switch (what) {
    case undefined:
      return amount(level.observed, level.unit);
    case 'alone':
      return estimated({ value: level.population, unit: level.unit });
    case 'fitted':
      return estimated({ value: level.individual, unit: level.unit });
    case 'percentile':
      return level.percentile.toFixed(0);
    case 'at':
      return moment(level.at);
    default:
      return undefined;
  }
}

function sayOfArm(word: string, ranked: readonly Ranked[]): string | undefined {
  const [which, what] = word.split('.');
  const one = which === 'first' ? ranked[0] : which === 'asIs' ? ranked.find(({ arm }) => arm.asIs) : undefined;
  if (!one) return undefined;
  const { exposure, probability, label } = one.arm;
  switch (what) {
    case undefined:
      return label;
    case 'exposure':
      return `${exposure.deciding.label} ${interval(exposure.deciding)} ${unit(exposure.deciding.unit)}`;
    case 'inTarget':
      return percent(probability.inTarget.value);
    case 'below':
      return percent(probability.belowTarget.value);
    case 'over':
      return probability.thresholds[0] && percent(probability.thresholds[0].value);
    case 'place':
      return `${one.rank} of ${ranked.length}`;
    default:
      return undefined;
  }
}

function sayOfCovariate(name: string, { basis }: ComparisonResult): string | undefined {
  const found = basis.covariates.find((one) => one.name === name);
  return found && estimated(found);
}
