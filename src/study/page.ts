import { LONGEST_NUMBER, writeNumber } from './number-text.ts';
import type { RowForm } from './row-form.ts';

/** Text in UTF-8 that is being written, one row after another, or that waits to be read. It takes room of this size when it needs some and was given none. */
export type Page = { bytes: Uint8Array; length: number; readonly size: number };

export const openPage = (size: number): Page => ({ bytes: NOTHING, length: 0, size });

/** Has an empty page written in this room: that of a text which nobody reads any more, since new room takes long to touch. */
export function useRoom(page: Page, room: Uint8Array): void {
  if (page.length === 0) page.bytes = room;
}

const NOTHING = new Uint8Array(0);

/** Makes room for so many bytes more. */
export function makeRoom(page: Page, more: number): void {
  if (page.length + more <= page.bytes.length) return;
  const larger = new Uint8Array(Math.max(page.size, 2 * (page.length + more)));
  larger.set(page.bytes.subarray(0, page.length));
  page.bytes = larger;
}

/** Puts however many bytes, and makes room for them. */
export function append(page: Page, bytes: Uint8Array): void {
  makeRoom(page, bytes.length);
  page.bytes.set(bytes, page.length);
  page.length += bytes.length;
}

/** Takes the first bytes away. */
export function dropFirst(page: Page, count: number): void {
  page.bytes.copyWithin(0, count, page.length);
  page.length -= count;
}

/** Puts bytes for which there is room: some tens at most, for which a loop is faster than a call. */
export function put(page: Page, bytes: Uint8Array, from = 0, to = bytes.length): void {
  const into = page.bytes;
  let at = page.length;
  for (let i = from; i < to; i++) into[at++] = bytes[i] ?? 0;
  page.length = at;
}

/** Puts a number, for which there is room. */
export function putNumber(page: Page, form: RowForm, value: number): void {
  if (Number.isFinite(value)) page.length = writeNumber(value, page.bytes, page.length);
  else put(page, form.strange(value));
}

/** Bytes that the cells of a row take at most, its words left out. */
export const mostBytes = ({ before, after }: RowForm): number =>
  before.reduce((sum, { length }) => sum + length + LONGEST_NUMBER, after.length);

/** What has been written; the page begins anew. */
export function takePage(page: Page): Uint8Array {
  const taken = page.bytes.subarray(0, page.length);
  page.bytes = NOTHING;
  page.length = 0;
  return taken;
}
