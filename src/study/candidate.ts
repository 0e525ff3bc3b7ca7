import type { Drug } from '../domain/drug.ts';
import { type Issue, type Outcome, accept, error, refuse, stops, warning } from '../domain/issue.ts';
import { type Instant, readMoment } from '../domain/time.ts';
import { type UnitCode, convert } from '../domain/units.ts';
import type { RepeatedCandidate, ScheduledCandidate, WireCandidate } from '../domain/wire/candidate.ts';
import { readOrderAsCandidate } from '../../fhir/read-candidate.ts';

/** A dose that can be given: mg of the moiety, hours. */
export type PlannedDose = { amount: number; duration: number };

/** A candidate read and checked against what exists for the drug; not yet placed in time. */
export type Treatment =
  | ({ kind: 'repeated'; label: string; every: number; doses?: number; start?: Instant; loading?: PlannedDose } & PlannedDose)
  | { kind: 'schedule'; label: string; doses: (PlannedDose & { at: Instant })[] }
  | { kind: 'stop'; label: string };

const number = (value: number): string => String(Number(value.toPrecision(6)));

export const describeRepeated = (one: PlannedDose & { every: number; loading?: PlannedDose | undefined }): string => {
  const load = one.loading ? `${number(one.loading.amount)} mg once, then ` : '';
  return `${load}${number(one.amount)} mg every ${number(one.every)} h over ${number(one.duration)} h`;
};

/** Reads the candidates of a request in their order. Every reason why one cannot be given is an issue with its path. */
export function readCandidates(candidates: readonly WireCandidate[], drug: Drug, drugs: readonly Drug[]): Outcome<Treatment[]> {
  const issues: Issue[] = [];
  const treatments: Treatment[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const one = readCandidate(candidate, drug, drugs, `candidates[${index}]`);
    issues.push(...one.issues);
    if (one.ok) treatments.push(one.value);
  }
  const seen = new Map<string, number>();
  for (const [index, { label }] of treatments.entries()) {
    const before = seen.get(label);
    if (before !== undefined) {
      issues.push(
        error('duplicate-candidate', `Candidates ${before + 1} and ${index + 1} have the same label ${JSON.stringify(label)}.`, {
          at: `candidates[${index}].label`,
          fix: 'Give each candidate a label of its own, and leave out repeats.',
        }),
      );
    }
    seen.set(label, index);
  }
  return stops(issues) ? refuse(...issues) : accept(treatments, issues);
}

function readCandidate(candidate: WireCandidate, drug: Drug, drugs: readonly Drug[], at: string): Outcome<Treatment> {
  if ('resourceType' in candidate) {
    const order = readOrderAsCandidate(candidate, drugs, at);
    return order.ok ? withIssues(readCandidate(order.value, drug, drugs, at), order.issues) : order;
  }
  if ('stop' in candidate) return accept({ kind: 'stop', label: candidate.label ?? 'Stop' });
  return 'schedule' in candidate ? readSchedule(candidate, drug, at) : readRepeated(candidate, drug, at);
}

const withIssues = <T>(outcome: Outcome<T>, issues: Issue[]): Outcome<T> => ({ ...outcome, issues: [...issues, ...outcome.issues] });

