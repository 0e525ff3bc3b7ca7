import { sayStanding } from '../domain/drug.ts';
import { namesOf } from '../domain/wire/names.ts';
import type { ArmResult, ComparisonResult } from '../domain/wire/result.ts';
import { concentration, exposure, figure, moment, percentBeside, spread } from './figures.ts';
import { percent } from '../domain/percent.ts';
import { paragraph, section } from './lines.ts';
import { type Column, drawTable } from './table.ts';

const right = (title: string): Column => ({ title, align: 'right' });
const labelOf = ({ label, asIs }: ArmResult): string => (asIs && !/as is/i.test(label) ? `${label} (as is)` : label);

const levelUnit = ({ candidates }: ComparisonResult): string => printedUnit(candidates[0]?.exposure.cmin24to48.unit ?? '');

/** The arms in the order of their rank, each with its index among the candidates. */
export const ranked = ({ candidates, ranking }: ComparisonResult): ArmResult[] => ranking.order.flatMap((index) => candidates[index] ?? []);

/** The table that is read first, best arm on top, and what the order rests on. */
export function renderArms(result: ComparisonResult, width: number): string[] {
  const { target, thresholds, ranking } = result;
  const beside = besideDeciding(result);
  const columns: Column[] = [
    right('#'),
    { title: 'Regimen', grow: true },
    right(`${decidingLabel(result)}\n${printedUnit(target.unit)}\nmedian (90 %)`),
    right(`${beside.title}\n${beside.unit}\nmedian (90 %)`),
    right('\nP(in\ntarget)'),
    ...thresholds.map((one) => right(one.label.replace(/ ([<>]) /, ' $1\n').replace(` ${one.unit})`, `\n${one.unit})`))),
    right('\n\nScore'),
  ];
  const arms = ranked(result);
  const rows = arms.map((arm, at) => {
    return [
      String(at + 1),
      labelOf(arm),
      spread(arm.exposure.deciding, isArea(result) ? exposure : concentration),
      beside.of(arm),
      percent(arm.probability.inTarget.value),
      ...arm.probability.thresholds.map((risk) => `${percentBeside(risk.value, risk.limit)}${risk.withinLimit ? '  ' : ' !'}`),
      arm.score.mean.toFixed(2),
    ];
  });
  const over = (place: number): boolean => arms.some((arm) => arm.probability.thresholds[place]?.withinLimit === false);
  const errors = arms.flatMap(({ probability }) => [probability.inTarget, ...probability.thresholds].map((one) => one.monteCarloError));
  const verdicts = [
    ...(averaged(result) ? [`AVERAGE OVER ${result.basis.average?.models.length} MODELS: ${weightsOf(result)}.`] : []),
    ...(ranking.noneWithinLimit ? ['NONE WITHIN LIMIT: every arm is above the limit on the safety threshold.'] : []),
    ...(ranking.noneReachesTarget ? ['NO CANDIDATE REACHES THE TARGET.'] : []),
    ...(ranking.noneWithinLimitReachesTarget && !ranking.noneReachesTarget && !ranking.noneWithinLimit
      ? ['NO REGIMEN WITHIN THE LIMIT REACHES THE TARGET.']
      : []),
    ...(ranking.separable || !sameSide(arms) ? [] : ['NO SEPARABLE DIFFERENCE between the first two.']),
    ...doubts(result),
  ];
  return [
    ...drawTable(columns, rows, width),
    ...thresholds.flatMap(({ label, limit }, place) =>
      over(place) ? paragraph(`! more than the limit of ${percent(limit)} on ${label}`, width) : [],
    ),
    '',
    ...verdicts.flatMap((one) => paragraph(one, width)),
    ...paragraph(ranking.reason, width),
    ...paragraph(`Order: ${ranking.rule}`, width),
    ...paragraph(
      `Target: ${target.label} for ${target.indication}, over ${target.window}, best at ${isArea(result) ? exposure(target.best) : figure(target.best, 3)} (${target.source}; ${sayStanding(target.sourceStatus)}).`,
      width,
    ),
    ...thresholds.flatMap((one) =>
      paragraph(
        `Threshold: ${one.label} over ${one.window}, limit ${percent(one.limit)} (${one.source}; ${sayStanding(one.sourceStatus)}).`,
        width,
      ),
    ),
    ...paragraph(
      `Probabilities carry a Monte-Carlo error of up to ${figure(100 * Math.max(...errors), 2)} percentage points; ${averaged(result) ? 'what these models share and lack' : 'the choice of model'} and the record carry more, which is not in these figures.`,
      width,
    ),
  ];
}

const averaged = ({ basis: { average } }: ComparisonResult): boolean => (average?.models.length ?? 0) > 1;

const weightsOf = ({ basis: { average } }: ComparisonResult): string =>
  (average?.models ?? []).map(({ model, weight }) => `${model} ${percent(weight)}`).join(', ');

const isEffect = ({ target: { output } }: ComparisonResult): boolean => output !== undefined;
const isArea = ({ target: { metric } }: ComparisonResult): boolean => metric.startsWith('AUC');
const decidingLabel = ({ candidates }: ComparisonResult): string => candidates[0]?.exposure.deciding.label ?? '';
const printedUnit = (unit: string): string => (unit === '1' ? '' : unit);

/** What stands beside the deciding exposure: the trough, or the area where the trough decides. */
function besideDeciding(result: ComparisonResult): { title: string; unit: string; of: (arm: ArmResult) => string } {
  if (result.target.metric !== 'Cmin' || isEffect(result))
    return {
      title: `${namesOf(result).lowest} 24-48 h`,
      unit: levelUnit(result),
      of: ({ exposure: { cmin24to48 } }) => spread(cmin24to48, concentration),
    };
  const unit = result.candidates[0]?.exposure.auc24to48.unit ?? '';
  return { title: 'AUC24-48', unit, of: ({ exposure: { auc24to48 } }) => spread(auc24to48, exposure) };
}

