import type { Severity } from '../domain/issue.ts';
import { wrap } from './lines.ts';

/** An issue as the domain has it, or as it was read off the wire. */
export type Said = { code: string; severity: Severity; text: string; at?: string | undefined; fix?: string | undefined };

const MARK: Record<Severity, string> = { error: 'ERROR', warning: 'WARNING', information: 'NOTE' };
const ORDER: readonly Severity[] = ['error', 'warning', 'information'];

/** Issues, the gravest first: what it is, where it is, how to mend it. The same issue is said once. */
export function renderIssues(issues: readonly Said[], width: number): string[] {
  const distinct = [...new Map(issues.map((one) => [JSON.stringify([one.severity, one.code, one.text, one.at ?? '']), one])).values()];
  return distinct.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity)).flatMap((one) => renderIssue(one, width));
}

function renderIssue({ severity, code, text, at, fix }: Said, width: number): string[] {
  const indent = (line: string): string => `  ${line}`;
  const inner = (label: string, words: string | undefined): string[] =>
    words === undefined ? [] : wrap(`${label}: ${words}`, width - 6, 7).map((line) => `    ${line}`);
  return [...wrap(`${MARK[severity]} ${text} [${code}]`, width - 2, 2).map(indent), ...inner('where', at), ...inner('mend', fix)];
}