function readRepeated(candidate: RepeatedCandidate, drug: Drug, at: string): Outcome<Treatment> {
  const issues = checkRoute(candidate.route, drug, at);
  const dose = readDose(candidate.dose, candidate.infusion, drug, at);
  const every = readHours(candidate.every, `${at}.every`);
  const start = candidate.start === undefined ? undefined : readMoment(candidate.start, `${at}.start`);
  const loading =
    candidate.loading &&
    readDose(
      { ...candidate.loading.dose, substance: candidate.loading.dose.substance ?? candidate.dose.substance },
      candidate.loading.infusion,
      drug,
      `${at}.loading`,
    );
  issues.push(...dose.issues, ...every.issues, ...(start?.issues ?? []), ...(loading?.issues ?? []));
  if (!dose.ok || !every.ok || start?.ok === false || loading?.ok === false) return refuse(...issues);
  issues.push(...checkRepeat(dose.value, every.value, drug, at));
  if (loading && loading.value.duration > every.value) issues.push(tooLong(loading.value.duration, every.value, `${at}.loading.infusion`));
  if (start && start.value.precision !== 'instant')
    issues.push(
      error('day-without-time', 'The start needs a time of day.', { at: `${at}.start`, fix: 'Send for example 2026-11-23T18:00:00Z.' }),
    );
  if (stops(issues)) return refuse(...issues);
  const shape = { ...dose.value, every: every.value, ...(loading ? { loading: loading.value } : {}) };
  return accept(
    {
      kind: 'repeated',
      label: candidate.label ?? describeRepeated(shape),
      ...shape,
      ...(candidate.doses === undefined ? {} : { doses: candidate.doses }),
      ...(start ? { start: start.value.at } : {}),
    },
    issues,
  );
}

function readSchedule(candidate: ScheduledCandidate, drug: Drug, at: string): Outcome<Treatment> {
  const issues = checkRoute(candidate.route, drug, at);
  const doses: (PlannedDose & { at: Instant })[] = [];
  for (const [index, entry] of candidate.schedule.entries()) {
    const here = `${at}.schedule[${index}]`;
    const moment = readMoment(entry.at, `${here}.at`);
    const dose = readDose(entry.dose, entry.infusion, drug, here);
    issues.push(...moment.issues, ...dose.issues);
    if (!moment.ok || !dose.ok) continue;
    const previous = doses.at(-1);
    if (previous && moment.value.at <= previous.at) {
      issues.push(
        error('schedule-backwards', 'The doses of a schedule must be in order of time.', {
          at: `${here}.at`,
          fix: 'Sort the doses, one time each.',
        }),
      );
    }
    doses.push({ at: moment.value.at, ...dose.value });
  }
  for (const [index, dose] of doses.entries()) {
    const day = doses.filter((one) => Math.abs(Date.parse(one.at) - Date.parse(dose.at)) < 86_400_000 && one.at >= dose.at);
    issues.push(
      ...checkDay(
        day.reduce((sum, one) => sum + one.amount, 0),
        drug,
        `${at}.schedule[${index}]`,
      ),
    );
  }
  return stops(issues) ? refuse(...issues) : accept({ kind: 'schedule', label: candidate.label, doses }, issues);
}

function readDose(
  dose: { value: number; unit: string; substance: string },
  infusion: { value: number; unit: string },
  drug: Drug,
  at: string,
): Outcome<PlannedDose> {
  const issues: Issue[] = [];
  const substance = Object.hasOwn(drug.substances, dose.substance.trim().toLowerCase())
    ? drug.substances[dose.substance.trim().toLowerCase()]
    : undefined;
  if (!substance) {
    issues.push(
      error('unknown-substance', `${JSON.stringify(dose.substance)} is not a substance that ${drug.name} is weighed as here.`, {
        at: `${at}.dose.substance`,
        fix: `Use one of: ${Object.keys(drug.substances).join(', ')}.`,
      }),
    );
  }
  const amount = convert(dose, 'mg', `${at}.dose.unit`, { molarMass: drug.molarMass });
  const duration = readHours(infusion, `${at}.infusion`);
  issues.push(...amount.issues, ...duration.issues);
  if (!amount.ok || !duration.ok || !substance) return refuse(...issues);
  issues.push(...checkDose(amount.value, duration.value, drug, at));
  return stops(issues) ? refuse(...issues) : accept({ amount: amount.value * substance.fraction, duration: duration.value }, issues);
}

function readHours(quantity: { value: number; unit: string }, at: string): Outcome<number> {
  const hours = convert(quantity, 'h' satisfies UnitCode, at);
  if (hours.ok && !(hours.value > 0))
    return refuse(
      error('not-positive', `${quantity.value} ${quantity.unit} is not a time above zero.`, { at, fix: 'Send a time above zero.' }),
    );
  return hours;
}

