import type { Choice } from '../domain/choice.ts';
import { type Issue, type Outcome, accept, error, refuse, stops, warning } from '../domain/issue.ts';
import { COVARIATE_UNITS, type CovariateName, type Finding, type PatientRecord } from '../domain/record.ts';
import { hoursBetween } from '../domain/time.ts';
import type { TwinState } from '../domain/twin.ts';
import { bodyTimeline } from '../twin/body.ts';
import { chooseModels } from '../twin/choose.ts';
import { modelHash, tablesHash } from './canonical.ts';
import { findCurrentRegimen, ordersInForce } from './current-regimen.ts';
import { readHistory } from './history.ts';
import type { Library } from './library.ts';
import { placeArms } from './place-arms.ts';
import type { Considered, Question, UsedInput } from './question.ts';
import type { Resolved } from './resolve.ts';
import { VERSION } from './version.ts';

const REPLACEMENT: readonly Finding['kind'][] = ['haemodialysis', 'peritoneal-dialysis', 'haemofiltration'];

/**
 * Poses a resolved request for one person. A refusal names every reason: dialysis, data that are missing or too old, doses that
 * cannot be read, no model whose limits hold.
 */
export function pose(resolved: Resolved, record: PatientRecord, state: TwinState, library: Library): Outcome<Question> {
  const { drug, asOf, horizon } = resolved;
  const blockers = refusePerson(record);
  if (stops(blockers)) return refuse(...blockers);
  const history = readHistory(record, drug, asOf);
  const timeline = bodyTimeline(record, asOf);
  if (!history.ok || !timeline.ok) return refuse(...history.issues, ...timeline.issues, ...remarks(record));
  const candidates = library.models.filter(
    (one) => one.drug.name === drug.name && (resolved.model === 'auto' || one.id === resolved.model),
  );
  const choices = chooseModels(candidates, timeline.value, record);
  const usable = choices.filter((one) => one.verdict !== 'refused');
  if (usable.length === 0) return refuse(...noModel(choices, drug.name), ...timeline.issues, ...remarks(record));
  const current = findCurrentRegimen(record, drug.name, asOf);
  const { arms, issues: placing } = placeArms(resolved.treatments, current, asOf, horizon);
  const hashes = new Map(candidates.map((one) => [one.id, modelHash(one)]));
  const hash = (id: string): string => hashes.get(id) ?? '';
  return accept({
    schema: 'dosetwin.question/1',
    code: VERSION,
    drug: drug.name,
    asOf,
    target: resolved.target,
    threshold: resolved.threshold,
    tables: tablesHash(drug, resolved.target, resolved.threshold),
    horizon,
    draws: resolved.draws,
    seed: resolved.seed,
    steadyState: !state.kidney.unstable,
    arms,
    given: history.value.given,
    levels: history.value.levels,
    models: usable.map((one) => ({ id: one.model, hash: hash(one.model), covariates: inHours(one, asOf) })),
    considered: choices.map(({ model, verdict, reasons }): Considered => ({ model, hash: hash(model), verdict, reasons })),
    used: usedInputs(record, asOf, drug.name),
    ignored: [...record.ignored, ...history.value.ignored],
    imputed: history.value.imputed,
    missing: state.missing,
    issues: [
      ...resolved.issues,
      ...blockers,
      ...history.issues,
      ...timeline.issues,
      ...placing,
      ...(state.kidney.unstable
        ? [
            warning(
              'kidney-function-changing',
              `${state.kidney.why ?? 'Kidney function is changing'}: no steady-state figure is shown, and the forecast assumes that the last value holds.`,
              { fix: 'Repeat creatinine and level soon.' },
            ),
          ]
        : []),
      ...(current === undefined ? noCurrentRegimen(record, drug.name, asOf) : []),
      ...remarks(record),
    ],
  });
}

/** Remarks of the reader are part of the basis; a value that could not be read is a warning here, because it is not used. */
const remarks = (record: PatientRecord): Issue[] =>
  record.issues.map((one) => (one.severity === 'error' ? { ...one, severity: 'warning' as const } : one));

