import { type Issue, stops } from '../domain/issue.ts';
import { endsLine, lineBegin, lineEnd, nextLine, textOf, wholeLines } from './dataset-bytes.ts';
import { isMissing, splitLine } from './dataset-cells.ts';
import { type Needs, readHeading } from './dataset-columns.ts';
import { DatasetError } from './dataset.ts';
import { append, dropFirst, openPage } from './page.ts';

/** Rows of whole persons, as they stand in the data set. */
export type Piece = {
  heading: string;
  bytes: Uint8Array;
  counted: Counted | undefined;
};

/** Place of the first person of a piece in the data set, from 0, how many there are, and how many rows they have. */
export type Counted = { place: number; persons: number; records: number };

/** Where a piece ends: with the person in whom it reaches so many records, or so many bytes. Only the first counts persons: every row is looked at. */
export type PieceSize = { records: number } | { bytes: number };

export type Cutter = { cut(bytes: Uint8Array): Piece[]; end(): Piece[] };

const [LINE_FEED, QUOTE, COMMA] = [10, 34, 44];

const NOTHING = new Uint8Array(0);
const newRoom = (bytes: number): Uint8Array => new Uint8Array(bytes);
const encoder = new TextEncoder();

/**
 * Cuts a data set where the ID changes, so that pieces can be read apart from one another. Nothing but the ID is looked at; what is
 * wrong in a piece is found by whoever reads it.
 *
 * @param roomFor gives room for so many bytes or more
 * @throws DatasetError when the heading cannot be used
 */
export function createCutter(needs: Needs, warn: (issues: Issue[]) => void, wanted: PieceSize, roomFor = newRoom): Cutter {
  const page = openPage(1 << 20);
  let scanned = 0;
  let start = 0;
  let heading: string | undefined;
  let idAt = 0;
  let id: string | undefined;
  let idBytes: Uint8Array = NOTHING;
  let counted: Counted = { place: 0, persons: 0, records: 0 };

  const begin = (line: string): void => {
    const read = readHeading(splitLine(line.replace(/^\uFEFF/, '')) ?? [], needs);
    if (stops(read.issues)) throw new DatasetError(read.issues);
    warn(read.issues);
    heading = line;
    idAt = read.columns.place.ID ?? 0;
  };
  /** Where the line ends, when its ID stands there as in the line before; -1 where it needs a closer look. */
  const endOfSame = (bytes: Uint8Array, from: number, to: number): number => {
    let at = from;
    for (let column = 0; column < idAt; column++) {
      for (let byte = bytes[at]; byte !== COMMA; byte = bytes[++at]) if (byte === QUOTE || endsLine(byte)) return -1;
      at++;
    }
    for (let i = 0; i < idBytes.length; i++) if (bytes[at++] !== idBytes[i]) return -1;
    if (idBytes.length === 0 || (bytes[at] !== COMMA && !endsLine(bytes[at]))) return -1;
    return lineEnd(bytes, at, to);
  };
  /** Whether another person begins with this line. */
  const beginsPerson = (from: number, to: number): boolean => {
    const line = textOf(page.bytes, from, to);
    const cells = line.split(',', idAt + 1);
    const isPlain = !cells.some((cell) => cell.includes('"'));
    const cell = (isPlain ? cells[idAt] : splitLine(line)?.[idAt]) ?? '';
    const text = cell.trim();
    if (isMissing(text)) return false;
    idBytes = encoder.encode(isPlain ? cell : '');
    if (text === id) return false;
    id = text;
    return true;
  };
  const take = (end: number): Piece => {
    const bytes = roomFor(end - start).subarray(0, end - start);
    bytes.set(page.bytes.subarray(start, end));
    const taken = { heading: heading ?? '', bytes, counted: 'records' in wanted ? counted : undefined };
    counted = { place: counted.place + counted.persons, persons: 0, records: 0 };
    start = end;
    return taken;
  };
  const isFull = (end: number): boolean => ('records' in wanted ? counted.records >= wanted.records : end - start >= wanted.bytes);
  /** Passes over the lines, all but the last, of which none can end the piece. */
  const passOver = (to: number): void => {
    if (!('bytes' in wanted) || heading === undefined || scanned - start >= wanted.bytes) return;
    const line = lineBegin(page.bytes, scanned, Math.min(start + wanted.bytes, to - 1));
    if (line === scanned) return;
    scanned = line;
    [id, idBytes] = [undefined, NOTHING];
  };
  const scan = (to: number): Piece[] => {
    const pieces: Piece[] = [];
    while (scanned < to) {
      passOver(to);
      const from = scanned;
      const same = endOfSame(page.bytes, from, to);
      const end = same < 0 ? lineEnd(page.bytes, from, to) : same;
      scanned = nextLine(page.bytes, end);
      if (heading === undefined) {
        begin(textOf(page.bytes, from, end));
        start = scanned;
        continue;
      }
      const isFirst = id === undefined;
      if (same < 0 && beginsPerson(from, end)) {
        if (!isFirst && isFull(from)) pieces.push(take(from));
        counted.persons++;
      }
      counted.records++;
    }
    dropFirst(page, start);
    scanned -= start;
    start = 0;
    return pieces;
  };
  return {
    cut(bytes) {
      append(page, bytes);
      return scan(wholeLines(page.bytes, page.length));
    },
    end() {
      if (scanned < page.length) append(page, Uint8Array.of(LINE_FEED));
      const pieces = scan(page.length);
      return heading === undefined || page.length === 0 ? pieces : [...pieces, take(page.length)];
    },
  };
}
