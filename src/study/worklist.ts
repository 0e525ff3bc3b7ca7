import type { RecordAnswer } from '../domain/wire/record.ts';
import { reviewAfter } from '../domain/wire/decision.ts';
import type { WorkItem } from '../domain/wire/worklist.ts';
import type { StoredVersion } from '../store/twins.ts';
import type { AskedQuestion, WorkLine } from '../store/worklist.ts';
import { readSubject } from './comparisons.ts';
import { readBody } from './twins.ts';
import { type WorkSummary, summariseWork } from './work-summary.ts';

/** A line of the worklist: what a ward looks at before it opens a patient. */
export function showWork(line: WorkLine): WorkItem {
  const { id, source, patient, version, updatedAt, newest, seen } = line;
  const { asOf, ...summary } = 'summary' in seen ? (JSON.parse(seen.summary) as WorkSummary) : summariseWork(readBody(seen));
  return {
    twin: { id, source, patient, version, asOf, updatedAt },
    status: statusOf(newest),
    ...summary,
    running: line.running.map((one) => ({ id: one.id, ...readSubject(one), status: one.status, progress: one.progress })),
    due: line.due.map((one) => ({ id: one.id, ...readSubject(one), review: reviewAfter(one.decision) })),
    ...(newest ? { newest: showNewest(id, newest) } : {}),
  };
}

function statusOf(newest: AskedQuestion | null): WorkItem['status'] {
  if (!newest) return 'new';
  if (newest.status === 'queued' || newest.status === 'running') return 'running';
  if (newest.status === 'refused' || newest.status === 'failed') return newest.status;
  if (newest.status === 'cancelled') return 'new';
  return newest.outdated ? 'outdated' : 'answered';
}

function showNewest(twin: string, newest: AskedQuestion): NonNullable<WorkItem['newest']> {
  const { id, origin, status, twinVersion, resultHash, progress, createdAt, updatedAt } = newest;
  return {
    ...{ id, origin, status, progress, createdAt, updatedAt },
    ...readSubject(newest),
    twin: { id: twin, version: twinVersion ?? 0 },
    ...(resultHash === null ? {} : { resultHash }),
    ...(status === 'done' ? { review: reviewAfter(newest.decision) } : {}),
  };
}

/** The record behind a version of a twin, as it was read. */
export function showRecord(version: StoredVersion): RecordAnswer {
  const { record } = readBody(version);
  const { patient, covariates, given, ordered, levels, findings, ignored, issues } = record;
  return { twin: { id: version.id, version: version.n }, patient, covariates, given, ordered, levels, findings, ignored, issues };
}
