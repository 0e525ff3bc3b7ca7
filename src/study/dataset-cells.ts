/**
 * The cells of one line of comma-separated text. Quotes hold commas and doubled quotes.
 *
 * @returns undefined when a quote is not closed on its line
 */
export function splitLine(line: string): string[] | undefined {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  const pattern = /\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/y;
  for (;;) {
    const found = pattern.exec(line);
    if (!found) return undefined;
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '') return cells;
  }
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d+)?$/;

/** A missing value is `.` or nothing. */
export const isMissing = (cell: string): boolean => cell === '' || cell === '.';

/** The number in a cell; undefined when it is not one. An exponent may be written with D, as Fortran does. */
export function readNumber(cell: string): number | undefined {
  if (!NUMBER.test(cell)) return undefined;
  // There is no negative zero in a data set.
  const value = Number(cell.replace(/[dD]/, 'e')) + 0;
  return Number.isFinite(value) ? value : undefined;
}
