import { type Issue, type Outcome, accept, error, refuse, stops, warning } from '../domain/issue.ts';
import { type Drug, type Effect, dosingBy, isCovered, routeOf } from '../domain/drug.ts';
import { type DoseGiven, type Level, type PatientRecord, type Source, sayRecorded } from '../domain/record.ts';
import type { Dose } from '../domain/regimen.ts';
import { DISTRIBUTION } from '../domain/sampling.ts';
import { type Instant, hoursBetween } from '../domain/time.ts';
import { findNextDue } from './current-regimen.ts';
import { type WeighedDose, doubtAmounts } from './doubt-doses.ts';
import type { Question } from './question.ts';
import { readEffect } from './read-effect.ts';
import { checkRegularity } from './regularity.ts';
import { weigh } from './weigh.ts';

/** What happened before the decision, in hours from it (negative), with what was left out or filled in and why. */
export type History = {
  given: Dose[];
  doses: DoseGiven[];
  levels: Question['levels'];
  ignored: { source: Source; because: string }[];
  imputed: Question['imputed'];
};

/** A "trough" drawn earlier than this before the next dose was due is not one. */
const TROUGH_EARLY = 1;

/** Reads the doses given and the levels drawn up to the decision, and where an effect is asked about, its readings. Nothing later is read. */
export function readHistory(record: PatientRecord, drug: Drug, asOf: Instant, effect?: Effect): Outcome<History> {
  const doses = record.given
    .filter((one) => one.drug === drug.name && isCovered(drug, one.route) && one.start < asOf)
    .toSorted((a, b) => a.start.localeCompare(b.start));
  const issues: Issue[] = unreadableDoses(record, drug);
  const imputed: Question['imputed'] = [];
  const given: Dose[] = [];
  const weighedDoses: WeighedDose[] = [];
  for (const dose of doses) {
    const duration = dose.route === 'iv' ? (dose.duration ?? orderedDuration(record, dose)) : 0;
    const at = `${dose.source.resource} ${dose.source.field}`;
    if (duration === undefined) {
      issues.push(
        error('missing-infusion-time', `The record does not say how long the dose of ${sayRecorded(dose)} at ${dose.start} ran.`, {
          at,
          fix: 'Record the end of the infusion, its rate, or the infusion time in the order.',
        }),
      );
      continue;
    }
    if (dose.duration === undefined && dose.route === 'iv')
      imputed.push({
        name: `infusion time of ${dose.source.resource}`,
        value: duration,
        unit: 'h',
        because: 'not recorded with the dose; taken from the order in force',
      });
    const weighed = weigh(drug, dose);
    if (!weighed.ok) {
      issues.push(...weighed.issues);
      continue;
    }
    const amount = weighed.value;
    const { fastest = Infinity, largest = Infinity, source = '' } = dosingBy(drug, dose.route) ?? {};
    const tooFast = dose.route === 'iv' && amount / (Math.max(duration, 1 / 60) * 60) > fastest * (1 + 1e-9);
    if (tooFast || amount > largest) {
      issues.push(
        warning(
          'dose-given-over-limit',
          `${describe(dose, duration)} was given beyond the limits for ${drug.name} (${source}); it is used as given.`,
          { at },
        ),
      );
    }
    weighedDoses.push({ dose, amount });
    given.push({ at: hoursBetween(asOf, dose.start), amount, duration, ...routeOf(drug, dose.route) });
  }
  if (stops(issues)) return refuse(...issues);
  issues.push(...doubtAmounts(weighedDoses, drug), ...checkRegularity(record, drug, asOf));
  const drawn = readLevels(record, drug, asOf, doses, given);
  const levels = [...drawn.kept.levels, ...(effect ? readEffect(record, effect, given, asOf) : [])];
  return accept({ given, doses, imputed, levels, ignored: drawn.kept.ignored }, [...issues, ...drawn.issues]);
}

const describe = (dose: DoseGiven, duration: number): string =>
  dose.route === 'iv' ? `${sayRecorded(dose)} over ${duration} h` : sayRecorded(dose);

