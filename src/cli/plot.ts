/** What is drawn: a band between two lines, a line, or single points, each with its mark. Later layers cover earlier ones. */
export type Layer =
  | { kind: 'band'; mark: string; x: readonly number[]; low: readonly number[]; high: readonly number[] }
  | { kind: 'line'; mark: string; x: readonly number[]; y: readonly number[] }
  | { kind: 'points'; mark: string; x: readonly number[]; y: readonly number[] };

export type Frame = { width: number; height: number; from: number; to: number; top: number; tickEvery: number; unit: string };

const LABEL = 7;

/** A plot in characters: y from 0 to `top` upwards, x from `from` to `to`, a rule at x = 0, ticks below. */
export function drawPlot(layers: readonly Layer[], frame: Frame): string[] {
  const { width, height, from, to, top, tickEvery, unit } = frame;
  const columns = width - LABEL - 2;
  const column = (x: number): number => Math.round(((x - from) / (to - from)) * (columns - 1));
  const row = (y: number): number => height - 1 - Math.round((Math.min(Math.max(y, 0), top) / top) * (height - 1));
  const grid = Array.from({ length: height }, () => Array.from({ length: columns }, () => ' '));
  const put = (at: number, line: number, mark: string): void => {
    const cells = grid[line];
    if (cells && at >= 0 && at < columns) cells[at] = mark;
  };
  const xAt = (at: number): number => from + (at / (columns - 1)) * (to - from);
  if (from < 0) for (let line = 0; line < height; line += 1) put(column(0), line, '┊');
  for (const layer of layers) {
    if (layer.kind === 'points') {
      layer.x.forEach((x, at) => {
        if (x >= from && x <= to) put(column(x), row(layer.y[at] ?? 0), layer.mark);
      });
      continue;
    }
    for (let at = 0; at < columns; at += 1) {
      if (layer.kind === 'line') {
        const y = valueAt(layer.x, layer.y, xAt(at));
        if (y !== undefined) put(at, row(y), layer.mark);
        continue;
      }
      const [low, high] = [valueAt(layer.x, layer.low, xAt(at)), valueAt(layer.x, layer.high, xAt(at))];
      if (low !== undefined && high !== undefined) for (let line = row(high); line <= row(low); line += 1) put(at, line, layer.mark);
    }
  }
  const labelled = new Map([0, 0.25, 0.5, 0.75, 1].map((share) => [row(share * top), `${Math.round(share * top * 10) / 10}`]));
  const body = grid.map((cells, line) =>
    `${(labelled.get(line) ?? '').padStart(LABEL)} ${labelled.has(line) ? '┤' : '│'}${cells.join('')}`.trimEnd(),
  );
  return [unit.padStart(LABEL), ...body, axis(columns, column, from, to, tickEvery), ticks(columns, column, from, to, tickEvery)];
}

/** The value at x on the line through the points, or undefined outside them. */
export function valueAt(xs: readonly number[], ys: readonly number[], x: number): number | undefined {
  const after = xs.findIndex((one) => one >= x);
  if (after < 0) return undefined;
  const [x1, y1] = [xs[after], ys[after]];
  if (x1 === undefined || y1 === undefined) return undefined;
  if (x1 === x) return y1;
  const [x0, y0] = [xs[after - 1], ys[after - 1]];
  return x0 === undefined || y0 === undefined ? undefined : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

function tickTimes(from: number, to: number, every: number): number[] {
  const first = Math.ceil(from / every);
  return Array.from({ length: Math.floor(to / every) - first + 1 }, (_, at) => (first + at) * every);
}

function axis(columns: number, column: (x: number) => number, from: number, to: number, every: number): string {
  const marked = new Set(tickTimes(from, to, every).map(column));
  return `${' '.repeat(LABEL)} └${Array.from({ length: columns }, (_, at) => (marked.has(at) ? '┬' : '─')).join('')}`;
}

function ticks(columns: number, column: (x: number) => number, from: number, to: number, every: number): string {
  const cells = Array.from({ length: LABEL + 2 + columns + 4 }, () => ' ');
  for (const x of tickTimes(from, to, every)) {
    const text = String(x);
    const start = LABEL + 2 + column(x) - Math.floor(text.length / 2);
    [...text].forEach((character, at) => {
      cells[start + at] = character;
    });
  }
  return cells.join('').trimEnd();
}
