import type { Issue } from '../../domain/issue.ts';

const NAMES = { error: 'Stops the answer', warning: 'Warning', information: 'Note' } as const;
const RANK = { error: 0, warning: 1, information: 2 } as const;

/** Issues with what, where and how to mend; the severe first. The word says the severity, the colour repeats it. */
export function IssueList({ issues, label }: { issues: readonly Issue[]; label?: string }) {
  const once = [...new Map(issues.map((one) => [`${one.code} ${one.at ?? ''} ${one.text}`, one])).entries()];
  return (
    <ul class="issues" {...(label === undefined ? {} : { 'aria-label': label })}>
      {once
        .toSorted(([, a], [, b]) => RANK[a.severity] - RANK[b.severity])
        .map(([key, { severity, text, fix, at }]) => (
          <li key={key} class={severity}>
            <strong>{NAMES[severity]}.</strong> {text} {fix !== undefined && <span class="fix">{fix}</span>}{' '}
            {at !== undefined && <code>{at}</code>}
          </li>
        ))}
    </ul>
  );
}
