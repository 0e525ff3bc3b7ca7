/** What a run of tests came to. `skipped` holds tests left out by their own file, todo included. */
export type Counts = { passed: number; failed: number; skipped: number };

/** The part of vitest's JSON report that is counted. */
type Report = { testResults: { name: string; status: string; assertionResults: { status: string }[] }[] };

/**
 * Counts a run. A file that failed without a failed test of its own (it could not be loaded, or a hook threw) is one failure, and so is
 * a run that ended badly without naming any (a rejected promise that nobody waited for, a report that was never written).
 */
export function countTests(report: string | null, exitCode: number): Counts {
  const files = report === null ? [] : (JSON.parse(report) as Report).testResults;
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of files) {
    const failed = assertionResults.filter((test) => test.status === 'failed').length;
    const passed = assertionResults.filter((test) => test.status === 'passed').length;
    counts.passed += passed;
    counts.skipped += assertionResults.length - passed - failed;
    counts.failed += status === 'failed' ? Math.max(failed, 1) : failed;
  }
  if (counts.failed === 0 && (exitCode !== 0 || files.length === 0)) counts.failed = 1;
  return counts;
}
