import { type FileHandle, open } from 'node:fs/promises';
import { UsageError } from './usage-error.ts';

const WHY: Record<string, string> = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'it may not be read' };

/** Bytes asked of the file at a time: every question costs a wait for another thread. */
export const BLOCK = 1 << 20;
/** Bytes given at a time where they are read row by row: few enough that the records in them are gone before the collector would keep them. */
const PIECE = 1 << 16;

/**
 * The bytes of a file, some at a time; each piece is lent until the next is asked for. The next is read while one is worked on.
 * Throws a UsageError with one sentence when the file cannot be read.
 *
 * @param most bytes given at a time
 */
export async function* readPieces(path: string, most = PIECE): AsyncGenerator<Uint8Array> {
  const unreadable = (cause: NodeJS.ErrnoException): never => {
    throw new UsageError(`${path} cannot be read: ${WHY[cause.code ?? ''] ?? cause.message}.`);
  };
  const file = await open(path).catch(unreadable);
  let reading: Promise<Uint8Array | Error> | undefined;
  try {
    const about = await file.stat();
    if (about.isDirectory()) unreadable(Object.assign(new Error(), { code: 'EISDIR' }));
    if (!about.isFile()) throw new UsageError(`${path} is not a file. A data set is read more than once: write it to a file first.`);
    let [next, other] = [new Uint8Array(BLOCK), new Uint8Array(BLOCK)];
    reading = readInto(file, next);
    for (;;) {
      const block = await reading;
      if (block instanceof Error) throw block;
      if (block.length === 0) return;
      [next, other] = [other, next];
      reading = readInto(file, next);
      for (let at = 0; at < block.length; at += most) yield block.subarray(at, at + most);
    }
  } finally {
    await reading;
    await file.close();
  }
}

const readInto = (file: FileHandle, buffer: Uint8Array): Promise<Uint8Array | Error> =>
  file.read(buffer, 0, BLOCK).then(
    ({ bytesRead }) => buffer.subarray(0, bytesRead),
    (cause: Error) => cause,
  );
