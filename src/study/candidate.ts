import { type DosingLimits, type Drug, dosingBy, routeOf } from '../domain/drug.ts';
import type { Route } from '../domain/record.ts';
import { type Issue, type Outcome, accept, error, refuse, stops } from '../domain/issue.ts';
import { type Instant, readMoment } from '../domain/time.ts';
import { type UnitCode, convert } from '../domain/units.ts';
import type { RepeatedCandidate, ScheduledCandidate, WireCandidate } from '../domain/wire/candidate.ts';
import { readOrderAsCandidate } from '../../fhir/read-candidate.ts';
import { checkDay, checkDose, checkRepeat, figure, tooLong } from './candidate-limits.ts';
import { sayAmount } from './weigh.ts';

/** A dose that can be given: amount of the moiety in the drug's unit of dose; hours, 0 where nothing is infused. */
export type PlannedDose = { amount: number; duration: number; route?: Route };

/** A candidate read and checked against what exists for the drug; not yet placed in time. */
export type Treatment =
  | ({ kind: 'repeated'; label: string; every: number; doses?: number; start?: Instant; loading?: PlannedDose } & PlannedDose)
  | { kind: 'schedule'; label: string; doses: (PlannedDose & { at: Instant })[] }
  | { kind: 'stop'; label: string };

/** `say` tells an amount of the moiety. */
export const describeRepeated = (
  one: PlannedDose & { every: number; loading?: PlannedDose | undefined },
  say: (amount: number) => string,
): string => {
  const load = one.loading ? `${say(one.loading.amount)} once, then ` : '';
  const over = one.duration > 0 ? ` over ${figure(one.duration)} h` : '';
  return `${load}${say(one.amount)} every ${figure(one.every)} h${over}`;
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

/** One candidate; `at` is where it stands in the request. */
export function readCandidate(candidate: WireCandidate, drug: Drug, drugs: readonly Drug[], at: string): Outcome<Treatment> {
  if ('resourceType' in candidate) {
    const order = readOrderAsCandidate(candidate, drugs, at);
    return order.ok ? withIssues(readCandidate(order.value, drug, drugs, at), order.issues) : order;
  }
  if ('stop' in candidate) return accept({ kind: 'stop', label: candidate.label ?? 'Stop' });
  return 'schedule' in candidate ? readSchedule(candidate, drug, at) : readRepeated(candidate, drug, at);
}

const withIssues = <T>(outcome: Outcome<T>, issues: Issue[]): Outcome<T> => ({ ...outcome, issues: [...issues, ...outcome.issues] });

/** A drug by one route, with what is given by it. */
type Given = { drug: Drug; route: Route; limits: DosingLimits; infused: boolean };

function readRepeated(candidate: RepeatedCandidate, drug: Drug, at: string): Outcome<Treatment> {
  const given = readRoute(candidate.route, drug, at);
  if (!given.ok) return given;
  const issues: Issue[] = [];
  const dose = readDose(candidate.dose, candidate.infusion, given.value, at);
  const every = readHours(candidate.every, `${at}.every`);
  const start = candidate.start === undefined ? undefined : readMoment(candidate.start, `${at}.start`);
  const loading =
    candidate.loading &&
    readDose(
      { ...candidate.loading.dose, substance: candidate.loading.dose.substance ?? candidate.dose.substance },
      candidate.loading.infusion,
      given.value,
      `${at}.loading`,
    );
  issues.push(...dose.issues, ...every.issues, ...(start?.issues ?? []), ...(loading?.issues ?? []));
  if (!dose.ok || !every.ok || start?.ok === false || loading?.ok === false) return refuse(...issues);
  issues.push(...checkRepeat(dose.value, every.value, given.value, at));
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
      label: candidate.label ?? describeRepeated(shape, sayAmount(drug, candidate.dose.substance.trim().toLowerCase())),
      ...shape,
      ...(candidate.doses === undefined ? {} : { doses: candidate.doses }),
      ...(start ? { start: start.value.at } : {}),
    },
    issues,
  );
}

function readSchedule(candidate: ScheduledCandidate, drug: Drug, at: string): Outcome<Treatment> {
  const given = readRoute(candidate.route, drug, at);
  if (!given.ok) return given;
  const issues: Issue[] = [];
  const doses: (PlannedDose & { at: Instant })[] = [];
  for (const [index, entry] of candidate.schedule.entries()) {
    const here = `${at}.schedule[${index}]`;
    const moment = readMoment(entry.at, `${here}.at`);
    const dose = readDose(entry.dose, entry.infusion, given.value, here);
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
        given.value,
        `${at}.schedule[${index}]`,
      ),
    );
  }
  return stops(issues) ? refuse(...issues) : accept({ kind: 'schedule', label: candidate.label, doses }, issues);
}

function readDose(
  dose: { value: number; unit: string; substance: string },
  infusion: { value: number; unit: string } | undefined,
  given: Given,
  at: string,
): Outcome<PlannedDose> {
  const { drug } = given;
  const name = dose.substance.trim().toLowerCase();
  const substance = Object.hasOwn(drug.substances, name) ? drug.substances[name] : undefined;
  const issues: Issue[] = substance
    ? []
    : [
        error('unknown-substance', `${JSON.stringify(dose.substance)} is not a substance that ${drug.name} is weighed as here.`, {
          at: `${at}.dose.substance`,
          fix: `Use one of: ${Object.keys(drug.substances).join(', ')}.`,
        }),
      ];
  const amount = convert(dose, substance?.unit ?? 'mg', `${at}.dose.unit`, { molarMass: drug.molarMass });
  const duration = readInfusion(infusion, given, at);
  issues.push(...amount.issues, ...duration.issues);
  if (!amount.ok || !duration.ok || !substance) return refuse(...issues);
  const planned = { amount: amount.value * substance.fraction, duration: duration.value, ...routeOf(drug, given.route) };
  issues.push(...checkDose(planned, given, at));
  return stops(issues) ? refuse(...issues) : accept(planned, issues);
}

/** Hours; a dose by vein needs an infusion time, and no other has one. */
function readInfusion(infusion: { value: number; unit: string } | undefined, { drug, infused }: Given, at: string): Outcome<number> {
  const where = `${at}.infusion`;
  if (infusion === undefined)
    return infused
      ? refuse(
          error('missing-infusion-time', `${drug.name} by vein needs an infusion time; none is assumed.`, {
            at: where,
            fix: 'Send infusion, for example { "value": 1, "unit": "h" }.',
          }),
        )
      : accept(0);
  if (infused) return readHours(infusion, where);
  return refuse(
    error('infusion-not-by-vein', 'Only a dose by vein is infused.', { at: where, fix: 'Leave infusion out, or choose the route iv.' }),
  );
}

function readHours(quantity: { value: number; unit: string }, at: string): Outcome<number> {
  const hours = convert(quantity, 'h' satisfies UnitCode, at);
  if (hours.ok && !(hours.value > 0))
    return refuse(
      error('not-positive', `${quantity.value} ${quantity.unit} is not a time above zero.`, { at, fix: 'Send a time above zero.' }),
    );
  return hours;
}

function readRoute(route: string, drug: Drug, at: string): Outcome<Given> {
  const limits = dosingBy(drug, route);
  if (limits) return accept({ drug, route: route as Route, limits, infused: route === 'iv' });
  return refuse(
    error('route-not-covered', `${drug.name} by route ${route} is not covered; covered: ${drug.routes.join(', ')}.`, {
      at: `${at}.route`,
      fix: 'Choose a covered route.',
    }),
  );
}
