import { type Issue, stops } from '../domain/issue.ts';
import { lineEnd, nextLine, textOf, wholeLines } from './dataset-bytes.ts';
import { isMissing, splitLine } from './dataset-cells.ts';
import { type Needs, readHeading } from './dataset-columns.ts';
import { DatasetError } from './dataset.ts';

/** Rows of whole persons, as they stand in the data set. */
export type Piece = {
  heading: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Row of the first line, from 1, the heading. */
  row: number;
  /** Place of the first person in the data set, from 0, and how many there are. */
  place: number;
  persons: number;
  records: number;
};

export type Cutter = { cut(bytes: Uint8Array): Piece[]; end(): Piece[] };

const [LINE_FEED, RETURN, QUOTE, COMMA] = [10, 13, 34, 44];

const encoder = new TextEncoder();

/**
 * Cuts a data set where the ID changes, so that pieces can be read apart from one another. Nothing but the ID is looked at; what is
 * wrong in a piece is found by whoever reads it.
 *
 * @param wanted records of a piece: it ends with the person in whom it reaches as many
 * @throws DatasetError when the heading cannot be used
 */
export function createCutter(needs: Needs, warn: (issues: Issue[]) => void, wanted: number): Cutter {
  let store = new Uint8Array(1 << 20);
  let length = 0;
  let scanned = 0;
  let start = 0;
  let row = 0;
  let heading: string | undefined;
  let idAt = 0;
  let id: string | undefined;
  let idBytes: Uint8Array = new Uint8Array(0);
  let piece = { row: 2, place: 0, persons: 0, records: 0 };

  const append = (bytes: Uint8Array): void => {
    if (length + bytes.length > store.length) {
      const larger = new Uint8Array(2 * (length + bytes.length));
      larger.set(store.subarray(0, length));
      store = larger;
    }
    store.set(bytes, length);
    length += bytes.length;
  };
  const begin = (line: string): void => {
    const read = readHeading(splitLine(line.replace(/^\uFEFF/, '')) ?? [], needs);
    if (stops(read.issues)) throw new DatasetError(read.issues);
    warn(read.issues);
    heading = line;
    idAt = read.columns.place.ID ?? 0;
  };
  /** Where the line ends, when its ID stands there as in the line before; -1 where it needs a closer look. */
  const endOfSame = (bytes: Uint8Array, from: number): number => {
    let at = from;
    for (let column = 0; column < idAt; column++) {
      for (let byte = bytes[at]; byte !== COMMA; byte = bytes[++at]) if (byte === QUOTE || byte === LINE_FEED || byte === RETURN) return -1;
      at++;
    }
    for (let i = 0; i < idBytes.length; i++) if (bytes[at++] !== idBytes[i]) return -1;
    let byte = bytes[at];
    if (idBytes.length === 0 || (byte !== COMMA && byte !== LINE_FEED && byte !== RETURN)) return -1;
    while (byte !== LINE_FEED && byte !== RETURN) byte = bytes[++at];
    return at;
  };
  /** Whether another person begins with this line. */
  const beginsPerson = (from: number, to: number): boolean => {
    const line = textOf(store, from, to);
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
    const taken = { heading: heading ?? '', bytes: store.slice(start, end), ...piece };
    piece = { row, place: piece.place + piece.persons, persons: 0, records: 0 };
    start = end;
    return taken;
  };
  const scan = (to: number): Piece[] => {
    const pieces: Piece[] = [];
    while (scanned < to) {
      row++;
      const from = scanned;
      const same = endOfSame(store, from);
      const end = same < 0 ? lineEnd(store, from, to) : same;
      scanned = nextLine(store, end);
      if (heading === undefined) {
        begin(textOf(store, from, end));
        start = scanned;
        continue;
      }
      if (same < 0 && beginsPerson(from, end)) {
        if (piece.records >= wanted) pieces.push(take(from));
        piece.persons++;
      }
      piece.records++;
    }
    store.copyWithin(0, start, length);
    length -= start;
    scanned -= start;
    start = 0;
    return pieces;
  };
  return {
    cut(bytes) {
      append(bytes);
      return scan(wholeLines(store, length));
    },
    end() {
      if (scanned < length) append(Uint8Array.of(10));
      const pieces = scan(length);
      return heading === undefined || length === 0 ? pieces : [...pieces, take(length)];
    },
  };
}
