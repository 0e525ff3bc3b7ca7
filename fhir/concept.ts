import { type Json, objectsAt, printable, textAt, withoutOddities } from './json.ts';

export type Coding = { system: string; code: string };

/** The codings of a CodeableConcept that have both a system and a code. */
export function codingsOf(concept: unknown): Coding[] {
  return objectsAt(concept, 'coding').flatMap((one) => {
    const [system, code] = [textAt(one, 'system'), textAt(one, 'code')];
    return system === undefined || code === undefined ? [] : [{ system: system.replace(/^https:/, 'http:').replace(/\/$/, ''), code }];
  });
}

/** The entries of a table whose system and code the concept carries. */
export const findIn = <Row extends Coding>(concept: unknown, table: readonly Row[]): Row[] => {
  const codings = codingsOf(concept);
  return table.filter((row) => codings.some((one) => one.code === row.code && one.system === row.system));
};

export const hasCode = (concept: unknown, { system, code }: Coding): boolean =>
  codingsOf(concept).some((one) => one.code === code && one.system === system);

/** What the record calls it, for printing: its text, a display, or the code itself. */
export function wordsOf(concept: unknown): string {
  const display = objectsAt(concept, 'coding')
    .map((one) => textAt(one, 'display'))
    .find((one) => one !== undefined);
  const [coding] = codingsOf(concept);
  return printable(textAt(concept, 'text') ?? display ?? coding?.code ?? 'no code');
}

/** Everything the record says in words about a concept, lower case. */
export const allWordsOf = (concept: Json | undefined): string[] =>
  [textAt(concept, 'text'), ...objectsAt(concept, 'coding').map((one) => textAt(one, 'display'))].flatMap((one) =>
    one === undefined ? [] : [withoutOddities(one).toLowerCase()],
  );
