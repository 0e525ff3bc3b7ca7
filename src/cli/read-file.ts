import { readFile } from 'node:fs/promises';
import { LIMITS } from '../domain/wire/limits.ts';
import { UsageError } from './usage-error.ts';

const WHY: Record<string, string> = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'it may not be read' };

/** The JSON value a file holds. Throws a UsageError with one sentence when it cannot be read, is too large or is not JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${path} is not JSON; check quotes, commas and that it is complete.`);
  }
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be read: ${WHY[cause.code ?? ''] ?? cause.message}.`);
  });
  if (bytes.length > LIMITS.bundleBytes) throw new UsageError(`${path} is larger than ${LIMITS.bundleBytes / 1024 / 1024} MB.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${path} is not UTF-8 text.`);
  }
}
