import { LONGEST_NUMBER, writeNumber } from './number-text.ts';
import type { RowForm } from './row-form.ts';

/** Text in UTF-8 that is being written, one row after another, or that waits to be read. It takes room of this size when it needs some and was given none. */
export type Page = { bytes: Uint8Array; view: DataView; length: number; readonly size: number };

export const openPage = (size: number): Page => ({ bytes: NOTHING, view: viewOf(NOTHING), length: 0, size });

/** Has an empty page written in this room: that of a text which nobody reads any more, since new room takes long to touch. */
export function useRoom(page: Page, room: Uint8Array): void {
  if (page.length === 0) settleIn(page, room);
}

const NOTHING = new Uint8Array(0);
const viewOf = ({ buffer, byteOffset, length }: Uint8Array): DataView => new DataView(buffer, byteOffset, length);
function settleIn(page: Page, room: Uint8Array): void {
  page.bytes = room;
  page.view = viewOf(room);
}

/** Makes room for so many bytes more. */
export function makeRoom(page: Page, more: number): void {
  if (page.length + more <= page.bytes.length) return;
  const larger = new Uint8Array(Math.max(page.size, 2 * (page.length + more)));
  larger.set(page.bytes.subarray(0, page.length));
  settleIn(page, larger);
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
export function put(page: Page, bytes: Uint8Array): void {
  const into = page.bytes;
  let at = page.length;
  for (let i = 0; i < bytes.length; i++) into[at++] = bytes[i] ?? 0;
  page.length = at;
}

/** Puts a part of another page, for which there is room: four bytes at a time. */
export function putPart(page: Page, { bytes, view }: Page, from: number, to: number): void {
  let at = page.length;
  let i = from;
  const into = page.view;
  for (; i + 4 <= to; i += 4) {
    into.setInt32(at, view.getInt32(i, true), true);
    at += 4;
  }
  for (; i < to; i++) page.bytes[at++] = bytes[i] ?? 0;
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
  settleIn(page, NOTHING);
  page.length = 0;
  return taken;
}
