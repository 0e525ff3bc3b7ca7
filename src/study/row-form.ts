export const FORMATS = ['csv', 'json', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

/** How rows stand in a text, in UTF-8: what comes before each cell, after a row, and around them all. */
export type RowForm = {
  heading: Uint8Array;
  before: readonly Uint8Array[];
  after: Uint8Array;
  ending: Uint8Array;
  /** Bytes of the very first row that are left out: the comma between rows. */
  firstSkips: number;
  word: (text: string) => Uint8Array;
  missing: Uint8Array;
  /** What is written for a number that is not finite. */
  strange: (value: number) => Uint8Array;
};

const encoder = new TextEncoder();
const encode = (text: string): Uint8Array => encoder.encode(text);

/** The form of a table with these columns. */
export function formOf(format: Format, columns: readonly string[]): RowForm {
  if (format === 'csv') {
    return {
      heading: encode(`${columns.map(quoted).join(',')}\n`),
      before: columns.map((_, i) => encode(i === 0 ? '' : ',')),
      after: encode('\n'),
      ending: encode(''),
      firstSkips: 0,
      word: (text) => encode(quoted(text)),
      missing: encode('.'),
      strange: (value) => encode(`${value}`),
    };
  }
  const json = format === 'json';
  const between = json ? ',\n' : '';
  return {
    heading: encode(json ? '[' : ''),
    before: columns.map((name, i) => encode(`${i === 0 ? `${between}{` : ','}${JSON.stringify(name)}:`)),
    after: encode(json ? '}' : '}\n'),
    ending: encode(json ? '\n]\n' : ''),
    firstSkips: json ? 1 : 0,
    word: (text) => encode(JSON.stringify(text)),
    missing: encode('null'),
    strange: () => encode('null'),
  };
}

const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
