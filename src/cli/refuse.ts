import { EXIT, type ExitCode } from './exit-code.ts';
import { type Said, renderIssues } from './render-issues.ts';
import type { Terminal } from './terminal.ts';

const WORDS: Record<ExitCode, { status: string; heading: string }> = {
  [EXIT.done]: { status: 'done', heading: '' },
  [EXIT.failed]: { status: 'failed', heading: 'No answer: something failed on the way.' },
  [EXIT.usage]: { status: 'invalid', heading: 'The question does not make sense as it stands.' },
  [EXIT.refused]: { status: 'refused', heading: 'Refused: there is a reason not to answer.' },
};

/** Says why there is no answer: on stderr for a person, and on stdout as JSON where a program asked for JSON. */
export function refuse(code: ExitCode, issues: readonly Said[], { json, terminal }: { json: boolean; terminal: Terminal }): ExitCode {
  const { status, heading } = WORDS[code];
  if (json) terminal.data(JSON.stringify({ status, issues }, null, 2));
  terminal.say([heading, ...renderIssues(issues, terminal.width)].join('\n'));
  return code;
}
