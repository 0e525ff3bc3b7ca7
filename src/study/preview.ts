import { effectOf } from '../domain/drug.ts';
import type { PatientRecord } from '../domain/record.ts';
import type { PreviewAnswer } from '../domain/wire/preview.ts';
import type { ComparisonRequest } from '../domain/wire/request.ts';
import { inOrder, versionOf, whoIsIt } from './comparisons.ts';
import type { Queries } from '../store/connect.ts';
import { findNextDose } from './current-regimen.ts';
import { joinTarget, measureLabel } from './join.ts';
import type { Library } from './library.ts';
import { type Sources, readPerson } from './people.ts';
import { plan, questionHash } from './plan.ts';
import { poseFor } from './pose-record.ts';
import { type Reply, fail, reply } from './reply.ts';
import { resolveQuestion } from './resolve.ts';
import { readBody } from './twins.ts';
import { VERSION } from './version.ts';

type Desk = { store: Queries; library: Library; sources: Sources; clock: () => Date };

/**
 * A question made ready and not asked: what a worker would compute with, for an engine elsewhere. By the same steps as a question
 * that is asked, so that it is refused for the same reasons; nothing is stored and nothing is queued.
 */
export async function preparePreview(desk: Desk, request: ComparisonRequest, tenant: string): Promise<Reply<PreviewAnswer>> {
  const { twin, patient, bundle, source, ...question } = request;
  const unclear = whoIsIt(request);
  if (unclear) return unclear;
  const resolved = resolveQuestion(question, desk.library, desk.clock());
  if (!resolved.ok) return fail('meaning', resolved.issues);
  const person =
    twin === undefined
      ? await readPerson({ patient, bundle, source }, desk.sources, desk.library.drugs)
      : await readTwin(desk, twin, tenant);
  if (!person.ok) return person;
  const { record } = person.value;
  const posed = poseFor(resolved.value, record, desk.library);
  const { drug, asOf } = resolved.value;
  const head = { ...('twin' in person.value ? { twin: person.value.twin } : {}), drug: drug.name, asOf, software: VERSION };
  if (!posed.ok) return reply({ ...head, ready: false, issues: inOrder(posed.issues) });
  const { target, arms, issues } = posed.value;
  return reply({
    ...head,
    ready: true,
    issues: inOrder(issues),
    question: {
      hash: questionHash(posed.value),
      due: findNextDose(record, drug, asOf) ?? asOf,
      level: effectOf(drug, target.output)?.unit ?? drug.levelUnit,
      exposure: measureLabel(target),
      target: joinTarget(target),
      arms: arms.map(({ label, asIs }) => ({ label, asIs })),
      job: plan(posed.value),
    },
  });
}

type TwinRead = { twin: { id: string; version: number }; record: PatientRecord };

async function readTwin({ store }: Desk, id: string, tenant: string): Promise<Reply<TwinRead>> {
  const version = await versionOf(store, tenant, id);
  return version.ok ? reply({ twin: { id, version: version.value.n }, record: readBody(version.value).record }) : version;
}
