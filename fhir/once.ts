import { type Issue, information, warning } from '../src/domain/issue.ts';
import type { Level, Source } from '../src/domain/record.ts';
import type { Reading } from './reading.ts';

/** Keeps the first of values with the same key; the others are named among what was ignored, with the remark. */
export function countOnce<T>(
  reading: Reading<T>,
  keyOf: (one: T) => string,
  sourceOf: (one: T) => Source,
  remark: (one: T, kept: T) => Issue,
): Reading<T> {
  const kept = new Map<string, T>();
  const ignored = [...reading.ignored];
  const issues = [...reading.issues];
  for (const one of reading.values) {
    const first = kept.get(keyOf(one));
    if (first === undefined) kept.set(keyOf(one), one);
    else {
      ignored.push({ source: sourceOf(one), because: `it says the same as ${sourceOf(first).resource}; counted once` });
      issues.push(remark(one, first));
    }
  }
  return { values: [...kept.values()], ignored, issues };
}

/** As `countOnce` for results: and a preliminary result gives way to a final one of the same sample (`sampleOf`). */
export function countOncePreliminary<T extends { preliminary: boolean }>(
  reading: Reading<T>,
  sampleOf: (one: T) => string,
  valueOf: (one: T) => string,
  sourceOf: (one: T) => Source,
): Reading<T> {
  const final = new Map(reading.values.filter((one) => !one.preliminary).map((one) => [sampleOf(one), one]));
  const overtaken = new Set(reading.values.filter((one) => one.preliminary && final.has(sampleOf(one))));
  const standing: Reading<T> = {
    values: reading.values.filter((one) => !overtaken.has(one)),
    ignored: [
      ...reading.ignored,
      ...[...overtaken].map((one) => ({
        source: sourceOf(one),
        because: 'it is preliminary, and there is a final result of the same sample',
      })),
    ],
    issues: reading.issues,
  };
  return countOnce(
    standing,
    (one) => `${sampleOf(one)} ${valueOf(one)}`,
    sourceOf,
    (one, kept) =>
      information(
        'same-value-twice',
        `${sourceOf(one).resource} holds the same value of the same time as ${sourceOf(kept).resource}; it is counted once.`,
        { at: `${sourceOf(one).resource} ${sourceOf(one).field}` },
      ),
  );
}

/** Two different levels of one moment: both are kept and both are named. */
export function remarkSameTime(levels: readonly Level[]): Issue[] {
  const first = new Map<string, Level>();
  return levels.flatMap((one) => {
    const other = first.get(`${one.drug} ${one.at}`);
    if (!other) first.set(`${one.drug} ${one.at}`, one);
    return other
      ? [
          warning(
            'levels-at-one-time',
            `There are two different ${one.drug} levels of ${one.at}: ${other.value} and ${one.value} ${one.unit}. Both are kept.`,
            { at: `${one.source.resource} ${one.source.field}`, fix: 'Correct or withdraw the wrong one.' },
          ),
        ]
      : [];
  });
}
