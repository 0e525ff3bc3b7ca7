import type { Choice } from '../domain/choice.ts';
import type { PkModel } from '../domain/define-model.ts';
import { type Drug, effectOf } from '../domain/drug.ts';
import { type Issue, type Outcome, accept, error, refuse, stops, warning } from '../domain/issue.ts';
import { dosesOf } from '../domain/pattern.ts';
import type { PatientRecord } from '../domain/record.ts';
import type { Instant } from '../domain/time.ts';
import type { TwinState } from '../domain/twin.ts';
import { bodyTimeline } from '../twin/body.ts';
import { chooseModels } from '../twin/choose.ts';
import { NOT_READ } from '../twin/choose-covariates.ts';
import { modelHash, tablesHash } from './canonical.ts';
import { findCurrentRegimen, findNextDose, lastDose, ordersInForce } from './current-regimen.ts';
import { type History, readHistory } from './history.ts';
import { refuseOtherMoieties, refuseOtherOutputs, refuseOtherRoutes, remarkNoDoseInWindow } from './fits-target.ts';
import type { Library } from './library.ts';
import { inHours } from './in-hours.ts';
import { remarkLateLevels } from './late-levels.ts';
import { placeArms } from './place-arms.ts';
import type { Considered, Question } from './question.ts';
import { poseSearch, refuseForSearch } from './pose-search.ts';
import { refusePerson } from './refuse-person.ts';
import type { Resolved } from './resolve.ts';
import { remarkFuture } from './remark-future.ts';
import { remarkSite } from './site.ts';
import { addStated, imputeStated, remarkStated } from './state-quantities.ts';
import { usedInputs } from './used-inputs.ts';
import { moveInputs } from './vary.ts';
import { VERSION } from './version.ts';

/** Words for more than one model of the drug; those for teaching are asked by name only. */
const SEVERAL = ['auto', 'average'];

/**
 * Poses a resolved request for one person. A refusal names every reason: dialysis, data that are missing or too old, doses that
 * cannot be read, no model whose limits hold.
 */
export function pose(resolved: Resolved, record: PatientRecord, state: TwinState, library: Library): Outcome<Question> {
  const { drug, asOf, horizon } = resolved;
  const blockers = refusePerson(record);
  if (stops(blockers)) return refuse(...blockers);
  const effect = effectOf(drug, resolved.target.output);
  const history = readHistory(record, drug, asOf, effect);
  const read = bodyTimeline(record, asOf);
  const timeline = read.ok ? addStated(read.value, resolved.stated) : read;
  if (!history.ok || !read.ok || !timeline.ok) return refuse(...history.issues, ...timeline.issues, ...remarks(record));
  const candidates = library.models.filter(
    (one) => one.drug.name === drug.name && (SEVERAL.includes(resolved.model) ? one.use !== 'teaching' : one.id === resolved.model),
  );
  const current = findCurrentRegimen(record, drug, asOf);
  const due = findNextDose(record, drug, asOf, current);
  const { arms, issues: placing } = placeArms(resolved.treatments, { current, due }, asOf, horizon);
  const search = poseSearch(resolved, due ?? asOf, lastDose(record, drug, asOf)?.start);
  if (search?.ok === false) return refuse(...search.issues);
  const judged = refuseOtherRoutes(
    refuseOtherOutputs(chooseModels(candidates, timeline.value, record), candidates, resolved, history.value.levels),
    candidates,
    [
      ...history.value.given,
      ...arms.flatMap(({ doses }) => doses),
      ...(search?.value.patterns.slice(0, 1).flatMap((one) => dosesOf(one, horizon)) ?? []),
    ],
  );
  const allowed = resolved.search ? refuseForSearch(judged, library) : judged;
  const choices = resolved.average ? refuseOtherMoieties(allowed, candidates, resolved.target) : allowed;
  const usable = choices.filter((one) => one.verdict !== 'refused');
  if (usable.length === 0) return refuse(...noModel(choices, drug.name), ...read.issues, ...remarks(record));
  const ignored = [...record.ignored, ...history.value.ignored];
  const hashes = new Map(candidates.map((one) => [one.id, modelHash(one)]));
  const hash = (id: string): string => hashes.get(id) ?? '';
  return accept({
    schema: 'dosetwin.question/1',
    code: VERSION,
    drug: drug.name,
    asOf,
    target: resolved.target,
    thresholds: resolved.thresholds,
    tables: tablesHash(drug, resolved.target, resolved.thresholds),
    horizon,
    draws: resolved.draws,
    seed: resolved.seed,
    steadyState: !state.kidney.unstable,
    arms,
    ...(search ? { search: search.value } : {}),
    ...(resolved.sensitivity
      ? {
          sensitivity: moveInputs(
            {
              record,
              drug,
              effect,
              stated: resolved.stated,
              asOf,
              models: usable.flatMap(({ model }) => candidates.filter(({ id }) => id === model)),
              levels: history.value.levels,
            },
            resolved.draws,
          ),
        }
      : {}),
    given: history.value.given,
    levels: history.value.levels,
    ...(resolved.average ? { average: resolved.average } : {}),
    models: usable.map((one) => ({ id: one.model, hash: hash(one.model), covariates: inHours(one, asOf) })),
    considered: choices.map(({ model, verdict, reasons }): Considered => ({ model, hash: hash(model), verdict, reasons })),
    used: usedInputs(record, asOf, drug.name, ignored),
    ignored,
    imputed: [...history.value.imputed, ...imputeStated(resolved.stated)],
    missing: state.missing,
    issues: [
      ...resolved.issues,
      ...remarkSite(
        library,
        drug.name,
        resolved.target,
        usable.map((one) => one.model),
      ),
      ...blockers,
      ...history.issues,
      ...remarkFuture(record, drug, asOf, resolved.now),
      ...remarkLate(history.value, usable, candidates, asOf),
      ...read.issues,
      ...remarkStated(resolved.stated),
      ...placing,
      ...(search?.issues ?? []),
      ...remarkNoDoseInWindow(arms, history.value.given, resolved.target),
      ...(state.kidney.unstable
        ? [
            warning(
              'kidney-function-changing',
              `${state.kidney.why ?? 'Kidney function is changing'}: no steady-state figure is shown. The forecast assumes that the last value holds; while creatinine rises, clearance is lower than the formula says and exposure higher than shown.`,
              { fix: 'Repeat creatinine and level soon.' },
            ),
          ]
        : []),
      ...(current === undefined ? noCurrentRegimen(record, drug, asOf) : []),
      ...remarks(record),
    ],
  });
}

