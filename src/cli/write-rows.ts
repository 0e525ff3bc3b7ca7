import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { UsageError } from './usage-error.ts';

/** One row of a result, in the order of its columns. */
export type Row = readonly (number | string)[];

export type RowWriter = {
  write(row: Row): Promise<void>;
  /** Ends the text; a file gets its name only now. */
  end(): Promise<void>;
  /** Whether the reader has gone away, so that more rows are of no use. */
  gone(): boolean;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
};

export const FORMATS = ['csv', 'json', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

/** The format that the ending of a file name says. */
export function formatOf(path: string): Format {
  const format = FORMATS.find((one) => extname(path) === `.${one}`);
  if (format) return format;
  throw new UsageError(`--out ${path}: the ending says the format; write .csv, .json or .ndjson.`);
}

/** Characters gathered before they are handed on. */
const GATHERED = 1 << 16;

/**
 * Writes rows as they come, holding a bounded part of them. Numbers are the shortest text that reads back the same. A file is
 * written beside its place and moved there at the end, so that nothing half-written is ever found under its name.
 */
export function openRows(columns: readonly string[], format: Format, out: { path: string } | { stream: Writable }): RowWriter {
  const part = 'path' in out ? `${out.path}.part` : '';
  const stream = 'path' in out ? createWriteStream(part) : out.stream;
  // What goes wrong with the file is told by the next write; without a listener it would end the process.
  if ('path' in out) stream.on('error', () => undefined);
  const { heading, line, ending } = FORMS[format](columns);
  let gathered = heading;
  const flush = async (): Promise<void> => {
    const text = gathered;
    gathered = '';
    await hand(stream, text);
  };
  return {
    async write(row) {
      gathered += line(row);
      if (gathered.length > GATHERED) await flush();
    },
    async end() {
      gathered += ending;
      await flush();
      if (!('path' in out)) return;
      stream.end();
      await finished(stream);
      await rename(part, out.path);
    },
    gone: () => stream.destroyed || stream.errored !== null,
    async abandon() {
      if (!('path' in out)) return;
      stream.destroy();
      await rm(part, { force: true });
    },
  };
}

/** Hands text on and waits until there is room for more. A reader that has gone away is no mistake; a file that cannot be written is. */
async function hand(stream: Writable, text: string): Promise<void> {
  if (stream.errored && (stream.errored as NodeJS.ErrnoException).code !== 'EPIPE') throw stream.errored;
  if (text === '' || stream.destroyed || stream.write(text)) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      for (const name of WAKING) stream.off(name, go);
      resolve();
    };
    for (const name of WAKING) stream.once(name, go);
  });
}

const WAKING = ['drain', 'close', 'error'] as const;

type Form = { heading: string; line: (row: Row) => string; ending: string };

const quoted = (cell: number | string): string =>
  typeof cell === 'string' && /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : String(cell);

const FORMS: Record<Format, (columns: readonly string[]) => Form> = {
  csv: (columns) => ({ heading: `${columns.map(quoted).join(',')}\n`, line: (row) => `${row.map(quoted).join(',')}\n`, ending: '' }),
  ndjson: (columns) => ({ heading: '', line: (row) => `${objectOf(columns, row)}\n`, ending: '' }),
  json: (columns) => {
    let first = true;
    const line = (row: Row): string => {
      const before = first ? '\n' : ',\n';
      first = false;
      return before + objectOf(columns, row);
    };
    return { heading: '[', line, ending: '\n]\n' };
  },
};

const objectOf = (columns: readonly string[], row: Row): string =>
  JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, row[i]])));
