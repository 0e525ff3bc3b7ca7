import { accept, error, type Outcome, refuse } from '../domain/issue.ts';

/** A part of a list; `next` asks for the part after it, null at the end. */
export type Page<T> = { items: T[]; next: string | null };
export type PageRequest = { cursor?: string; limit?: number };

const LARGEST = 200;
const USUAL = 50;

/** Where a page begins: after the row made at `at` with this id. */
export type Position = { at: Date; id: string };

/** The position a cursor stands for and how many rows are wanted (1 to 200, 50 unless told). */
export function readPage(page: PageRequest): Outcome<{ after: Position | null; limit: number }> {
  const { limit = USUAL } = page;
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST) {
    return refuse(
      error('wrong-limit', `A page holds 1 to ${LARGEST} entries, not ${limit}.`, { at: 'limit', fix: `Ask for at most ${LARGEST}.` }),
    );
  }
  if (page.cursor === undefined) return accept({ after: null, limit });
  const after = readCursor(page.cursor);
  if (!after)
    return refuse(
      error('wrong-cursor', 'The cursor is not one that this service gave.', {
        at: 'cursor',
        fix: 'Send back `next` as it came, or leave it out to start at the beginning.',
      }),
    );
  return accept({ after, limit });
}

/** Cuts a list that was read one row too far. */
export function makePage<Row, T>(rows: Row[], limit: number, position: (row: Row) => Position, item: (row: Row) => T): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), next: rows.length > limit && last !== undefined ? writeCursor(position(last)) : null };
}

const writeCursor = ({ at, id }: Position): string => Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');

function readCursor(cursor: string): Position | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 2) return null;
    const [at, id]: unknown[] = parts;
    if (typeof at !== 'string' || typeof id !== 'string' || id.includes('\u0000') || !id.isWellFormed()) return null;
    const moment = new Date(at);
    return at.length === 24 && moment.toISOString() === at ? { at: moment, id } : null;
  } catch {
    return null;
  }
}
