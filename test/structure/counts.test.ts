import { describe, expect, test } from 'vitest';
import { countTests } from '../setup/counts.ts';

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});
const report = (...testResults: ReturnType<typeof file>[]): string => JSON.stringify({ testResults });

describe('the numbers of the last line are true', () => {
  test('tests are counted over all files', () => {
    expect(countTests(report(file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed', 'failed')), 1)).toEqual({
      passed: 3,
      failed: 2,
      skipped: 0,
    });
  });

  test('a file that could not be loaded is a failure, though none of its tests failed', () => {
    expect(countTests(report(file('passed', 'passed'), file('failed')), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test('a test that was not run is neither passed nor failed', () => {
    expect(countTests(report(file('passed', 'passed', 'skipped', 'pending', 'todo', 'disabled')), 0)).toEqual({
      passed: 1,
      failed: 0,
      skipped: 4,
    });
  });

  test('a run that ended badly has failed, though every test passed', () => {
    expect(countTests(report(file('passed', 'passed')), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test('a run without a report, or without a test, has failed', () => {
    expect(countTests(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countTests(report(), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
