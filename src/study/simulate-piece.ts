import type { Needs } from './dataset-columns.ts';
import { DatasetError, type DatasetReader, createReader } from './dataset.ts';
import type { Person } from './dataset-person.ts';
import type { RowForm } from './row-form.ts';
import type { Table } from './simulate-people.ts';
import type { DrawRange, Failed } from './write-people.ts';

/**
 * Rows of whole persons, the place of the first in the data set where it matters, and which draws of them; all when undefined. A piece
 * that is `looked` through is read for mistakes alone.
 */
export type PieceOfWork = { heading: string; bytes: Uint8Array; place: number; draws: DrawRange | undefined; looked?: boolean };

/**
 * The rows as UTF-8, up to the person who cannot be computed; `mistaken` when the piece of the data set cannot be used. It has so many
 * `records`; the rows of what failed count as if the piece stood right below the heading.
 */
export type PieceRows = { text: Uint8Array; records: number; failed: Failed | undefined; mistaken: boolean };

/** Bytes read at a time: few enough that the records in them are gone before the collector would keep them. */
const READ = 1 << 16;

/**
 * Reads, predicts and writes one piece after another of a data set, with one reader: the engine makes the code of the first its own.
 *
 * @param room for the text; where it is too small the text has room of its own
 */
export function openPieces(table: Table, needs: Needs, form: RowForm): (work: PieceOfWork, room: Uint8Array) => PieceRows {
  const writer = table.open(form, Number.POSITIVE_INFINITY);
  let reader: DatasetReader | undefined;
  /** Whoever's draws come in several pieces. */
  let drawn: { place: number; people: Person[] } | undefined;
  return ({ heading, bytes, place, draws, looked = false }, room) => {
    if (!looked) writer.reuse(room);
    let written = 0;
    const writeAll = (people: Person[]): Failed | undefined => {
      if (looked) return undefined;
      for (const person of people) {
        const { value } = writer.write(person, place + written++, draws).next();
        if (value instanceof Uint8Array) throw new Error('rows were given before they were asked for');
        if (value) return value;
      }
      return undefined;
    };
    let failed: Failed | undefined;
    let mistaken = false;
    try {
      if (draws && drawn?.place === place) failed = writeAll(drawn.people);
      else {
        drawn = undefined;
        reader ??= createReader(needs, () => undefined, { heading, lends: true });
        reader.begin();
        for (let at = 0; at < bytes.length && !failed; at += READ) failed = writeAll(reader.read(bytes.subarray(at, at + READ)));
        const people = reader.end();
        failed ??= writeAll(people);
        if (draws) drawn = { place, people };
      }
    } catch (thrown) {
      if (!(thrown instanceof DatasetError)) throw thrown;
      mistaken = true;
    }
    return { text: looked ? new Uint8Array(0) : writer.rest(), records: (reader?.rows() ?? 1) - 1, failed, mistaken };
  };
}
