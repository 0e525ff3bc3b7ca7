import { BODY_NAMES, type BodyQuantity } from '../domain/body.ts';
import type { Choice } from '../domain/choice.ts';
import type { PkModel } from '../domain/define-model.ts';
import { type Issue, error, information, stops } from '../domain/issue.ts';
import { DAILY_NAMES, type Finding, MEDICINE_NAMES, type PatientRecord } from '../domain/record.ts';
import { type Instant, hoursBetween } from '../domain/time.ts';
import { type BodyAt, readMeasured } from './body.ts';
import { readBirth } from './body-age.ts';
import { PROBLEM_NAMES } from './body-problems.ts';
import { CREATININE_TOO_OLD } from './body-fresh.ts';
import { kebab } from './body-plausible.ts';
import { deriveCovariates, needsOf } from './choose-covariates.ts';
import { holdAgainstLimits } from './choose-limits.ts';

const REPLACEMENT: readonly Finding['kind'][] = ['haemodialysis', 'peritoneal-dialysis', 'haemofiltration'];
const RANK: Record<Choice['verdict'], number> = { applies: 0, caution: 1, refused: 2 };

/** `oldestCreatinine` (hours, for a clearance measured in urine as well) may be widened by someone who knows that the kidneys have not changed. */
export type ChoiceRules = { oldestCreatinine: number };
const RULES: ChoiceRules = { oldestCreatinine: CREATININE_TOO_OLD };

/**
 * Judges each model for one person: may it be used, with which remarks, and on which covariates. `models` come in the order
 * of preference, `timeline` from `bodyTimeline`; the moment judged is its last. The choices come back with those that apply
 * first, then those to be used with caution, then the refused, each group in the order of preference.
 */
export function chooseModels(
  models: readonly PkModel[],
  timeline: readonly BodyAt[],
  record: PatientRecord,
  rules: ChoiceRules = RULES,
): Choice[] {
  return models.map((model) => judgeModel(model, timeline, record, rules)).toSorted((a, b) => RANK[a.verdict] - RANK[b.verdict]);
}

function judgeModel(model: PkModel, timeline: readonly BodyAt[], record: PatientRecord, rules: ChoiceRules): Choice {
  const { covariates, issues } = deriveCovariates(model, timeline);
  const limits = holdAgainstLimits(model, timeline, covariates);
  const asOf = timeline.at(-1)?.at;
  const reasons = [
    ...refuseReplacement(model, record),
    ...remarkNotListed(model, timeline, record),
    ...(stops(limits.filter((one) => !isAsking(one)))
      ? limits.filter((one) => !isAsking(one))
      : onceEach([...(asOf === undefined ? [] : refuseOldKidneyValue(model, record, asOf, rules)), ...issues, ...limits])),
  ];
  if (stops(reasons)) return { model: model.id, verdict: 'refused', reasons };
  return { model: model.id, verdict: reasons.some((one) => one.severity === 'warning') ? 'caution' : 'applies', reasons, covariates };
}

/** A model that was not made for this person says so, and asks for nothing. */
const isAsking = ({ code }: Issue): boolean => code.startsWith('missing-');

/** One missing quantity is asked for once, however many formulas and limits need it. */
const onceEach = (issues: readonly Issue[]): Issue[] =>
  issues.filter((one, index) => !isAsking(one) || issues.findIndex((other) => other.code === one.code) === index);

/** A medicine or problem that the record does not list is taken as not there, and that is said. */
function remarkNotListed(model: PkModel, timeline: readonly BodyAt[], { medicines, problems }: PatientRecord): Issue[] {
  const body = timeline.at(-1)?.body ?? {};
  const say = (code: string, names: readonly BodyQuantity[], of: string, fix: string): Issue[] => {
    const absent = names.filter((name) => needsOf(model).includes(name) && body[name] === 0);
    const what = absent.map((name) => BODY_NAMES[name].replace(' (1 yes, 0 no)', '')).join('; ');
    return absent.length === 0
      ? []
      : [information(code, `${model.id} takes as not so, because none of the ${of} in the record says it: ${what}.`, { fix })];
  };
  return [
    ...say(
      'medicine-not-listed',
      [...MEDICINE_NAMES, ...DAILY_NAMES],
      `${medicines?.listed ?? 0} different medicines`,
      'Record what is taken from other hands.',
    ),
    ...say('problem-not-listed', PROBLEM_NAMES, `${problems ?? 0} problems`, 'Record it as a Condition where it is so.'),
  ];
}

/** A model knows renal replacement only when it has a covariate named `dialysis`. */
function refuseReplacement(model: PkModel, record: PatientRecord): Issue[] {
  const finding = record.findings.find((one) => one.active && REPLACEMENT.includes(one.kind));
  if (!finding || Object.hasOwn(model.covariates, 'dialysis')) return [];
  return [
    error('dialysis-not-modelled', `${model.id} was not made for renal replacement, and the record says ${finding.text}.`, {
      at: `${finding.source.resource} ${finding.source.field}`,
      fix: 'Dose by levels and the local dialysis protocol.',
    }),
  ];
}

/** What the kidneys did when it was measured long ago is no ground for a dose of now. */
function refuseOldKidneyValue(model: PkModel, record: PatientRecord, asOf: Instant, { oldestCreatinine: oldest }: ChoiceRules): Issue[] {
  const birth = readBirth(record, asOf);
  const { values } = readMeasured(record, birth.ok ? birth.value : undefined, asOf);
  const needs = needsOf(model);
  return (['creatinine', 'measuredCreatinineClearance'] as const).flatMap((name) => {
    const latest = values[name].at(-1);
    const hours = latest ? hoursBetween(latest.at, asOf) : 0;
    if (!latest || !needs.includes(name) || hours <= oldest) return [];
    const text = `${model.id} rests on ${BODY_NAMES[name]}, and the latest is ${Math.round(hours / 24)} days old; more than ${Math.round(oldest / 24)} days say nothing of the kidneys of now.`;
    return [
      error(`stale-${kebab(name)}`, text, {
        at: `${latest.source.resource} ${latest.source.field}`,
        fix: `Measure ${BODY_NAMES[name].replace('measured ', '')}.`,
      }),
    ];
  });
}