function checkDose(amount: number, duration: number, { dosing, name }: Drug, at: string): Issue[] {
  if (!(amount > 0))
    return [
      error('not-positive', `A dose of ${number(amount)} mg is not above zero.`, {
        at: `${at}.dose.value`,
        fix: 'Send a dose above zero, or the candidate { "stop": true }.',
      }),
    ];
  const issues: Issue[] = [];
  if (amount > dosing.largest) {
    issues.push(
      error(
        'dose-too-large',
        `${number(amount)} mg is above the largest single dose of ${name}, ${dosing.largest} mg (${dosing.source}).`,
        { at: `${at}.dose.value`, fix: 'Check the unit and the decimal point.' },
      ),
    );
  } else if (amount < dosing.smallest) {
    issues.push(
      error('dose-too-small', `${number(amount)} mg is below the smallest dose of ${name}, ${dosing.smallest} mg (${dosing.source}).`, {
        at: `${at}.dose.value`,
        fix: 'Check the unit and the decimal point.',
      }),
    );
  }
  if (amount / (duration * 60) > dosing.fastest * (1 + 1e-9)) {
    issues.push(
      error(
        'infusion-too-fast',
        `${number(amount)} mg over ${number(duration)} h is ${number(amount / (duration * 60))} mg/min; ${name} is given no faster than ${dosing.fastest} mg/min (${dosing.source}).`,
        {
          at: `${at}.infusion`,
          fix: `Infuse it over at least ${number(Math.max(dosing.shortest, Math.ceil((amount / dosing.fastest / 60) * 4) / 4))} h.`,
        },
      ),
    );
  } else if (duration < dosing.shortest) {
    issues.push(
      error(
        'infusion-too-short',
        `An infusion of ${number(duration * 60)} min is shorter than ${number(dosing.shortest * 60)} min (${dosing.source}).`,
        { at: `${at}.infusion`, fix: `Infuse it over at least ${number(dosing.shortest)} h.` },
      ),
    );
  }
  const steps = amount / dosing.step;
  if (Math.abs(steps - Math.round(steps)) > 1e-6) {
    issues.push(
      warning('uncommon-dose', `${number(amount)} mg is not a multiple of ${dosing.step} mg.`, {
        at: `${at}.dose.value`,
        fix: 'Check that this dose can be drawn up.',
      }),
    );
  }
  return issues;
}

const tooLong = (duration: number, every: number, at: string): Issue =>
  error('infusion-longer-than-interval', `An infusion of ${number(duration)} h does not fit into an interval of ${number(every)} h.`, {
    at,
    fix: 'Shorten the infusion or lengthen the interval.',
  });

function checkRepeat(dose: PlannedDose, every: number, drug: Drug, at: string): Issue[] {
  const issues: Issue[] = [];
  if (dose.duration > every) issues.push(tooLong(dose.duration, every, `${at}.infusion`));
  if (!drug.dosing.intervals.includes(every)) {
    issues.push(
      warning('uncommon-interval', `An interval of ${number(every)} h is not one of ${drug.dosing.intervals.join(', ')} h.`, {
        at: `${at}.every`,
        fix: 'Check that the ward can give it.',
      }),
    );
  }
  return [...issues, ...checkDay((dose.amount * 24) / every, drug, at)];
}

const checkDay = (amount: number, { dosing, name }: Drug, at: string): Issue[] =>
  amount > dosing.largestPerDay * (1 + 1e-9)
    ? [
        error(
          'daily-dose-too-large',
          `${number(amount)} mg in a day is above the largest daily dose of ${name}, ${dosing.largestPerDay} mg (${dosing.source}).`,
          { at, fix: 'Lower the dose or lengthen the interval.' },
        ),
      ]
    : [];

function checkRoute(route: string, drug: Drug, at: string): Issue[] {
  return drug.routes.some((one) => one === route)
    ? []
    : [
        error('route-not-covered', `${drug.name} by route ${route} is not covered; covered: ${drug.routes.join(', ')}.`, {
          at: `${at}.route`,
          fix: 'Choose a covered route.',
        }),
      ];
}
