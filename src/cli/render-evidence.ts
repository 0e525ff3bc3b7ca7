import type { PkModel } from '../domain/define-model.ts';
import type { Library } from '../study/library.ts';
import { rulesAsMarkdown } from './render-rules.ts';
import { usualDose } from '../study/library.ts';
import { RUNG_NAMES, type Verdict, tryRung } from '../twin/gate.ts';

const HEAD = `# Evidence for every model

Written by \`dosetwin models --evidence > docs/models.md\`; a test holds this page against the library. Nothing here is medical advice.
\`yes\` is a rung of the gate that was passed, \`-\` one that has no meaning for the model (the reason stands below), \`NO\` one that failed.
A model is \`unchecked\` until every value was compared with its paper, or stands the same in two independent encodings.
`;

const MARK: Record<Verdict['is'], string> = { passed: 'yes', failed: 'NO', 'not applicable': '-' };

/** Every model: rungs passed, doubts, and where each number was read. Markdown. */
export function renderEvidence({ models, drugs }: Library): string {
  const judged = models.map((model) => {
    const amount = usualDose(model, drugs);
    return { model, verdicts: RUNG_NAMES.map((name) => tryRung(model, name, amount === undefined ? {} : { amount })) };
  });
  const columns = ['model', 'people', 'status', 'use', 'doubts', ...RUNG_NAMES];
  const rows = judged.map(({ model, verdicts }) => [
    `[${model.id}](#${anchorOf(model.id)})`,
    String(model.population.subjects ?? '?'),
    model.status.is,
    model.use,
    String(model.deviations.length),
    ...verdicts.map((one) => MARK[one.is]),
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    HEAD,
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map(line),
    '',
    ...rulesAsMarkdown(),
    ...judged.map(({ model, verdicts }) => renderModel(model, verdicts)),
    '',
  ].join('\n');
}

const anchorOf = (id: string): string => id.replace('/', '');

function renderModel(
  { id, summary, source, status, parameters, errors, checks, deviations }: PkModel,
  verdicts: readonly Verdict[],
): string {
  const references = [source.citation, source.doi && `doi:${source.doi}`, source.pubmed && `PMID ${source.pubmed}`];
  const places = Map.groupBy(
    [...Object.entries(parameters), ...Object.entries(errors).map(([name, one]) => [`residual error of ${name}`, one] as const)],
    ([, one]) => one.from,
  );
  const without = RUNG_NAMES.flatMap((name, index) =>
    verdicts[index]?.is === 'passed' ? [] : [`${name}: ${verdicts[index]?.because ?? ''}`],
  );
  const bullets = (title: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : ['', title, '', ...items.map((one) => `- ${one}`)];
  return [
    '',
    `## ${id}`,
    '',
    summary,
    `${references.filter((one) => one !== undefined && one !== '').join('; ')}.`,
    `Read in: ${source.readIn.join('; ') || 'the paper'}.`,
    ...secondSource(status),
    ...bullets(
      'Where each number stands:',
      [...places].map(([from, all]) => `${all.map(([name]) => name).join(', ')}: ${from}`),
    ),
    ...bullets(
      'Checks:',
      checks.map(({ expect, by = 'hand', from }) => `${Object.keys(expect).join(', ')} (by ${by}): ${from}`),
    ),
    ...bullets('Not passed:', without),
    ...bullets('Doubts and deviations:', deviations),
  ].join('\n');
}

/** What a second source confirms of a model, or which of its numbers have none. */
function secondSource(status: PkModel['status']): string[] {
  if (status.is === 'checked') return ['', `Checked: ${status.against}.`];
  return status.lacks === undefined ? [] : ['', `Without a second source: ${status.lacks}.`];
}
