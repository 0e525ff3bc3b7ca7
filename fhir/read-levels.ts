import type { Drug } from '../src/domain/drug.ts';
import { type Issue, error, information, warning } from '../src/domain/issue.ts';
import type { DoseGiven, Level } from '../src/domain/record.ts';
import { type Instant, plusHours, readMoment } from '../src/domain/time.ts';
import { convert } from '../src/domain/units.ts';
import { COVARIATE_CODES, LOINC, LOOK_ALIKES, SPECIMEN_CODES } from './codes.ts';
import { type Collection, type Entry, placeOf, sourceOf } from './collection.ts';
import { codingsOf, findIn, wordsOf } from './concept.ts';
import { fieldAt, hasField, objectAt } from './json.ts';
import { readStanding, whyNoNumber } from './observation.ts';
import { readQuantity } from './quantity.ts';
import { type Timed, readSampleTime } from './read-time.ts';
import { type Reading, elsewhere, leftOut, used } from './reading.ts';

export type LevelRead = { level: Level; preliminary: boolean };

type Assay = Drug['levels'][number]['loinc'];

/**
 * Reads one Observation as a drug level. The sampling time is the specimen's before `effective`, never `issued`; a level
 * without a time of day, a zone, a number or a unit is left out and said so. `<` gives a level below its limit.
 */
export function readLevel(entry: Entry, collection: Collection, drugs: readonly Drug[]): Reading<LevelRead> {
  const assays = assaysOf(entry, drugs);
  const [first] = assays;
  if (!first) return elsewhere();
  const { drug } = first;
  const others = findIn(objectAt(entry.resource, 'code'), [...COVARIATE_CODES, ...LOOK_ALIKES]);
  if (others.length > 0 || assays.some((one) => one.drug !== drug))
    return refuse(entry, 'code', [
      error('codes-disagree', `The codes of ${entry.name} name more than one thing.`, {
        at: placeOf(entry, 'code'),
        fix: 'Send one analyte.',
      }),
    ]);
  const standing = readStanding(entry);
  if (!standing.use) return leftOut(entry, 'status', standing.because);
  if (!hasField(entry.resource, 'valueQuantity')) {
    return leftOut(entry, 'code', whyNoNumber(entry), [
      warning('level-without-number', `A ${drug.name} level has no number that can be used: ${whyNoNumber(entry)}.`, {
        at: entry.name,
        fix: 'Send valueQuantity with a number and a unit.',
      }),
    ]);
  }
  const at = placeOf(entry, 'valueQuantity');
  const measured = readQuantity(entry.resource['valueQuantity'], at);
  if (!measured.ok) return refuse(entry, 'valueQuantity', measured.issues);
  const { quantity, comparator } = measured.value;
  const value = convert(quantity, drug.levelUnit, at, { molarMass: drug.molarMass });
  if (!value.ok) return refuse(entry, 'valueQuantity', value.issues);
  const below = comparator === '<' || comparator === '<=';
  if (value.value < 0 || (below && value.value === 0))
    return refuse(entry, 'valueQuantity', [
      error('not-positive', `A level of ${quantity.value} ${quantity.unit} cannot be.`, { at, fix: 'Correct the entry.' }),
    ]);
  if (comparator !== undefined && !below) {
    return leftOut(entry, 'valueQuantity', `it says ${comparator} ${quantity.value} ${quantity.unit}, above what the assay can measure`, [
      warning(
        'level-above-range',
        `A ${drug.name} level is given as ${comparator} ${quantity.value} ${quantity.unit}: at least that, how much more is not known. It is not used.`,
        { at, fix: 'Ask the laboratory to dilute and repeat.' },
      ),
    ]);
  }
  const time = readSampleTime(entry, collection);
  if (!time.ok) return refuse(entry, 'effective', time.issues);
  if (time.value.moment.precision !== 'instant') {
    return refuse(entry, time.value.source.field, [
      error('time-too-coarse', `A ${drug.name} level needs its time of day; only the ${time.value.moment.precision} is known.`, {
        at: `${time.value.source.resource} ${time.value.source.field}`,
        fix: 'Send the time the sample was taken, with its zone.',
      }),
    ]);
  }
  const specimen = readSpecimen(time.specimen, first.assay);
  if (specimen.wrong)
    return leftOut(entry, 'specimen', specimen.wrong, [
      warning('wrong-specimen', `A ${drug.name} level is not used: ${specimen.wrong}.`, { at: placeOf(entry, 'specimen') }),
    ]);
  const timing = timingOf(assays.map((one) => one.assay));
  const level: Level = {
    drug: drug.name,
    analyte: drug.moiety,
    at: time.value.moment.at,
    value: value.value,
    unit: drug.levelUnit,
    below,
    recorded: quantity,
    ...(specimen.words === undefined ? {} : { specimen: specimen.words }),
    ...(timing === undefined ? {} : { timing }),
    source: sourceOf(entry, 'valueQuantity'),
    timeSource: time.value.source,
  };
  const issues = [...standing.issues, ...value.issues, ...time.issues, ...specimen.issues, ...doubtReportTime(entry, time.value)];
  return used([{ level, preliminary: standing.issues.length > 0 }], issues);
}