function refusePerson(record: PatientRecord): Issue[] {
  const issues: Issue[] = [];
  if (record.patient.deceased)
    issues.push(
      error('patient-deceased', 'The record says that this person has died.', {
        at: `${record.patient.reference} deceased`,
        fix: 'Check that this is the right record.',
      }),
    );
  for (const finding of record.findings.filter((one) => one.active)) {
    const where = { at: `${finding.source.resource} ${finding.source.field}` };
    if (REPLACEMENT.includes(finding.kind)) {
      issues.push(
        error(
          'dialysis-not-modelled',
          `The record says ${finding.text}. Clearance during and between sessions is not modelled yet, so a forecast would be wrong.`,
          {
            ...where,
            fix: 'Dose by the local dialysis protocol and levels before sessions; if the entry is out of date, correct it in the record.',
          },
        ),
      );
    }
    if (finding.kind === 'pregnancy')
      issues.push(
        warning('pregnancy-not-studied', 'The record says this person is pregnant; the models were not built on pregnant people.', where),
      );
    if (finding.kind === 'allergy')
      issues.push(
        warning('allergy-recorded', `The record holds an allergy: ${finding.text}.`, { ...where, fix: 'Check it before any order.' }),
      );
  }
  return issues;
}

function noModel(choices: readonly Choice[], drug: string): Issue[] {
  const reasons = choices.flatMap((one) => one.reasons.filter((reason) => reason.severity === 'error'));
  // What can be mended stands before what cannot.
  const distinct = [...new Map(reasons.map((one) => [`${one.code} ${one.text}`, one])).values()].toSorted(
    (a, b) => Number(b.code.startsWith('missing-')) - Number(a.code.startsWith('missing-')),
  );
  return [
    error('no-model-applies', `None of the ${drug} models asked for may be used for this person.`, {
      fix: 'Mend the reasons below, or name a model whose limits hold.',
    }),
    ...distinct,
  ];
}

function noCurrentRegimen(record: PatientRecord, drug: string, asOf: string): Issue[] {
  const orders = ordersInForce(record, drug, asOf);
  if (orders.length === 0) return [];
  const what = orders.some((one) => one.amount === undefined)
    ? 'has no dose'
    : 'has no interval or infusion time, or nothing was given on it lately';
  const at = orders[0] ? `${orders[0].source.resource} ${orders[0].source.field}` : undefined;
  return [
    warning('no-current-regimen', `There is an order for ${drug} that ${what}: "continue as is" cannot be compared.`, {
      ...(at === undefined ? {} : { at }),
      fix: 'Complete the order in the record, or add what is being given as a candidate.',
    }),
  ];
}

const inHours = (choice: Choice, asOf: string): { at: number; values: Record<string, number> }[] =>
  (choice.covariates ?? []).map(({ at, values }) => ({ at: hoursBetween(asOf, at), values: { ...values } }));

/** Every value that can have moved the answer, with its resource and version. */
function usedInputs(record: PatientRecord, asOf: string, drug: string): UsedInput[] {
  const { patient } = record;
  const person: UsedInput[] = [];
  if (patient.sex) person.push({ name: 'sex', value: patient.sex, source: { ...patient.source, field: 'gender' } });
  if (patient.birth)
    person.push({
      name: 'birth date',
      value: patient.birth.at.slice(
        0,
        patient.birth.precision === 'day' || patient.birth.precision === 'instant' ? 10 : patient.birth.precision === 'month' ? 7 : 4,
      ),
      source: { ...patient.source, field: 'birthDate' },
    });
  // The table's order, not the record's: a stored record comes back with its keys sorted.
  const names = Object.keys(COVARIATE_UNITS) as CovariateName[];
  const covariates = names
    .filter((name) => name !== 'reportedEgfr')
    .flatMap((name) =>
      record.covariates[name]
        .filter((one) => one.at <= asOf)
        .map((one): UsedInput => ({ name, value: one.value, unit: one.unit, at: one.at, source: one.source })),
    );
  const doses = record.given
    .filter((one) => one.drug === drug && one.start < asOf)
    .map((one): UsedInput => ({ name: `${drug} given`, value: one.amount, unit: 'mg', at: one.start, source: one.source }));
  const levels = record.levels
    .filter((one) => one.drug === drug && one.at <= asOf)
    .map((one): UsedInput => ({
      name: `${drug} level`,
      value: one.below ? `< ${one.value}` : one.value,
      unit: one.unit,
      at: one.at,
      source: one.source,
    }));
  return [...person, ...covariates, ...doses, ...levels];
}
