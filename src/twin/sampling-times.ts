import type { SamplingKind } from '../domain/job.ts';
import type { Dose } from '../domain/regimen.ts';
import { ABSORPTION, BEFORE_DOSE, DISTRIBUTION } from '../domain/sampling.ts';

export type SamplingTime = { at: number; kind: SamplingKind };

/** Intervals between doses that are looked at. */
const INTERVALS = 2;

/** Hours after the decision at which a level is looked at where no further dose is given. */
const WITHOUT_DOSES = [4, 12, 24];

/** Twelfths of an hour: nobody draws to the minute. */
const GRID = 12;

/**
 * When the next level can be drawn under a regimen: before its first dose, where something was given before; then, in each of its
 * first two intervals, after distribution (or absorption), in the middle, and before the next dose. Never while a dose runs, nor
 * before it is distributed, by the rules by which a level of a record is judged; and not after `until`.
 *
 * @param until hours after the decision at which what the level shall tell of is over
 */
export function samplingTimes(given: readonly Dose[], doses: readonly Dose[], until: number): SamplingTime[] {
  const ordered = doses.filter(({ amount }) => amount > 0).toSorted((a, b) => a.at - b.at);
  const [first] = ordered;
  const wanted: SamplingTime[] = first
    ? [
        ...(given.length > 0 ? [{ at: first.at - BEFORE_DOSE, kind: 'before-first-dose' } as const] : []),
        ...ordered.slice(0, INTERVALS).flatMap((dose, i) => withinInterval(dose, ordered[i + 1], until)),
      ]
    : WITHOUT_DOSES.map((at) => ({ at, kind: 'no-dose' }));
  const all = [...given, ...ordered];
  const usable = wanted.filter(
    ({ at }) => at > 0 && at <= until && all.some((dose) => dose.at < at) && all.every((dose) => isClear(dose, at)),
  );
  return [...new Map(usable.toReversed().map((one) => [one.at, one])).values()].toSorted((a, b) => a.at - b.at);
}

function withinInterval({ at, duration }: Dose, next: Dose | undefined, until: number): SamplingTime[] {
  const end = next?.at ?? until;
  const early = at + duration + (duration > 0 ? DISTRIBUTION : ABSORPTION);
  const middle = Math.round(GRID * ((at + duration + end) / 2)) / GRID;
  const last = end - BEFORE_DOSE;
  return [
    ...(early < last ? [{ at: early, kind: duration > 0 ? 'after-distribution' : 'after-absorption' } as const] : []),
    ...(middle > early && middle < last ? [{ at: middle, kind: 'mid-interval' } as const] : []),
    ...(next ? [{ at: last, kind: 'before-next-dose' } as const] : []),
  ];
}

const isClear = ({ at, duration }: Dose, time: number): boolean => time <= at || time >= at + duration + DISTRIBUTION - 1e-9;
