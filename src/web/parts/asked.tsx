import type { ComponentChildren } from 'preact';
import type { Asked } from '../ask.ts';
import { IssueList } from './issues.tsx';

/** What was asked for, or a word that it is under way, or why it was turned down. */
export function Shown<T>({
  asked,
  again,
  of,
  children,
}: {
  asked: Asked<T>;
  again?: (() => void) | undefined;
  of: string;
  children: (value: T) => ComponentChildren;
}) {
  if (asked.state === 'waiting') return <p class="waiting">Reading {of} …</p>;
  if (asked.state === 'answered') return <>{children(asked.value)}</>;
  return (
    <section class="failed" role="alert">
      <h2>{asked.title}</h2>
      <IssueList issues={asked.issues} />
      {again && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
    </section>
  );
}
