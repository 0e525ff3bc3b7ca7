import { LONGEST_NUMBER, writeNumber } from './number-text.ts';
import type { RowForm } from './row-form.ts';

/** Text in UTF-8 that is being written, one row after another. */
export type Page = { bytes: Uint8Array<ArrayBuffer>; length: number };

export const openPage = (size: number): Page => ({ bytes: new Uint8Array(size), length: 0 });

/** Makes room for so many bytes more. */
export function makeRoom(page: Page, more: number): void {
  if (page.length + more <= page.bytes.length) return;
  const larger = new Uint8Array(2 * (page.length + more));
  larger.set(page.bytes.subarray(0, page.length));
  page.bytes = larger;
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

/** What has been written; the page begins anew with as much room. */
export function takePage(page: Page): Uint8Array<ArrayBuffer> {
  const taken = page.bytes.subarray(0, page.length);
  page.bytes = new Uint8Array(page.bytes.length);
  page.length = 0;
  return taken;
}
