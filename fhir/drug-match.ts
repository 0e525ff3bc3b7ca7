import type { Drug, OtherForm } from '../src/domain/drug.ts';
import { type Issue, error, warning } from '../src/domain/issue.ts';
import { ATC, RXNORM, STANDS_FOR } from './codes.ts';
import type { Collection, Entry } from './collection.ts';
import { allWordsOf, codingsOf, wordsOf } from './concept.ts';
import { type Json, fieldAt, objectAt, objectsAt, textAt } from './json.ts';

/**
 * A drug as a record names it. `substance` is what is weighed: the moiety, unless the record's own words name a salt. `uncounted` says
 * why its doses cannot be counted, though it is the drug.
 */
export type Match = { drug: Drug; substance: string; release?: 'immediate' | 'prolonged'; uncounted?: Uncounted; issues: Issue[] };

/** Why doses cannot be counted: in a few words, and as an issue that has no place yet. */
export type Uncounted = { because: string; issue: Omit<Issue, 'at'> };

/** What a medication is: one of the drugs, another use of one of them (`notThis`), or something else (undefined). */
export type MedicationFound = { match?: Match; notThis?: string; concept: Json | undefined };

/** The same of an order, a statement or what was given, with what could not be resolved. */
export type MedicationRead = MedicationFound & { issues: Issue[] };

/**
 * Which drug a concept names: by RxNorm or ATC code; by name only when no code says it, and that is flagged. An ATC code of
 * another use (taken by mouth, for the eye) says it is another treatment, whatever the name. `beside` is what else the record says of it
 * in words, where a form may be named.
 */
export function matchDrug(concept: Json | undefined, drugs: readonly Drug[], at: string, beside: readonly string[] = []): MedicationFound {
  const codings = codingsOf(concept);
  const words = [...allWordsOf(concept), ...beside];
  const inRxnorm = codings.filter(({ system }) => system === RXNORM).map(({ code }) => code);
  const inAtc = codings.filter((one) => ATC.includes(one.system)).map((one) => one.code.toUpperCase());
  for (const drug of drugs) {
    const codes = [...drug.rxnorm, ...drug.products].map((one) => one.code);
    if (inRxnorm.some((code) => codes.includes(code)) || inAtc.some((code) => drug.atc.includes(code)))
      return {
        match: inItsForm(inItsSalt({ drug, substance: weighedAs(drug, words, inAtc), issues: [] }, words, at), words, inRxnorm, at),
        concept,
      };
  }
  for (const drug of drugs) {
    const name = findName(allWordsOf(concept), drug);
    if (name === undefined) continue;
    if (inAtc.length > 0) return { notThis: `its ATC code ${inAtc.join(', ')} is another use of ${drug.name}`, concept };
    const substance = Object.hasOwn(drug.substances, name) || name.startsWith(`${drug.moiety} `) ? name : weighedAs(drug, words, inAtc);
    const issues = [
      warning(
        'drug-by-name',
        `${JSON.stringify(wordsOf(concept))} was taken for ${drug.name} by its name, because no code known here says so.`,
        { at, fix: 'Code it with RxNorm or ATC, and check that it is the same substance and form.' },
      ),
    ];
    return { match: inItsForm(inItsSalt({ drug, substance, issues }, words, at), words, inRxnorm, at), concept };
  }
  for (const drug of drugs) {
    const form = drug.otherForms?.find((one) => inRxnorm.some((code) => one.rxnorm?.includes(code)) || says(words, one.brands));
    if (form) return { match: { drug, substance: drug.moiety, uncounted: inOtherForm(drug, form), issues: [] }, concept };
  }
  return { concept };
}

/**
 * What is weighed: a salt or a prodrug that the words name, or that an ATC code or a brand stands for; the moiety where nothing says
 * otherwise. A code of the drug alone does not tell a salt from another.
 */
function weighedAs({ substances, moiety }: Drug, words: readonly string[], inAtc: readonly string[]): string {
  const others = longestFirst(Object.keys(substances).filter((name) => name !== moiety));
  const standsFor = Object.entries(STANDS_FOR).find(
    ([said, substance]) => others.includes(substance) && (inAtc.includes(said) || says(words, [said])),
  );
  return others.find((name) => says(words, [name])) ?? standsFor?.[1] ?? moiety;
}

/** A salt that holds less of the moiety than this cannot be mistaken for it: doses in doubt by a quarter are not counted. */
const DOUBTED = 0.8;

/** Words beside the name of a drug that say it is weighed without a salt. */
const WITHOUT_SALT = ['base', 'free acid'];

/**
 * The match with a remark where nothing says whether the moiety is weighed or a salt that holds less of it; where that is much less its
 * doses are not counted. Doses by mass of a moiety that is counted in moles are of its salt anyway.
 */
