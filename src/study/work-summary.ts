import type { Issue } from '../domain/issue.ts';
import type { PatientRecord } from '../domain/record.ts';
import type { TwinState } from '../domain/twin.ts';
import type { WorkItem } from '../domain/wire/worklist.ts';

/** What a line of the worklist shows of a version of a twin; kept beside its body, so that a list need not read bodies. */
export type WorkSummary = Pick<WorkItem, 'sex' | 'age' | 'weight' | 'kidney' | 'drugs' | 'missing' | 'issues'> & { asOf: string };

export function summariseWork({
  record,
  state,
  issues,
}: {
  record: PatientRecord;
  state: TwinState;
  issues: readonly Issue[];
}): WorkSummary {
  const last = state.kidney.timeline.at(-1);
  return {
    asOf: state.asOf,
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
  };
}
