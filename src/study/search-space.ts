import { type DosingLimits, type Drug, doseUnitOf, routeOf } from '../domain/drug.ts';
import { type Issue, type Outcome, accept, error, information, refuse } from '../domain/issue.ts';
import type { Pattern } from '../domain/pattern.ts';
import type { Route } from '../domain/record.ts';
import type { Target } from '../domain/target.ts';
import { type Instant, hoursBetween } from '../domain/time.ts';

/** What may be given, narrower than what exists for the drug: amounts in its unit of dose, hours, minutes of a day in UTC. */
export type SearchBounds = {
  largest?: number;
  largestPerDay?: number;
  fastest?: number;
  doses?: number[];
  intervals?: number[];
  infusions?: number[];
  clock?: number[];
  loading?: boolean;
};

/** First digits of doses as wards order them; neighbours are at most 13 % apart, so that none between them would be much better. */
const ROUND = [
  100, 110, 120, 125, 130, 140, 150, 160, 175, 180, 200, 220, 225, 240, 250, 275, 280, 300, 320, 350, 360, 400, 450, 500, 550, 600, 650,
  700, 750, 800, 900,
];

/** Infusion times that are tried beside the shortest one where the course of levels decides, and not only the area under it, hours. */
const INFUSIONS = [0.5, 1, 2, 3, 4];

/** Loading doses that are tried, in single doses. */
const LOADING = [1.5, 2];

/** With a dose within so many hours, the person is loaded already. */
const LOADED = 24;

/** Doses after which the times of day of any interval in whole hours come round again. */
const CYCLE = 24;

/** More regimens than this are not searched in one question. */
const MOST = 5000;

type Where = {
  drug: Drug;
  route: Route;
  limits: DosingLimits;
  target: Target;
  bounds: SearchBounds;
  asOf: Instant;
  due: Instant;
  horizon: number;
};

/**
 * Every regimen that can be given: round doses that exist, the intervals in use that the target's window can show whole, infusion
 * times no faster than allowed, a loading dose where nothing was given lately, and start times that the ward keeps.
 */
export function searchSpace(where: Where, sinceLastDose: number): Outcome<Pattern[]> {
  const { drug, limits, target, bounds, route } = where;
  const window = target.window.to - target.window.from;
  const wanted = bounds.intervals ?? limits.intervals;
  const intervals = wanted.filter((every) => every <= window && every < where.horizon);
  const longer = wanted.filter((every) => every > window);
  const doses = dosesToTry(limits, bounds);
  const load = bounds.loading ?? sinceLastDose > LOADED;
  const patterns = intervals.flatMap((every) => {
    const first = firstDose(where, every);
    if (first === undefined) return [];
    return doses
      .filter((amount) => (amount * 24) / every <= Math.min(limits.largestPerDay, bounds.largestPerDay ?? Infinity) * (1 + 1e-9))
      .flatMap((amount) => {
        return durationsOf(amount, every, where).flatMap((duration): Pattern[] => {
          const plain = { first, every, amount, duration, ...routeOf(drug, route) };
          return [plain, ...(load ? loaded(plain, where) : [])];
        });
      });
  });
  if (patterns.length === 0 || patterns.length > MOST)
    return refuse(
      error(
        patterns.length === 0 ? 'nothing-to-search' : 'too-much-to-search',
        patterns.length === 0
          ? `Within these bounds there is no regimen of ${drug.name} to be given.`
          : `${patterns.length} regimens are more than the ${MOST} that are searched in one question.`,
        { at: 'constraints', fix: patterns.length === 0 ? 'Widen the bounds.' : 'Name the doses or intervals that may be given.' },
      ),
    );
  return accept(patterns, longer.length > 0 ? [notSearched(longer, target)] : []);
}

const notSearched = (longer: readonly number[], { window }: Target): Issue =>
  information(
    'intervals-not-searched',
    `Intervals of ${longer.join(', ')} h are longer than the target's window of ${window.to - window.from} h, which would show a part of them only; they are not searched.`,
    { at: 'target', fix: 'Send a target with a longer window to have them searched, or compare them by name.' },
  );