/** By the model that is preferred; which one is chosen is not known yet. */
function remarkLate({ given, levels }: History, [first]: readonly Choice[], models: readonly PkModel[], asOf: Instant): Issue[] {
  const model = models.find(({ id }) => id === first?.model);
  return first && model ? remarkLateLevels({ given, levels, asOf }, model, inHours(first, asOf)) : [];
}

/** Remarks of the reader are part of the basis; a value that could not be read is a warning here, because it is not used. */
const remarks = (record: PatientRecord): Issue[] =>
  record.issues.map((one) => (one.severity === 'error' ? { ...one, severity: 'warning' as const } : one));

/** Why a model says nothing of what is asked about, whatever is sent with it. */
const OF_ANOTHER_KIND = ['effect-not-in-model', 'levels-not-in-model', 'levels-not-those-of-target'];

function noModel(choices: readonly Choice[], drug: string): Issue[] {
  const reasons = choices.flatMap((one) => one.reasons.filter((reason) => reason.severity === 'error'));
  const distinct = [...new Map(reasons.map((one) => [`${one.code} ${one.text}`, one])).values()];
  const notForSearch = distinct.filter(({ code }) => code.startsWith('model-'));
  if (notForSearch.length > 0)
    return [
      error('no-model-searches', `None of the ${drug} models that hold for this person may search for doses.`, {
        fix: 'Compare treatments instead, or allow a model by name in the file of DOSETWIN_SITE.',
      }),
      ...notForSearch,
    ];
  // A model made for other people cannot be mended; where something can, that is what is told.
  const mendable = distinct.filter(({ code }) => /^(missing|stale|too-old)-|-(stale|too-old)$/.test(code));
  const unread = mendable.some(({ text }) => text.endsWith(NOT_READ));
  return [
    error('no-model-applies', `None of the ${drug} models asked for may be used for this person.`, {
      fix:
        mendable.length > 0
          ? `Mend the reasons below.${unread ? ' What no record tells can be stated in the question (stated).' : ''}`
          : 'Name a model whose limits hold, if there is one; otherwise dose by levels.',
    }),
    ...(mendable.length > 0 ? distinct.filter((one) => mendable.includes(one) || OF_ANOTHER_KIND.includes(one.code)) : distinct),
  ];
}

/** Why there is nothing to continue although there is an order. */
function noCurrentRegimen(record: PatientRecord, drug: Drug, asOf: string): Issue[] {
  const [order] = ordersInForce(record, drug, asOf);
  if (!order) return [];
  const lacks = [
    ...(order.amount === undefined ? ['dose'] : []),
    ...(order.every === undefined ? ['interval'] : []),
    ...(order.route === 'iv' && order.duration === undefined && lastDose(record, drug, asOf)?.duration === undefined
      ? ['infusion time']
      : []),
  ];
  const what = lacks.length > 0 ? `has no ${lacks.join(' and no ')}` : 'is complete, but nothing was given on it lately';
  return [
    warning('no-current-regimen', `There is an order for ${drug.name} that ${what}: "continue as is" cannot be compared.`, {
      at: `${order.source.resource} ${order.source.field}`,
      fix:
        lacks.length > 0
          ? 'Complete the order in the record, or add what is being given as a candidate.'
          : 'Record the doses given, or end the order.',
    }),
  ];
}