/**
 * A dose of this drug, or of one that cannot be told, which could not be read would silently be missing from the history: the
 * question stops there. An unreadable dose of another drug is no reason to.
 */
function unreadableDoses(record: PatientRecord, drug: Drug): Issue[] {
  return record.issues.filter(
    (one) =>
      one.severity === 'error' &&
      one.at?.startsWith('MedicationAdministration/') === true &&
      (one.drug === undefined || one.drug === drug.name),
  );
}

function orderedDuration(record: PatientRecord, dose: DoseGiven): number | undefined {
  return record.ordered
    .filter(
      (order) =>
        order.drug === dose.drug &&
        order.duration !== undefined &&
        (order.start === undefined || order.start <= dose.start) &&
        (order.end === undefined || order.end >= dose.start),
    )
    .toSorted((a, b) => (b.start ?? '').localeCompare(a.start ?? ''))[0]?.duration;
}

function readLevels(record: PatientRecord, drug: Drug, asOf: Instant, doses: readonly DoseGiven[], given: readonly Dose[]) {
  const issues: Issue[] = [];
  const ignored: History['ignored'] = [];
  const levels: Question['levels'] = [];
  const drawn = record.levels.filter((one) => one.drug === drug.name && one.at <= asOf).toSorted((a, b) => a.at.localeCompare(b.at));
  const due = findNextDue(record, drug, asOf);
  for (const level of drawn) {
    const at = hoursBetween(asOf, level.at);
    const where = { at: `${level.source.resource} ${level.source.field}` };
    const running = given.find((dose) => dose.at < at && at < dose.at + dose.duration);
    const leaveOut = (code: string, text: string, fix: string): void => {
      issues.push(warning(code, text, { ...where, fix }));
      ignored.push({ source: level.source, because: text });
    };
    if (!given.some((dose) => dose.at < at)) {
      if (!level.below)
        leaveOut(
          'level-before-first-dose',
          `The level of ${level.value} ${level.unit} at ${level.at} was drawn before the first dose in the record; it is not used.`,
          'Add the earlier doses, or check the sampling time.',
        );
      continue;
    }
    if (running) {
      leaveOut(
        'level-during-infusion',
        `The level of ${level.value} ${level.unit} at ${level.at} was drawn while a dose was running; it is not used.`,
        'Check the sampling time; draw the next level at least 1 h after the end of the infusion.',
      );
      continue;
    }
    issues.push(...remarkOn(level, at, doses, given, asOf, due, where));
    levels.push({ at, value: level.value, below: level.below, unit: level.unit, source: level.source });
  }
  return { kept: { levels, ignored }, issues };
}

function remarkOn(
  level: Level,
  at: number,
  doses: readonly DoseGiven[],
  given: readonly Dose[],
  asOf: Instant,
  due: Instant | undefined,
  where: { at: string },
): Issue[] {
  const issues: Issue[] = [];
  const before = given.findLast((dose) => dose.at < at);
  const sinceEnd = before ? at - before.at - before.duration : Infinity;
  if (sinceEnd < DISTRIBUTION) {
    issues.push(
      warning(
        'level-in-distribution',
        `The level at ${level.at} was drawn ${Math.round(sinceEnd * 60)} min after the end of ${before?.duration ? 'an infusion' : 'a dose'}, while the drug was still distributing; it is used at its real time.`,
        { ...where, fix: 'Read it with care; draw the next level later.' },
      ),
    );
  }
  const next =
    doses.map((dose) => hoursBetween(asOf, dose.start)).find((start) => start >= at) ??
    (due === undefined ? undefined : hoursBetween(asOf, due));
  const early = next === undefined ? undefined : next - at;
  if (level.timing === 'trough' && early !== undefined && early > TROUGH_EARLY) {
    issues.push(
      warning(
        'trough-drawn-early',
        `The level at ${level.at} is called a trough but was drawn ${early.toFixed(1)} h before the next dose was due; it is used at its real time.`,
        { ...where, fix: 'Do not read it as a trough.' },
      ),
    );
  }
  return issues;
}
