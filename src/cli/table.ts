import { length, wrap } from './lines.ts';

/** A column: its title may have several lines; `grow` gives it the room that the others leave and breaks its text. */
export type Column = { title: string; align?: 'right'; grow?: true };

const GAP = 2;
const INDENT = 2;
const NARROWEST_GROWING = 14;

/** A table of text in at most `width` columns (unless its figures alone are wider), with a rule under the titles. */
export function drawTable(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
  const titles = columns.map((one) => one.title.split('\n'));
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()));
  const natural = columns.map((_, at) => Math.max(...(titles[at] ?? ['']).map(length), ...cells.map((row) => length(row[at] ?? '')), 1));
  const widths = fit(columns, natural, width);
  const room = (at: number): number => widths[at] ?? 1;
  const height = Math.max(...titles.map((one) => one.length));
  const head = Array.from({ length: height }, (_, line) =>
    place(
      columns,
      titles.map((one) => one[line - height + one.length] ?? ''),
      room,
    ),
  );
  const rule = ' '.repeat(INDENT) + columns.map((_, at) => '─'.repeat(room(at))).join(' '.repeat(GAP));
  const body = cells.flatMap((row) => {
    const broken = row.map((cell, at) => wrap(cell, room(at), columns[at]?.grow ? 2 : 0));
    return Array.from({ length: Math.max(...broken.map((one) => one.length)) }, (_, line) =>
      place(
        columns,
        broken.map((one) => one[line] ?? ''),
        room,
      ),
    );
  });
  return [...head, rule, ...body].map((line) => line.trimEnd());
}

/** Widths: columns that grow share what the others leave, and one that needs less than its share leaves the rest to its neighbours. */
function fit(columns: readonly Column[], natural: readonly number[], width: number): number[] {
  const widths = natural.slice();
  let growing = columns.flatMap((one, at) => (one.grow ? [{ at, wanted: natural[at] ?? 1 }] : [])).toSorted((a, b) => a.wanted - b.wanted);
  let left = width - INDENT - GAP * (columns.length - 1) - natural.reduce((sum, one, at) => sum + (columns[at]?.grow ? 0 : one), 0);
  while (growing.length > 0) {
    const [{ at, wanted } = { at: 0, wanted: 0 }, ...others] = growing;
    const taken = Math.min(wanted, Math.max(NARROWEST_GROWING, Math.floor(left / growing.length)));
    widths[at] = taken;
    left -= taken;
    growing = others;
  }
  return widths;
}

const place = (columns: readonly Column[], texts: readonly string[], room: (at: number) => number): string =>
  ' '.repeat(INDENT) +
  texts
    .map((text, at) => {
      const padding = ' '.repeat(Math.max(0, room(at) - length(text)));
      return columns[at]?.align === 'right' ? padding + text : text + padding;
    })
    .join(' '.repeat(GAP));
