import type { Queries } from './connect.ts';

/** A version of a twin as far as it tells whether its record is another than that of a second version. */
export type RecordOfVersion = { n: number; recordHash: string | null };

/** True when the record of `later` may say something else than that of `asked`; versions without a hash are told apart by their number. */
export const isAnotherRecord = (asked: RecordOfVersion, later: RecordOfVersion): boolean =>
  asked.recordHash === null || later.recordHash === null ? asked.n !== later.n : asked.recordHash !== later.recordHash;

/** The newest version of a twin, where its record is another than that of version `n`; null where it is not. */
export async function newerRecord({ db }: Queries, twinId: string, n: number): Promise<{ version: number } | null> {
  const versions = await db
    .selectFrom('twin_versions')
    .select(['n', 'record_hash'])
    .where('twin_id', '=', twinId)
    .where((row) =>
      row.or([
        row('n', '=', n),
        row(
          'n',
          '=',
          row
            .selectFrom('twin_versions as any')
            .select(({ fn }) => fn.max('any.n').as('n'))
            .where('any.twin_id', '=', twinId),
        ),
      ]),
    )
    .orderBy('n')
    .execute();
  const [asked, newest] = [versions.at(0), versions.at(-1)].map((one) => one && { n: one.n, recordHash: one.record_hash });
  return asked && newest && isAnotherRecord(asked, newest) ? { version: newest.n } : null;
}