/** The order of two arms on different sides of the safety limit has nothing to do with their scores. */
function sameSide([first, second]: readonly ArmResult[]): boolean {
  const keeps = (arm: ArmResult): boolean => arm.probability.thresholds.every((one) => one.withinLimit);
  return first !== undefined && second !== undefined && keeps(first) === keeps(second);
}

const DOUBTFUL = ['levels-improbable', 'level-contradicts-model', 'unusual-parameter'];

/** What makes the whole table doubtful stands beside it, not only among the warnings. */
const doubts = ({ issues }: ComparisonResult): string[] =>
  issues.some((one) => DOUBTFUL.includes(one.code))
    ? ['DOUBTFUL: the levels contradict the model; see the warnings before using these figures.']
    : [];

/** What else is asked about a regimen, in the same order: exposures, then chances. */
export function renderArmDetails(result: ComparisonResult, width: number): string[] {
  return section('MORE ABOUT EACH REGIMEN', [...renderExposures(result, width), '', ...renderChances(result, width)]);
}

function renderExposures(result: ComparisonResult, width: number): string[] {
  const arms = ranked(result);
  const steady = arms.some((arm) => arm.exposure.auc24AtSteadyState !== null);
  const columns: Column[] = [
    right('#'),
    { title: 'Doses', grow: true },
    ...(isEffect(result) ? [] : [right(`AUC0-24\n${arms[0]?.exposure.auc0to24.unit ?? ''}`)]),
    right((arms[0]?.probability.firstDay.label ?? '').replace(/ (?=[<>] )/, '\n').replace(` ${result.threshold.unit})`, ')')),
    ...(steady ? [right('AUC24 at\nsteady state')] : []),
    right(`${namesOf(result).highest} 24-48 h\n${levelUnit(result)}`),
  ];
  const rows = arms.map((arm, at) => {
    const { auc0to24, auc24AtSteadyState, cmax24to48 } = arm.exposure;
    return [
      String(at + 1),
      describeDoses(arm),
      ...(isEffect(result) ? [] : [spread(auc0to24, exposure)]),
      percent(arm.probability.firstDay.value),
      ...(steady ? [auc24AtSteadyState ? spread(auc24AtSteadyState, exposure) : '-'] : []),
      spread(cmax24to48, concentration),
    ];
  });
  const why =
    steady || isEffect(result)
      ? []
      : paragraph('No steady-state exposure is shown: either kidney function is changing or no regimen repeats.', width);
  return [...drawTable(columns, rows, width), ...why];
}

function renderChances(result: ComparisonResult, width: number): string[] {
  const arms = ranked(result);
  const hours = [...new Set(arms.flatMap((arm) => arm.probability.inTargetAt.map((one) => one.hours)))].toSorted((a, b) => a - b);
  const columns: Column[] = [
    right('#'),
    right('P(below\ntarget)'),
    right('P(above\ntarget)'),
    ...hours.map((hour) => right(`P(in\ntarget)\nat ${hour} h`)),
    right('First in\ntarget after\nhours (90 %)'),
    right('Scores\nabove\n#1 in'),
  ];
  const rows = arms.map((arm, at) => {
    const { belowTarget, aboveTarget, inTargetAt } = arm.probability;
    const chanceAt = hours.map((hour) => inTargetAt.find((one) => one.hours === hour));
    return [
      String(at + 1),
      percent(belowTarget.value),
      percent(aboveTarget.value),
      ...chanceAt.map((one) => (one ? percent(one.value) : '-')),
      whenInTarget(arm),
      betterThanFirst(result, at),
    ];
  });
  const never = arms.some(({ firstInTarget: { p5, p50, p95 } }) => [p5, p50, p95].includes(null));
  const marks = [
    ...(never ? ['- not within the horizon, in that share of the draws'] : []),
    ...(result.pairs.some((one) => !one.separable)
      ? ['~ no separable difference: the 90 % interval of the paired score difference holds zero']
      : []),
  ].flatMap((one) => paragraph(one, width));
  return [...drawTable(columns, rows, width), ...marks];
}

/** Hours until the exposure of the past 24 h is first in the target; `-` stands for draws that never get there. */
function whenInTarget({ firstInTarget: { p5, p50, p95 } }: ArmResult): string {
  const write = (value: number | null): string => (value === null ? '-' : figure(value, 2));
  return `${write(p50)} (${write(p5)} to ${write(p95)})`;
}

function describeDoses({ doses }: ArmResult): string {
  const [first] = doses;
  if (first === undefined) return 'no further dose';
  const amounts = [
    ...new Set(
      doses.map((one) =>
        one.infusionHours > 0
          ? `${figure(one.amount)} ${one.unit} over ${figure(one.infusionHours, 3)} h`
          : `${figure(one.amount)} ${one.unit}`,
      ),
    ),
  ];
  return `${doses.length} x ${amounts.slice(0, 3).join(', then ')}${amounts.length > 3 ? ', ...' : ''}, first ${moment(first.at)}`;
}

function betterThanFirst({ ranking, pairs }: ComparisonResult, at: number): string {
  const [first] = ranking.order;
  const other = ranking.order[at];
  if (at === 0) return '';
  const pair = pairs.find((one) => (one.a === first && one.b === other) || (one.a === other && one.b === first));
  if (pair === undefined) return '-';
  return `${percent((pair.a === other ? pair.aBetter : pair.bBetter).value)}${pair.separable ? '' : ' ~'}`;
}
