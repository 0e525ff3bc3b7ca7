import { DAILY_NAMES, type MedicineTaken } from '../src/domain/record.ts';
import { convert } from '../src/domain/units.ts';
import { warning } from '../src/domain/issue.ts';
import { ATC, RXNORM } from './codes.ts';
import { type Collection, type Entry, placeOf, sourceOf } from './collection.ts';
import { allWordsOf, codingsOf, wordsOf } from './concept.ts';
import { readInterval } from './read-dosage.ts';
import { readQuantity } from './quantity.ts';
import { type Json, fieldAt, hasField, objectAt, objectsAt, textAt } from './json.ts';
import { MEDICINES, type MedicineRow } from './medicine-codes.ts';
import { momentOf } from './read-time.ts';
import { type Reading, elsewhere, used } from './reading.ts';

/** Statuses of something that is, or was, really taken: of an order, of a statement, of what was given. */
const TAKEN: Record<string, readonly string[]> = {
  MedicationRequest: ['active'],
  MedicationStatement: ['active'],
  MedicationAdministration: ['completed', 'in-progress'],
};
const ORDERS = ['order', 'original-order', 'reflex-order', 'filler-order', 'instance-order'];
export const MEDICINE_TYPES = Object.keys(TAKEN);

/** The medicines of one order, statement or administration that models ask for. Codes decide; a name is a last resort, and flagged. */
export function readMedicines(entry: Entry, { resolve }: Collection): Reading<MedicineTaken> {
  const { resource, type } = entry;
  const status = textAt(resource, 'status') ?? '';
  if (TAKEN[type]?.includes(status) !== true) return elsewhere();
  if (type === 'MedicationRequest' && (!ORDERS.includes(textAt(resource, 'intent') ?? '') || fieldAt(resource, 'doNotPerform') === true))
    return elsewhere();
  const medication = resolve(fieldAt(resource, 'medicationReference', 'reference'), entry)?.resource;
  const concepts = [
    objectAt(resource, 'medicationCodeableConcept'),
    objectAt(medication, 'code'),
    ...objectsAt(medication, 'ingredient').map((one) => objectAt(one, 'itemCodeableConcept')),
    { text: textAt(resource, 'medicationReference', 'display') ?? '' },
  ].filter((one) => one !== undefined);
  const coded = MEDICINES.filter((row) => concepts.some((one) => isCoded(one, row)));
  const named = coded.length > 0 ? [] : MEDICINES.filter((row) => concepts.some((one) => isNamed(one, row)));
  const span = spanOf(entry);
  const field = hasField(resource, 'medicationCodeableConcept') ? 'medicationCodeableConcept' : 'medicationReference';
  return used(
    [...coded, ...named].map(({ name }) => ({ name, ...span, ...dailyOf(name, entry), source: sourceOf(entry, field) })),
    named.length > 0
      ? [
          warning(
            'medicine-by-name',
            `${JSON.stringify(wordsOf(concepts.find((one) => named.some((row) => isNamed(one, row)))))} was taken for ${named.map(({ name }) => name).join(', ')} by its name, because no code known here says so.`,
            { at: placeOf(entry, field), fix: 'Code it with ATC or the RxNorm ingredient.' },
          ),
        ]
      : [],
  );
}

const isCoded = (concept: Json, { atc, but = [], rxnorm = [] }: MedicineRow): boolean =>
  codingsOf(concept).some(
    ({ system, code }) =>
      (system === RXNORM && rxnorm.includes(code)) ||
      (ATC.includes(system) && atc.some((one) => code.toUpperCase().startsWith(one)) && !but.includes(code.toUpperCase())),
  );

/** Each row's words, standing alone: made once, because a record may hold thousands of doses of other medicines. */
const WORDS = new Map(
  MEDICINES.map((row) => [row, new RegExp(`(?<![\\p{L}\\p{N}])(?:${row.words.join('|')})(?![\\p{L}\\p{N}])`, 'u')] as const),
);

const isNamed = (concept: Json, row: MedicineRow): boolean => allWordsOf(concept).some((text) => WORDS.get(row)?.test(text) === true);

/** When it began and ended, as far as the resource says. What was given counts from its end. */
function spanOf({ resource, type }: Entry): Pick<MedicineTaken, 'start' | 'end' | 'given'> {
  const bounds = objectAt(objectsAt(resource, 'dosageInstruction')[0], 'timing', 'repeat', 'boundsPeriod');
  const effective = objectAt(resource, 'effectivePeriod');
  const start =
    momentOf(bounds, ['start']) ??
    momentOf(resource, ['authoredOn']) ??
    momentOf(effective, ['start']) ??
    momentOf(resource, ['effectiveDateTime', 'dateAsserted']);
  const end = momentOf(bounds, ['end']) ?? momentOf(effective, ['end']);
  return {
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(type === 'MedicationAdministration' ? { given: true } : {}),
  };
}

/**
 * How much an order or a statement says is taken in a day, mg: the sum over its instructions, where each has one dose and one interval
 * and none is taken as needed. Else nothing is said of it.
 */
function dailyOf(name: MedicineTaken['name'], { resource, type }: Entry): { daily?: number } {
  if (!DAILY_NAMES.some((one) => one === name) || type === 'MedicationAdministration') return {};
  const field = type === 'MedicationStatement' ? 'dosage' : 'dosageInstruction';
  const amounts = objectsAt(resource, field).map((one) => {
    const doses = objectsAt(one, 'doseAndRate');
    const dose = doses.length === 1 ? readQuantity(fieldAt(doses[0], 'doseQuantity'), field) : undefined;
    const every = readInterval(one, objectAt(one, 'timing', 'repeat'), field);
    const needed = fieldAt(one, 'asNeededBoolean') === true || hasField(one, 'asNeededCodeableConcept');
    if (!dose?.ok || dose.value.comparator !== undefined || !every.ok || every.value === undefined || needed) return Number.NaN;
    const mg = convert(dose.value.quantity, 'mg', field);
    return mg.ok ? (mg.value * 24) / every.value : Number.NaN;
  });
  const daily = amounts.reduce((sum, one) => sum + one, 0);
  return amounts.length > 0 && Number.isFinite(daily) ? { daily } : {};
}
