import type { RecordAnswer } from '../domain/wire/record.ts';
import type { WorkItem } from '../domain/wire/worklist.ts';
import type { StoredVersion } from '../store/twins.ts';
import type { NewestQuestion, WorkLine } from '../store/worklist.ts';
import { readSubject } from './comparisons.ts';
import { readBody } from './twins.ts';

/** A line of the worklist: what a ward looks at before it opens a patient. */
export function showWork(line: WorkLine): WorkItem {
  const { record, state, issues } = readBody(line);
  const { id, source, patient, version, updatedAt, newest } = line;
  const last = state.kidney.timeline.at(-1);
  return {
    twin: { id, source, patient, version, asOf: state.asOf, updatedAt },
    status: statusOf(version, newest),
    ...(record.patient.sex === undefined ? {} : { sex: record.patient.sex }),
    ...(state.maturation.age ? { age: state.maturation.age } : {}),
    ...(state.size.weight ? { weight: state.size.weight } : {}),
    kidney: {
      stability: state.kidney.stability,
      ...(state.kidney.replacement === undefined ? {} : { replacement: state.kidney.replacement }),
      ...(last?.clearance ? { clearance: last.clearance } : {}),
      ...(last ? { creatinine: last.creatinine } : {}),
    },
    drugs: state.drugs,
    missing: state.missing,
    issues: [...issues, ...record.issues].filter((one) => one.severity !== 'information'),
    ...(newest ? { newest: showNewest(id, newest) } : {}),
  };
}

function statusOf(version: number, newest: NewestQuestion | null): WorkItem['status'] {
  if (!newest) return 'new';
  if (newest.status === 'queued' || newest.status === 'running') return 'running';
  if (newest.status === 'refused' || newest.status === 'failed') return newest.status;
  if (newest.status === 'cancelled') return 'new';
  return (newest.twinVersion ?? 0) < version ? 'outdated' : 'answered';
}

function showNewest(twin: string, newest: NewestQuestion): NonNullable<WorkItem['newest']> {
  const { question: _question, twinVersion, resultHash, ...one } = newest;
  const { drug, asOf } = readSubject(newest);
  return { ...one, drug, asOf, twin: { id: twin, version: twinVersion ?? 0 }, ...(resultHash === null ? {} : { resultHash }) };
}

/** The record behind a version of a twin, as it was read. */
export function showRecord(version: StoredVersion): RecordAnswer {
  const { record } = readBody(version);
  const { patient, covariates, given, ordered, levels, findings, ignored, issues } = record;
  return { twin: { id: version.id, version: version.n }, patient, covariates, given, ordered, levels, findings, ignored, issues };
}
