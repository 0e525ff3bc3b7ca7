import type { DecisionAnswer, Review } from '../../domain/wire/decision.ts';
import { useAsked } from '../ask.ts';
import { Shown } from '../parts/asked.tsx';
import { Moment } from '../parts/moment.tsx';
import { answerAddress } from '../route.ts';
import { decisionsOf } from '../service.ts';

export const REVIEW_WORDS: Readonly<Record<Review, string>> = {
  draft: 'Draft: nobody has decided on it',
  reviewed: 'Reviewed: looked at, decision deferred',
  decided: 'Decided',
};

const KIND_WORDS: Readonly<Record<DecisionAnswer['decision'], string>> = {
  chosen: 'Chosen',
  modified: 'Modified',
  rejected: 'Rejected',
  deferred: 'Deferred',
};

/** `unverified:Ann` as it is read: who said so is not checked. */
export const whoSaid = (by: string): string => by.replace(/^unverified:(.*)$/s, (_, name: string) => `${name} (name not checked)`);

/** What was decided in a line, for a list and for the sheet. */
export function DecisionText({ one }: { one: DecisionAnswer }) {
  const { decision, candidate, modifiedTo, reason, by, at } = one;
  return (
    <>
      <strong>
        {KIND_WORDS[decision]}
        {candidate && `: ${candidate.label}`}
        {modifiedTo && `, changed to ${modifiedTo.label}`}
      </strong>
      {modifiedTo && ' (this change was not simulated)'}. <span class="reason">{reason}</span>{' '}
      <span class="quiet">
        {whoSaid(by)}, <Moment at={at} />
      </span>
    </>
  );
}

/** Everything that was decided about a person, the newest first. */
export function Decisions({ twin }: { twin: string }) {
  const { asked, again } = useAsked(decisionsOf(twin));
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">Decisions</h2>
      <Shown asked={asked} again={again} of="the decisions">
        {({ items }) =>
          items.length === 0 ? (
            <p class="quiet">None yet.</p>
          ) : (
            <ul>
              {items.map((one) => (
                <li key={one.id}>
                  <a href={answerAddress(one.comparison)}>{one.drug}</a>: <DecisionText one={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}
