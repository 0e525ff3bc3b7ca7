import type { Body } from '../domain/body.ts';
import type { PatientRecord } from '../domain/record.ts';
import { type Instant, hoursBetween } from '../domain/time.ts';

/** Days before the decision in which what was given or ordered says how a drug is released now. */
const RECENT = 30;

/**
 * Whether the drug of the record is released at once, for the whole span looked at: where everything of the last month that says how
 * agrees. Two forms in one month, or two drugs in different ones, say nothing, and then it is asked for.
 */
export function releaseTraits({ given, ordered }: Pick<PatientRecord, 'given' | 'ordered'>, asOf: Instant): Body {
  const said = [...given, ...ordered].filter(
    ({ start, release }) => release !== undefined && start !== undefined && start <= asOf && hoursBetween(start, asOf) <= RECENT * 24,
  );
  const forms = new Set(said.map(({ release }) => release));
  return forms.size === 1 ? { immediateRelease: forms.has('immediate') ? 1 : 0 } : {};
}