function inItsSalt(found: Match, words: readonly string[], at: string): Match {
  const { drug, substance, issues } = found;
  const { moiety, substances, name } = drug;
  const own = Object.keys(STANDS_FOR).filter((said) => STANDS_FOR[said] === moiety);
  const isSaid = substance !== moiety || says(words, [...WITHOUT_SALT, ...own, ...(moiety === name ? [] : [moiety])]);
  const salt = Object.entries(substances).find(
    ([other, { fraction }]) => other !== moiety && fraction < 1 && other.split(' ').some((word) => word === moiety || word === name),
  );
  if (isSaid || !salt || substances[moiety]?.unit !== undefined) return found;
  const [other, { fraction }] = salt;
  const doubt = `nothing says whether the doses of ${name} are of ${moiety} or of ${other}`;
  const share = `${Math.round(100 * fraction)} %`;
  const fix = `Name ${JSON.stringify(other)} in the words of the medication where it is that, or ${JSON.stringify(`${moiety} base`)} where it is not.`;
  const tell = (make: typeof error, text: string): Issue => ({ ...make('salt-not-said', text, { at, fix }), drug: name });
  if (fraction < DOUBTED) {
    const text = `Doses are not counted: ${doubt}, which holds ${share} of its mass as ${moiety}.`;
    return { ...found, uncounted: { because: doubt, issue: tell(error, text) } };
  }
  const text = `N${doubt.slice(1)}; ${moiety} was taken. If they are of ${other}, they hold ${share} of what was counted.`;
  return { ...found, issues: [...issues, tell(warning, text)] };
}

/** The match with what its form adds: a remark, or that its doses cannot be counted. */
function inItsForm(found: Match, words: readonly string[], inRxnorm: readonly string[], at: string): Match {
  const match = { ...found, ...releaseOf(found.drug, words) };
  const form = match.drug.otherForms?.find((one) => isForm(one, words, inRxnorm));
  if (!form) return match;
  if (form.is === 'refused') return { ...match, uncounted: inOtherForm(match.drug, form) };
  const remark = warning('form-doubted', `${match.drug.name} is recorded in a form that its models may not describe: ${form.because}.`, {
    at,
    fix: 'Read which form the model was made for before relying on it.',
  });
  return { ...match, issues: [...match.issues, { ...remark, drug: match.drug.name }] };
}

/** How it is released, where the record says one and not the other. */
function releaseOf({ release }: Drug, words: readonly string[]): Pick<Match, 'release'> {
  const [immediate, prolonged] = [says(words, release?.immediate), says(words, release?.prolonged)];
  return immediate === prolonged ? {} : { release: immediate ? 'immediate' : 'prolonged' };
}

const isForm = ({ brands, words: beside, rxnorm }: OtherForm, words: readonly string[], inRxnorm: readonly string[]): boolean =>
  inRxnorm.some((code) => rxnorm?.includes(code)) || says(words, brands) || says(words, beside);

const findName = (words: readonly string[], { names }: Drug): string | undefined => longestFirst(names).find((name) => says(words, [name]));

/** Whether any of the phrases stands by itself in what the record says. */
const says = (words: readonly string[], phrases: readonly string[] = []): boolean =>
  phrases.some((phrase) => words.some((text) => patternOf(phrase).test(text)));

/** Each phrase standing alone: made once, because a record may hold thousands of doses, and the library has hundreds of names. */
const patterns = new Map<string, RegExp>();
function patternOf(phrase: string): RegExp {
  const known = patterns.get(phrase) ?? new RegExp(`(?<![\\p{L}\\p{N}])${escape(phrase)}(?![\\p{L}\\p{N}])`, 'u');
  patterns.set(phrase, known);
  return known;
}

const sorted = new WeakMap<readonly string[], readonly string[]>();
function longestFirst(names: readonly string[]): readonly string[] {
  const known = sorted.get(names) ?? names.toSorted((a, b) => b.length - a.length);
  sorted.set(names, known);
  return known;
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Why a dose or an order of this form is not counted: an error for questions about this drug, because what was taken is then unknown. */
const inOtherForm = ({ name }: Drug, { because }: OtherForm): Uncounted => ({
  because,
  issue: {
    ...error('form-not-covered', `The record has ${name} in a form that no model here was made for: ${because}.`, {
      fix: 'Ask about it with a model of your own.',
    }),
    drug: name,
  },
});

/**
 * What a MedicationRequest or MedicationAdministration is about: its code, or the Medication it refers to (contained or in
 * the collection), by that one's code or by its ingredients. A Medication that is not there leaves the words of the
 * reference, and an issue when they name none of the drugs.
 */
export function findMedication(entry: Entry, { resolve }: Collection, drugs: readonly Drug[]): MedicationRead {
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
  const parts = objectsAt(resource, 'ingredient').map((one) => objectAt(one, 'itemCodeableConcept'));
  const beside = [...allWordsOf(objectAt(resource, 'form')), ...allWordsOf(objectAt(resource, 'code'))];
  const byCode = matchDrug(objectAt(resource, 'code'), drugs, at, beside);
  if (byCode.match || byCode.notThis !== undefined) return byCode;
  const found = parts.map((one) => matchDrug(one, drugs, at, beside)).find((one) => one.match);
  return found ? { ...found, concept: objectAt(resource, 'code') ?? found.concept } : byCode;
}
