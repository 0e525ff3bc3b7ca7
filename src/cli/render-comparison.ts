import type { ComparisonResult } from '../domain/wire/result.ts';
import { moment } from './figures.ts';
import { paragraph, section } from './lines.ts';
import { renderArmDetails, renderArms } from './render-arms.ts';
import { renderData, renderLevels, renderModels } from './render-basis.ts';
import { renderIssues } from './render-issues.ts';
import { renderNextSample } from './render-next-sample.ts';
import { renderPlot } from './render-plot.ts';
import { renderSensitivity } from './render-sensitivity.ts';
import { renderUncapped } from './render-uncapped.ts';

/** What stands around a result and is not part of it. */
export type Around = { hash: string; width: number };

/**
 * A comparison as a page of text, 80 to 120 columns: the arms and their order, the picture, what there is to worry about, and
 * then everything the figures rest on. Every number comes from the result; nothing is computed here but its rounding.
 */
export function renderComparison(result: ComparisonResult, { hash, width }: Around): string {
  const { question, software, issues, basis, limitsOfUse } = result;
  const toMend = issues.filter((one) => one.severity !== 'information');
  const notes = issues.filter((one) => one.severity === 'information');
  return [
    `${question.drug}: ${result.candidates.length} regimens compared, as of ${moment(question.asOf)} UTC, ${question.horizonHours} h ahead`,
    '',
    ...renderArms(result, width),
    ...renderUncapped(result, width),
    ...renderPlot(result, width),
    ...renderSensitivity(result, width),
    ...renderNextSample(result, width),
    ...section('WARNINGS', toMend.length === 0 ? paragraph('None.', width) : renderIssues(toMend, width)),
    ...renderLevels(basis, width),
    ...renderModels(basis, width),
    ...renderArmDetails(result, width),
    ...renderData(basis, width),
    ...section('NOTES', renderIssues(notes, width)),
    ...section('LIMITS OF USE', paragraph(limitsOfUse, width)),
    '',
    ...paragraph(
      `${software.name} ${software.version} · ${question.draws} draws · seed ${question.seed} · tables ${basis.tables.slice(0, 12)} · question ${question.hash.slice(0, 12)}`,
      width,
    ),
    ...paragraph(`result SHA-256 ${hash}`, width),
  ].join('\n');
}
