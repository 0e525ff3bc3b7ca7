import { type Issue, information, warning } from '../domain/issue.ts';
import { dailyDoseOf, dosesOf } from '../domain/pattern.ts';
import type { Regimen } from '../domain/regimen.ts';
import { type Instant, hoursBetween, printMinute } from '../domain/time.ts';
import { type Treatment, describeRepeated } from './candidate.ts';
import type { CurrentRegimen } from './current-regimen.ts';

/**
 * Places treatments in time after the decision. A repeated treatment without a start begins when the next dose of the current
 * regimen is due, or at once when nothing is running. "Continue as is" leads the arms when the record has a current regimen; a
 * candidate that says the same doses takes that role instead of standing twice.
 */
export function placeArms(
  treatments: readonly Treatment[],
  { current, due: next }: { current: CurrentRegimen | undefined; due: Instant | undefined },
  asOf: Instant,
  horizon: number,
): { arms: Regimen[]; issues: Issue[] } {
  const due = next ?? asOf;
  const arms = treatments.map((treatment) => place(treatment, due, asOf, horizon));
  const waits = treatments.some((one) => one.kind === 'repeated' && one.start === undefined);
  const issues = waits
    ? [
        information(
          'start-of-candidates',
          `Candidates without a start begin at ${print(due)}, ${due > asOf ? 'when the next dose is due by the order' : 'the as-of moment'}.`,
          { at: 'candidates' },
        ),
      ]
    : [];
  for (const [index, treatment] of treatments.entries()) {
    if (treatment.kind !== 'repeated' || treatment.start === undefined || treatment.start >= due) continue;
    const text = `${JSON.stringify(treatment.label)} starts at ${print(treatment.start)}, before the next dose is due at ${print(due)}.`;
    issues.push(warning('starts-before-due', text, { at: `candidates[${index}].start`, fix: 'Check that the earlier start is meant.' }));
  }
  if (!current) return { arms, issues };
  const { amount, duration, every, by, say } = current;
  const asIs = place(
    { kind: 'repeated', label: `Continue as is: ${describeRepeated({ amount, duration, every }, say)}`, amount, duration, every, ...by },
    due,
    asOf,
    horizon,
  );
  const same = arms.find((arm) => areSame(arm.doses, asIs.doses));
  if (same) {
    same.asIs = true;
    return { arms, issues };
  }
  return { arms: [{ ...asIs, asIs: true }, ...arms], issues };
}

/** The same doses, but for the dust of converting units there and back. */
const areSame = (some: Regimen['doses'], others: Regimen['doses']): boolean =>
  some.length === others.length &&
  some.every((one, n) => {
    const other = others[n];
    return (
      other !== undefined &&
      one.route === other.route &&
      (['at', 'amount', 'duration'] as const).every((key) => isClose(one[key], other[key]))
    );
  });

const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

const print = (at: Instant): string => `${printMinute(at)} UTC`;

function place(treatment: Treatment, due: Instant, asOf: Instant, horizon: number): Regimen {
  const { label } = treatment;
  if (treatment.kind === 'stop') return { label, doses: [], dailyDose: 0, asIs: false };
  if (treatment.kind === 'schedule') {
    return {
      label,
      doses: treatment.doses.map(({ at, ...dose }) => ({ at: hoursBetween(asOf, at), ...dose })),
      asIs: false,
    };
  }
  const first = hoursBetween(asOf, treatment.start ?? due);
  const { amount, duration, route, every, loading } = treatment;
  const pattern = { first, every, amount, duration, ...(route === undefined ? {} : { route }), ...(loading ? { loading } : {}) };
  const doses = dosesOf(pattern, horizon).slice(0, treatment.doses);
  // A stated number of doses is a course: it has no steady state.
  return { label, doses, ...(treatment.doses === undefined ? { dailyDose: dailyDoseOf(pattern) } : {}), asIs: false };
}
