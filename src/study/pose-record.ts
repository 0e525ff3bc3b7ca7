import type { Outcome } from '../domain/issue.ts';
import type { PatientRecord } from '../domain/record.ts';
import { seedState } from '../twin/seed.ts';
import { withEntered } from './entered.ts';
import type { Library } from './library.ts';
import { pose } from './pose.ts';
import type { Question } from './question.ts';
import type { Resolved } from './resolve.ts';

/** The question that a record poses; refused for a clinical or data reason. */
export function poseFor(resolved: Resolved, record: PatientRecord, library: Library): Outcome<Question> {
  const said = withEntered(record, resolved);
  if (!said.ok) return said;
  const state = seedState(said.value, resolved.asOf);
  if (!state.ok) return state;
  return pose({ ...resolved, issues: [...resolved.issues, ...said.issues] }, said.value, state.value, library);
}