function assaysOf({ resource }: Entry, drugs: readonly Drug[]): { drug: Drug; assay: Assay }[] {
  const codes = codingsOf(objectAt(resource, 'code'))
    .filter((one) => one.system === LOINC)
    .map((one) => one.code);
  return drugs.flatMap((drug) =>
    drug.levels.filter(({ loinc }) => codes.includes(loinc.code)).map(({ loinc }) => ({ drug, assay: loinc })),
  );
}

const timingOf = (assays: readonly Assay[]): Level['timing'] => {
  const named = new Set(assays.map((one) => one.timing).filter((one) => one !== 'untimed'));
  return named.size > 1 ? undefined : ([...named][0] ?? 'untimed');
};

type SpecimenRead = { words?: string; wrong?: string; issues: Issue[] };

/** Blood drawn for a serum assay is its usual way; whole blood assays do not take serum. */
function readSpecimen(specimen: Entry | undefined, assay: Assay): SpecimenRead {
  const type = objectAt(specimen?.resource, 'type');
  if (!specimen || !type) return { words: assay.specimen, issues: [] };
  const words = wordsOf(type);
  const status = fieldAt(specimen.resource, 'status');
  if (status === 'entered-in-error' || status === 'unsatisfactory') return { wrong: `its specimen is marked ${status}`, issues: [] };
  const kinds = findIn(type, SPECIMEN_CODES).map((one) => one.kind);
  if (kinds.includes('other') || (assay.specimen === 'blood' && kinds.includes('serum/plasma')))
    return { wrong: `its specimen is ${words}, and the assay is for ${assay.specimen}`, issues: [] };
  if (kinds.length === 0)
    return {
      words,
      issues: [
        information(
          'specimen-not-recognised',
          `The specimen ${JSON.stringify(words)} is not in the table; the code of the level says ${assay.specimen}.`,
          { at: placeOf(specimen, 'type') },
        ),
      ],
    };
  return { words, issues: [] };
}

/** A sampling time that is the time of the report was probably never recorded. */
function doubtReportTime(entry: Entry, time: Timed): Issue[] {
  const issued = readMoment(fieldAt(entry.resource, 'issued'), '');
  if (!issued.ok || issued.value.at !== time.moment.at) return [];
  return [
    warning(
      'sample-time-doubtful',
      `The sampling time ${time.moment.at} is also the time of the report, so it may not be when blood was taken.`,
      { at: `${time.source.resource} ${time.source.field}`, fix: 'Check when the sample was taken.' },
    ),
  ];
}

/** Levels whose sampling time is exactly a dose's start or end: copied from the schedule, perhaps. */
export function doubtDoseTimes(levels: readonly Level[], given: readonly DoseGiven[]): Issue[] {
  const times = new Map<string, string>();
  for (const { drug, start, duration, source } of given) {
    times.set(`${drug} ${start}`, `start of ${source.resource}`);
    if (duration !== undefined) times.set(`${drug} ${plusHours(start, duration)}`, `end of ${source.resource}`);
  }
  return levels.flatMap((one) => {
    const same = times.get(`${one.drug} ${one.at satisfies Instant}`);
    return same === undefined
      ? []
      : [
          warning(
            'sample-time-doubtful',
            `The sampling time ${one.at} is exactly the ${same}, so it may have been copied and not observed.`,
            { at: `${one.timeSource.resource} ${one.timeSource.field}`, fix: 'Check when the sample was taken.' },
          ),
        ];
  });
}

const refuse = (entry: Entry, field: string, issues: Issue[]): Reading<LevelRead> =>
  leftOut(entry, field, issues.map((one) => one.text).join(' '), issues);