/** The doses named, or else the round ones; all within what exists. */
export function dosesToTry(limits: DosingLimits, { doses, largest = Infinity }: SearchBounds): number[] {
  const most = Math.min(limits.largest, largest);
  const decades = Array.from({ length: 12 }, (_, i) => 10 ** (i - 7));
  const round = decades.flatMap((decade) => ROUND.map((digits) => Number((digits * decade).toPrecision(6))));
  return (doses ?? round)
    .filter((amount) => amount >= limits.smallest && amount <= most && isMultiple(amount, limits.step))
    .toSorted((a, b) => a - b);
}

const isMultiple = (amount: number, step: number): boolean => Math.abs(amount / step - Math.round(amount / step)) < 1e-6;

/** Hours of infusion: the shortest allowed, on the quarter hour; and longer ones where the course of levels decides. */
function durationsOf(amount: number, every: number, { route, limits, bounds, target }: Where): number[] {
  if (route !== 'iv') return [0];
  const fastest = Math.min(limits.fastest ?? Infinity, bounds.fastest ?? Infinity) * 60;
  const least = Math.max(limits.shortest ?? 0, amount / fastest);
  const shortest = Math.ceil(least * 4 - 1e-9) / 4;
  const longer = target.metric.startsWith('AUC') ? [] : INFUSIONS;
  return [...new Set([...(bounds.infusions ?? [shortest, ...longer])])].filter((one) => one >= least - 1e-9 && one <= every);
}

function loaded(plain: Pattern, where: Where): Pattern[] {
  const { limits, bounds, route } = where;
  return LOADING.flatMap((times) => {
    const amount = plain.amount * times;
    if (amount > Math.min(limits.largest, bounds.largest ?? Infinity) || !isMultiple(amount, limits.step)) return [];
    if (amount + firstDayBeyond(plain) > Math.min(limits.largestPerDay, bounds.largestPerDay ?? Infinity) * (1 + 1e-9)) return [];
    const duration = route === 'iv' ? durationsOf(amount, plain.every, where).find((one) => one >= plain.duration) : 0;
    return duration === undefined ? [] : [{ ...plain, loading: { amount, duration } }];
  });
}

/** What follows a loading dose within its first 24 h. */
const firstDayBeyond = ({ amount, every }: Pattern): number => amount * (Math.ceil(24 / every - 1e-9) - 1);

/** Hours until the first dose: when it is due, or the next time of day the ward keeps such that every later dose falls on one, too. */
function firstDose({ asOf, due, bounds, horizon }: Where, every: number): number | undefined {
  const next = Math.max(0, hoursBetween(asOf, due));
  if (!bounds.clock) return next;
  const clock = bounds.clock;
  const midnight = Date.parse(`${asOf.slice(0, 10)}T00:00:00.000Z`);
  const starts = [0, 1, 2].flatMap((day) =>
    clock.map((minute) => (midnight - Date.parse(asOf)) / 3_600_000 + day * 24 + minute / 60).filter((at) => at >= next - 1e-9),
  );
  const keeps = (start: number): boolean =>
    Array.from({ length: CYCLE }, (_, i) => start + i * every).every((at) =>
      clock.some((minute) => {
        const minutes = (at * 60 + (Date.parse(asOf) - midnight) / 60_000 - minute) / 1440;
        return Math.abs(minutes - Math.round(minutes)) < 1e-6;
      }),
    );
  return starts.toSorted((a, b) => a - b).find((start) => start < horizon && keeps(start));
}

/** How a search is described to the person who reads its result. */
export const describeSpace = (drug: Drug, patterns: readonly Pattern[]): string => {
  const amounts = [...new Set(patterns.map(({ amount }) => amount))].toSorted((a, b) => a - b);
  const intervals = [...new Set(patterns.map(({ every }) => every))].toSorted((a, b) => a - b);
  const loading = patterns.some((one) => one.loading) ? ', with and without a loading dose' : '';
  return `${patterns.length} regimens: ${amounts.length} doses from ${amounts[0]} to ${amounts.at(-1)} ${doseUnitOf(drug)}, every ${intervals.join(', ')} h${loading}`;
};
