/** What is drawn into a plot, in its own units; colours are words of CSS. */
export type Shape =
  | { is: 'points'; at: readonly (readonly [number, number])[]; colour: string }
  | { is: 'line'; at: readonly (readonly [number, number])[]; colour: string; dashed?: boolean }
  | { is: 'band'; low: readonly (readonly [number, number])[]; high: readonly (readonly [number, number])[]; colour: string }
  | { is: 'bars'; at: readonly { from: number; to: number; height: number }[]; colour: string };

export type Plot = {
  title: string;
  /** What somebody who does not see it must know. */
  description: string;
  x: { label: string; range: readonly [number, number] };
  y: { label: string; range: readonly [number, number] };
  shapes: readonly Shape[];
};

const [WIDTH, HEIGHT] = [520, 340];
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 12, 14, 48];

/** Most points of a cloud: more are no more to see. */
const MOST_POINTS = 3_000;

export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A plot as SVG, complete in itself. */
export function drawSvg({ title, description, x, y, shapes }: Plot): string {
  const across = scale(x.range, LEFT, WIDTH - RIGHT);
  const up = scale(y.range, HEIGHT - BOTTOM, TOP);
  const path = (points: readonly (readonly [number, number])[]): string =>
    points.map(([a, b]) => `${round(across(a))},${round(up(b))}`).join(' ');
  const draw = (shape: Shape): string => {
    switch (shape.is) {
      case 'points':
        return thin(shape.at)
          .map(([a, b]) => `<circle cx="${round(across(a))}" cy="${round(up(b))}" r="2.5" fill="${shape.colour}" fill-opacity="0.5"/>`)
          .join('');
      case 'line':
        return `<polyline points="${path(shape.at)}" fill="none" stroke="${shape.colour}" stroke-width="1.5"${shape.dashed ? ' stroke-dasharray="5 4"' : ''}/>`;
      case 'band':
        return `<polygon points="${path([...shape.low, ...shape.high.toReversed()])}" fill="${shape.colour}" fill-opacity="0.25"/>`;
      case 'bars':
        return shape.at
          .map(({ from, to, height }) => {
            const top = up(height);
            return `<rect x="${round(across(from))}" y="${round(top)}" width="${round(across(to) - across(from))}" height="${round(up(0) - top)}" fill="${shape.colour}" fill-opacity="0.5" stroke="${shape.colour}"/>`;
          })
          .join('');
    }
  };
  const [bottom, right] = [HEIGHT - BOTTOM, WIDTH - RIGHT];
  const xTicks = ticksOf(x.range).map(
    (at) =>
      `<path d="M${round(across(at))} ${bottom}v5" stroke="#444"/><text x="${round(across(at))}" y="${bottom + 18}" text-anchor="middle">${label(at)}</text>`,
  );
  const yTicks = ticksOf(y.range).map(
    (at) =>
      `<path d="M${LEFT} ${round(up(at))}h-5" stroke="#444"/><text x="${LEFT - 8}" y="${round(up(at) + 4)}" text-anchor="end">${label(at)}</text>`,
  );
  const middle = (TOP + bottom) / 2;
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">`,
    `<title>${escapeText(title)}</title><desc>${escapeText(description)}</desc>`,
    `<clipPath id="${idOf(title)}"><rect x="${LEFT}" y="${TOP}" width="${right - LEFT}" height="${bottom - TOP}"/></clipPath>`,
    `<g clip-path="url(#${idOf(title)})">${shapes.map(draw).join('')}</g>`,
    `<path d="M${LEFT} ${TOP}V${bottom}H${right}" fill="none" stroke="#444"/>`,
    ...xTicks,
    ...yTicks,
    `<text x="${(LEFT + right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${escapeText(x.label)}</text>`,
    `<text x="14" y="${middle}" text-anchor="middle" transform="rotate(-90 14 ${middle})">${escapeText(y.label)}</text>`,
    '</svg>',
  ].join('');
}

const scale =
  ([low, high]: readonly [number, number], from: number, to: number) =>
  (value: number): number =>
    from + ((value - low) / (high - low || 1)) * (to - from);

const round = (value: number): number => Math.round(value * 10) / 10;
const idOf = (title: string): string => `clip-${[...title].map((one) => one.codePointAt(0)?.toString(36)).join('')}`;
const label = (value: number): string => String(Number(value.toPrecision(6)));

function thin<T>(points: readonly T[]): T[] {
  const every = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, i) => i % every === 0);
}

/** Four to nine round numbers. */
function ticksOf([low, high]: readonly [number, number]): number[] {
  const rough = (high - low) / 5;
  if (!(rough > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((one) => one * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => (first + i) * step);
}
