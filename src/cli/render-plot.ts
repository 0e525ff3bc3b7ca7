import { hoursBetween } from '../domain/time.ts';
import { namesOf } from '../domain/wire/names.ts';
import type { ArmResult, ComparisonResult } from '../domain/wire/result.ts';
import { moment } from './figures.ts';
import { paragraph, section } from './lines.ts';
import { type Layer, drawPlot } from './plot.ts';
import { ranked } from './render-arms.ts';

const BAND = '░';
const BEST = '•';
const AS_IS = '×';
const FITTED = '+';
const MEASURED = 'O';
const HEIGHT = 17;
/** Levels further back than this would squeeze the forecast into a corner. */
const FURTHEST_BACK = -72;

type Points = { x: number[]; y: number[] };

/**
 * Concentration over time: the best arm's median with its 90 % band, the median of what is being given now, and the measured
 * levels with what the fitted model says at their moments.
 */
export function renderPlot(result: ComparisonResult, width: number): string[] {
  const [best] = ranked(result);
  if (best === undefined) return [];
  const asIs = result.candidates.find((arm) => arm.asIs && arm !== best);
  const levels = pointsOf(result, (one) => one.observed);
  const fitted = pointsOf(result, (one) => one.individual);
  const { at, unit, p5, p50, p95 } = { ...best.curve.time, ...best.curve.concentration };
  const from = Math.max(FURTHEST_BACK, Math.min(0, ...at, ...levels.x.map((x) => Math.floor(x) - 1)));
  const to = Math.max(...at);
  const layers: Layer[] = [
    { kind: 'band', mark: BAND, x: at, low: p5, high: p95 },
    ...(asIs ? [{ kind: 'line', mark: AS_IS, x: asIs.curve.time.at, y: asIs.curve.concentration.p50 } as const] : []),
    { kind: 'line', mark: BEST, x: at, y: p50 },
    { kind: 'points', mark: FITTED, ...fitted },
    { kind: 'points', mark: MEASURED, ...levels },
  ];
  const highest = Math.max(...p95, ...levels.y, ...(asIs?.curve.concentration.p50 ?? []));
  const frame = {
    width,
    height: HEIGHT,
    from,
    to,
    top: roundUp(highest),
    tickEvery: to - from > 200 ? 48 : to - from > 100 ? 24 : 12,
    unit,
  };
  const earlier = levels.x.filter((x) => x < from).length;
  const legend = [
    `${BEST} ${best.label}: median, ${BAND} its 90 % band`,
    ...(asIs ? [`${AS_IS} ${asIs.label}: median`] : []),
    ...(levels.x.length > 0
      ? [
          `${MEASURED} measured ${namesOf(result).reading}, ${FITTED} the fitted model${(result.basis.average?.models.length ?? 0) > 1 ? ' of most weight' : ''} at that moment`,
        ]
      : []),
    ...(earlier > 0 ? [`${earlier} earlier level${earlier === 1 ? '' : 's'} not drawn`] : []),
    `hours from the as-of moment ${describeZero(best)}`,
  ];
  return section(namesOf(result).course.toUpperCase(), [...drawPlot(layers, frame), ...legend.flatMap((line) => paragraph(line, width))]);
}

const describeZero = ({ curve }: ArmResult): string => `(0 = ${moment(curve.time.zero)} UTC)`;

function pointsOf(
  { basis, question, target }: ComparisonResult,
  value: (level: ComparisonResult['basis']['levels'][number]) => number,
): Points {
  const levels = basis.levels.filter(({ output }) => output === target.output);
  return { x: levels.map((one) => hoursBetween(question.asOf, one.at)), y: levels.map(value) };
}

/** The next of 1, 2, 4, 5, 6, 8 times a power of ten: numbers that split into quarters without clutter. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1e-6)));
  return ([1, 2, 3, 4, 5, 6, 8, 10].find((one) => one * power >= value) ?? 10) * power;
}
