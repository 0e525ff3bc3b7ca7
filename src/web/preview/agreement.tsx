import { useMemo } from 'preact/hooks';
import type { ComparisonResult } from '../../domain/wire/result.ts';
import { count } from '../words.ts';
import { compareWithPreview } from './remembered.ts';

/** Beyond this share of a number, a preview and its answer were not computed alike: a solver's own error lies far below. */
const ALIKE = 1e-6;

/** Whether the answer says what the preview of the same question said, where this browser made one. */
export function PreviewAgreement({ result }: { result: ComparisonResult }) {
  const agreement = useMemo(() => compareWithPreview(result), [result]);
  if (!agreement) return null;
  const { numbers, largest } = agreement;
  if (!(largest <= ALIKE))
    return (
      <p class="caution" role="status">
        The preview of this browser differed from this answer by up to {(100 * largest).toPrecision(2)} % of a number. This answer counts;
        load the page again before the next question.
      </p>
    );
  return (
    <p class="quiet agreement">
      The preview of this browser said the same: {count(numbers, 'number')} compared,{' '}
      {largest === 0 ? 'all equal to the last digit' : `the largest difference ${largest.toExponential(0)} of a number`}.
    </p>
  );
}
