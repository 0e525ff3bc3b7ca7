import type { ComparisonAnswer } from '../../domain/wire/answer.ts';
import { save } from '../parts/save.ts';
import { comparisonAt } from '../service.ts';
import { curvesCsv, tableCsv } from './csv.ts';

/** The answer as files: all of it, its table, its curves. Each picture is saved where it stands. */
export function Downloads({ answer: { id, result } }: { answer: ComparisonAnswer }) {
  if (!result) return null;
  const csv = (what: string, text: string): void => save(`comparison-${id}-${what}.csv`, 'text/csv;charset=utf-8', text);
  return (
    <div class="downloads" role="group" aria-label="Download">
      <span class="quiet">Download</span>
      <a class="button" href={comparisonAt(id).path} download={`comparison-${id}.json`}>
        JSON
      </a>
      <button type="button" title="One row for each treatment and quantity" onClick={() => csv('table', tableCsv(id, result))}>
        Table as CSV
      </button>
      <button
        type="button"
        title="One row for each treatment, moment and quantile of the concentration"
        onClick={() => csv('curves', curvesCsv(id, result))}
      >
        Curves as CSV
      </button>
    </div>
  );
}
