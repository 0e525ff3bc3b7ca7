import type { Drug } from '../src/domain/drug.ts';
import { type Issue, warning } from '../src/domain/issue.ts';
import { ATC, RXNORM } from './codes.ts';
import type { Collection, Entry } from './collection.ts';
import { allWordsOf, codingsOf, wordsOf } from './concept.ts';
import { type Json, fieldAt, objectAt, objectsAt, textAt } from './json.ts';

/** A drug as a record names it. `substance` is what is weighed: the moiety, unless the record's own words name a salt. */
export type Match = { drug: Drug; substance: string; issues: Issue[] };

/** What a medication is: one of the drugs, another use of one of them (`notThis`), or something else (undefined). */
export type MedicationFound = { match?: Match; notThis?: string; concept: Json | undefined };

/**
 * Which drug a concept names: by RxNorm or ATC code; by name only when no code says it, and that is flagged. An ATC code of
 * another use (taken by mouth, for the eye) says it is another treatment, whatever the name.
 */
export function matchDrug(concept: Json | undefined, drugs: readonly Drug[], at: string): MedicationFound {
  const codings = codingsOf(concept);
  const inAtc = codings.filter((one) => ATC.includes(one.system)).map((one) => one.code.toUpperCase());
  for (const drug of drugs) {
    const codes = [...drug.rxnorm, ...drug.products].map((one) => one.code);
    if (
      codings.some(
        (one) =>
          (one.system === RXNORM && codes.includes(one.code)) || (ATC.includes(one.system) && drug.atc.includes(one.code.toUpperCase())),
      )
    ) {
      return { match: { drug, substance: drug.moiety, issues: [] }, concept };
    }
  }
  for (const drug of drugs) {
    const name = findName(allWordsOf(concept), drug);
    if (name === undefined) continue;
    if (inAtc.length > 0) return { notThis: `its ATC code ${inAtc.join(', ')} is another use of ${drug.name}`, concept };
    const substance = Object.hasOwn(drug.substances, name) || name.startsWith(`${drug.moiety} `) ? name : drug.moiety;
    const issues = [
      warning(
        'drug-by-name',
        `${JSON.stringify(wordsOf(concept))} was taken for ${drug.name} by its name, because no code known here says so.`,
        { at, fix: 'Code it with RxNorm or ATC, and check that it is the same substance and form.' },
      ),
    ];
    return { match: { drug, substance, issues }, concept };
  }
  return { concept };
}

function findName(words: readonly string[], drug: Drug): string | undefined {
  const longestFirst = drug.names.toSorted((a, b) => b.length - a.length);
  return longestFirst.find((name) =>
    words.some((text) => new RegExp(`(?<![\\p{L}\\p{N}])${escape(name)}(?![\\p{L}\\p{N}])`, 'u').test(text)),
  );
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * What a MedicationRequest or MedicationAdministration is about: its code, or the Medication it refers to (contained or in
 * the collection), by that one's code or by its ingredients. A Medication that is not there leaves the words of the
 * reference, and an issue when they name none of the drugs.
 */
export function findMedication(entry: Entry, { resolve }: Collection, drugs: readonly Drug[]): MedicationFound & { issues: Issue[] } {
  const { resource } = entry;
  const coded = objectAt(resource, 'medicationCodeableConcept');
  if (coded) return { ...matchDrug(coded, drugs, `${entry.name} medicationCodeableConcept`), issues: [] };
  const at = `${entry.name} medicationReference`;
  const reference = objectAt(resource, 'medicationReference');
  const medication = resolve(fieldAt(reference, 'reference'), entry);
  if (medication?.type === 'Medication') return { ...matchMedication(medication, drugs, at), issues: [] };
  const display = textAt(reference, 'display');
  const byWords = matchDrug(display === undefined ? undefined : { text: display }, drugs, at);
  if (byWords.match || display !== undefined) return { ...byWords, issues: [] };
  return {
    concept: undefined,
    issues: [
      warning(
        'unresolved-medication',
        `What ${entry.name} is about is not in the record: ${reference ? 'the Medication it refers to is missing' : 'it names no medication'}.`,
        { at: reference ? at : entry.name, fix: 'Send the Medication with it, or code the medication in place.' },
      ),
    ],
  };
}

function matchMedication({ resource }: Entry, drugs: readonly Drug[], at: string): MedicationFound {
  const byCode = matchDrug(objectAt(resource, 'code'), drugs, at);
  if (byCode.match || byCode.notThis !== undefined) return byCode;
  const ingredients = objectsAt(resource, 'ingredient').map((one) => matchDrug(objectAt(one, 'itemCodeableConcept'), drugs, at));
  const found = ingredients.find((one) => one.match);
  return found ? { ...found, concept: objectAt(resource, 'code') ?? found.concept } : byCode;
}
