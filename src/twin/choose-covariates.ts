import { BODY_NAMES, type Body, type BodyNeed } from '../domain/body.ts';
import type { PkModel } from '../domain/define-model.ts';
import { type Issue, error } from '../domain/issue.ts';
import { COVARIATE_UNITS, DAILY_NAMES, MEDICINE_NAMES } from '../domain/record.ts';
import type { BodyAt } from './body.ts';
import { PROBLEM_NAMES } from './body-problems.ts';
import { kebab } from './body-plausible.ts';

/** How to mend a quantity that is not there, and the code it is asked for by. */
const FIX: Partial<Record<BodyNeed, { code: string; fix: string }>> = {
  age: { code: 'missing-birth-date', fix: 'Record the birth date.' },
  postnatalAge: { code: 'missing-birth-date', fix: 'Record the birth date.' },
  postmenstrualAge: { code: 'missing-gestational-age', fix: 'Record the gestational age at birth in weeks, and the birth date.' },
  bodyMassIndex: { code: 'missing-height', fix: 'Record weight and height.' },
  creatinine: { code: 'missing-creatinine', fix: 'Measure serum creatinine; a urine creatinine does not stand in for it.' },
  sex: { code: 'missing-sex', fix: 'Record the administrative gender as male or female: the formula knows no other.' },
};

/** What a record can tell; any other quantity is known to models run on data sets only. */
const TOLD: readonly string[] = [
  ...Object.keys(COVARIATE_UNITS),
  ...MEDICINE_NAMES,
  ...DAILY_NAMES,
  ...PROBLEM_NAMES,
  ...[
    'baselineInr',
    'immediateRelease',
    'sex',
    'age',
    'postnatalAge',
    'postmenstrualAge',
    'bodyMassIndex',
    'haematologicalCancer',
    'daysSinceTransplant',
  ],
];

/** How to mend what was not said of medicines, problems and genes. */
function howToTell(need: BodyNeed): string {
  const name = BODY_NAMES[need];
  if (MEDICINE_NAMES.some((one) => one === need))
    return `Send the orders or statements of all medicines: whether ${name} is read from them.`;
  if (DAILY_NAMES.some((one) => one === need)) return `Send the order or statement with its dose and interval: ${name} is read from it.`;
  if (need === 'immediateRelease') return 'Name the form, prolonged or immediate release, where the drug is ordered or given.';
  if (need === 'baselineInr') return 'Send an INR of before the first dose of warfarin.';
  if (PROBLEM_NAMES.some((one) => one === need)) return `Send the problems (Condition): whether ${name} is read from them.`;
  if (need === 'daysSinceTransplant') return 'Send the transplantation as a Procedure with its day.';
  if (/^(?:cyp|vkorc)/.test(need)) return `Send the genotype (LOINC 84413-4 with the gene by its HGNC id) for ${name}.`;
  return `Record ${name}.`;
}

/** How the text of such an issue ends where no record could tell. */
export const NOT_READ = 'which is not read from records.';

/** A quantity that the record does not hold, as an issue: asked for, never filled in. */
export function askFor(need: BodyNeed, modelId: string): Issue {
  if (!TOLD.includes(need))
    return error(`missing-${kebab(need)}`, `${modelId} needs ${BODY_NAMES[need]}, ${NOT_READ}`, {
      fix: 'Choose another model, or run this one on a data set, where it is a column.',
    });
  const { code, fix } = FIX[need] ?? { code: `missing-${kebab(need)}`, fix: howToTell(need) };
  return error(code, `${modelId} needs ${BODY_NAMES[need]}, which the record does not hold.`, { fix });
}

/** What a model cannot do without: the quantities its covariates are derived from, each once. */
export const needsOf = (model: PkModel): BodyNeed[] => [
  ...new Set(Object.values(model.covariates).flatMap((one) => one.derive?.needs ?? [])),
];

export const isMissing = (body: Body, need: BodyNeed): boolean => body[need] === undefined;

export type CovariatesAt = { at: BodyAt['at']; values: Record<string, number> };

/**
 * A model's own covariates over time, from its derivations; or why there are none. A body that lacks a need, a covariate that
 * nothing derives, and a derived value that is not a finite number are all reasons.
 */
export function deriveCovariates(model: PkModel, timeline: readonly BodyAt[]): { covariates: CovariatesAt[]; issues: Issue[] } {
  const lacking = needsOf(model).filter((need) => timeline.length === 0 || timeline.some(({ body }) => isMissing(body, need)));
  const asked = [...new Map(lacking.map((need) => askFor(need, model.id)).map((one) => [one.code, one])).values()];
  const underived = Object.entries(model.covariates).filter(([, one]) => one.derive === undefined);
  const issues = [
    ...asked,
    ...underived.map(([name, { meaning }]) =>
      error('covariate-not-derivable', `${model.id} needs ${name} (${meaning}), and does not say how to get it from a record.`, {
        fix: 'Give the covariate a derivation, or use the model with a data set.',
      }),
    ),
  ];
  if (issues.length > 0) return { covariates: [], issues };
  const covariates = timeline.map(({ at, body }) => ({
    at,
    values: Object.fromEntries(Object.entries(model.covariates).map(([name, one]) => [name, one.derive?.from(body) ?? Number.NaN])),
  }));
  const wrong = covariates.flatMap(({ at, values }) =>
    Object.entries(values)
      .filter(([, value]) => !Number.isFinite(value))
      .map(([name]) => ({ at, name })),
  )[0];
  if (!wrong) return { covariates, issues };
  return {
    covariates: [],
    issues: [
      error('covariate-not-finite', `${model.id}: ${wrong.name} at ${wrong.at} is not a number.`, {
        fix: 'Check the measured values it is made from.',
      }),
    ],
  };
}
