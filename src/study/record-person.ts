import type { PkModel } from '../domain/define-model.ts';
import type { Drug } from '../domain/drug.ts';
import type { EventRecord } from '../domain/events.ts';
import { type Issue, type Outcome, accept, error, refuse, stops } from '../domain/issue.ts';
import type { JobLevel } from '../domain/job.ts';
import type { PatientRecord } from '../domain/record.ts';
import type { Dose } from '../domain/regimen.ts';
import { bodyTimeline } from '../twin/body.ts';
import { chooseModels } from '../twin/choose.ts';
import type { Kinetics } from '../twin/kinetics.ts';
import { type CovariateTimeline, layOut, placeOf } from '../twin/lay-out.ts';
import type { Person } from './dataset-person.ts';
import { refuseOtherRoutes } from './fits-target.ts';
import { readHistory } from './history.ts';
import { inHours } from './in-hours.ts';
import { refusePerson } from './refuse-person.ts';

/**
 * A person's record as a person of a data set: doses given, levels drawn and the model's covariates over time, up to the last level.
 * It is read by the same rules as for a question asked at that moment: what may not be used there is left out here, and a person of
 * whom the model may not be asked is refused with the reasons.
 */
export function personOfRecord(
  record: PatientRecord,
  { model, kinetics }: { model: PkModel; kinetics: Kinetics },
  drug: Drug,
): Outcome<Person> {
  const id = record.patient.reference;
  const asOf = record.levels
    .filter((one) => one.drug === drug.name)
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
  if (asOf === undefined)
    return refuse(error('no-level', `The record of ${id} holds no level of ${drug.name}.`, { at: id, fix: 'Leave this person out.' }));
  // Whether somebody has died since says nothing against the levels of that time.
  const blockers = refusePerson(record).filter(({ code }) => code !== 'patient-deceased');
  const history = readHistory(record, drug, asOf);
  const timeline = bodyTimeline(record, asOf);
  if (stops(blockers) || !history.ok || !timeline.ok) return refuse(...blockers, ...history.issues, ...timeline.issues);
  const { given, levels } = history.value;
  const [choice] = refuseOtherRoutes(chooseModels([model], timeline.value, record), [model], given);
  if (!choice || choice.verdict === 'refused') return refuse(...(choice?.reasons ?? []));
  const remarks: Issue[] = [...blockers, ...history.issues, ...timeline.issues, ...choice.reasons];
  if (levels.length === 0)
    return refuse(error('no-usable-level', `No level of ${drug.name} in the record of ${id} can be used.`, { at: id }), ...remarks);
  return accept({ id, ...recordsOf({ model, kinetics }, inHours(choice, asOf), given, levels), occasions: [] }, remarks);
}

/** Records in the order of time, from the first one on; a level at the time of a dose stands before it. */
function recordsOf(
  of: { model: PkModel; kinetics: Kinetics },
  covariates: CovariateTimeline,
  given: readonly Dose[],
  levels: readonly JobLevel[],
): Pick<Person, 'records' | 'levels'> {
  const layout = layOut(
    of,
    covariates,
    given,
    levels.map(({ at }) => at),
  );
  const { history } = layout;
  const begin = history.time[0] ?? 0;
  const nothing = { compartment: 0, amount: 0, rate: 0, interval: 0, additional: 0, steadyState: 0 } as const;
  return {
    records: Array.from(history.time, (time, i): EventRecord => ({
      ...(history.doses[history.dose[i] ?? -1] ?? nothing),
      row: i + 1,
      time: time - begin,
      evid: history.evid[i] as EventRecord['evid'],
      output: history.output[i] ?? 0,
      covariates: history.sets[history.set[i] ?? 0]?.covariates ?? {},
    })),
    levels: levels.map(({ at, value, below }) => ({
      record: layout.before[placeOf(layout, at)] ?? 0,
      value,
      is: below ? 'below' : 'measured',
      weight: 1,
    })),
  };
}
