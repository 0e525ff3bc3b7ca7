import type { Body, BodyQuantity } from '../domain/body.ts';
import type { Finding, PatientRecord } from '../domain/record.ts';
import { type Instant, hoursBetween } from '../domain/time.ts';

const PROBLEMS = {
  cysticFibrosis: 'cystic-fibrosis',
  respiratoryDistress: 'respiratory-distress',
  peritonitis: 'peritonitis',
} as const satisfies { [name in BodyQuantity]?: Finding['kind'] };
type ProblemName = keyof typeof PROBLEMS;
export const PROBLEM_NAMES = Object.keys(PROBLEMS) as ProblemName[];

/**
 * Problems at the moment of the decision, for the whole span looked at. A record that lists problems says by its silence that one is
 * not there; a record without any says nothing, and then it is asked for.
 */
export function problemTraits({ findings, problems }: PatientRecord, asOf: Instant): Body {
  const there = (name: ProblemName): boolean =>
    findings.some((one) => one.kind === PROBLEMS[name] && one.active && (one.at === undefined || one.at <= asOf));
  return Object.fromEntries(PROBLEM_NAMES.flatMap((name) => (there(name) ? [[name, 1]] : (problems ?? 0) > 0 ? [[name, 0]] : [])));
}

/** Days at a moment since the last transplantation of a kidney that had been done when the question was asked; none before it. */
export function sinceTransplant({ findings }: PatientRecord, at: Instant, asOf: Instant): Body {
  const last = findings
    .flatMap((one) => (one.kind === 'kidney-transplantation' && one.at !== undefined && one.at <= asOf ? [one.at] : []))
    .toSorted()
    .at(-1);
  return last === undefined || last > at ? {} : { daysSinceTransplant: hoursBetween(last, at) / 24 };
}
