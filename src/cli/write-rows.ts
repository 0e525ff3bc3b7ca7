import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { FORMATS, type Format, type RowForm } from '../study/row-form.ts';
import { UsageError } from './usage-error.ts';

export type RowWriter = {
  /** Takes rows as UTF-8, which must not change afterwards. */
  write(rows: Uint8Array): Promise<void>;
  /** Ends the text; a file gets its name only now. */
  end(): Promise<void>;
  /** Whether the reader has gone away, so that more rows are of no use. */
  gone(): boolean;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
};

/** Where rows go: a file, or a stream that cannot take anything back. Before anything goes out there `check` is waited for, unless all of it has been held. */
export type Target = { path: string } | { stream: Writable; check: () => Promise<void> };

/** The format that the ending of a file name says. */
export function formatOf(path: string): Format {
  const format = FORMATS.find((one) => extname(path) === `.${one}`);
  if (format) return format;
  throw new UsageError(`--out ${path}: the ending says the format; write .csv, .json or .ndjson.`);
}

/** Bytes held back on a stream. */
const HELD = 1 << 26;

/**
 * Writes rows as they come, holding a bounded part of them. A file is written beside its place and moved there at the end, so that
 * nothing half-written is ever found under its name. A stream gets nothing before all is done or, where that is more than can be
 * held, before `check` has found nothing wrong.
 */
export function openRows({ heading, ending, firstSkips }: Pick<RowForm, 'heading' | 'ending' | 'firstSkips'>, target: Target): RowWriter {
  const file = 'path' in target;
  const part = file ? `${target.path}.part` : '';
  const stream = file ? createWriteStream(part) : target.stream;
  // What goes wrong with the file is told by the next write; without a listener it would end the process.
  if (file) stream.on('error', () => undefined);
  let skips = firstSkips;
  let waiting = [heading];
  let held = heading.length;
  let open = file;
  const release = async (): Promise<void> => {
    for (const bytes of waiting) await hand(stream, bytes);
    waiting = [];
    held = 0;
  };
  const put = async (bytes: Uint8Array): Promise<void> => {
    waiting.push(bytes);
    held += bytes.length;
    if (!open && held > HELD && !file) {
      await target.check();
      open = true;
    }
    if (open) await release();
  };
  return {
    async write(rows) {
      if (rows.length === 0) return;
      await put(rows.subarray(skips));
      skips = 0;
    },
    async end() {
      open = true;
      await put(ending);
      if (!file) return;
      stream.end();
      await finished(stream);
      await rename(part, target.path);
    },
    gone: () => stream.destroyed || stream.errored !== null,
    async abandon() {
      if (!file) return;
      stream.destroy();
      await rm(part, { force: true });
    },
  };
}

/** Hands bytes on and waits until there is room for more. A reader that has gone away is no mistake; a file that cannot be written is. */
async function hand(stream: Writable, bytes: Uint8Array): Promise<void> {
  if (stream.errored && (stream.errored as NodeJS.ErrnoException).code !== 'EPIPE') throw stream.errored;
  if (stream.destroyed || stream.write(bytes)) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      for (const name of WAKING) stream.off(name, go);
      resolve();
    };
    for (const name of WAKING) stream.once(name, go);
  });
}

const WAKING = ['drain', 'close', 'error'] as const;
