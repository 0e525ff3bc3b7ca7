import type { PkModel } from '../domain/define-model.ts';
import { readUnit } from '../domain/units.ts';
import { type Verdict, failed, notApplicable, passed } from './gate-verdict.ts';
import { needsOf } from './choose-covariates.ts';
import { unboundedCovariates } from './gate-people.ts';
import { individual } from './gate-run.ts';

/** Shortest text that can name a table or give a reason. */
const NAMES_SOMETHING = 6;
const REASON = 10;

/** Every number says where it stands and has a unit of the table; the source can be found. */
export function checkSources({ parameters, errors, source, limits, checks, correlated = [], etas }: PkModel): Verdict {
  const wrong = [
    ...Object.entries(parameters).flatMap(([name, { unit, from }]) => [
      ...(readUnit(unit) === unit ? [] : [`the unit ${JSON.stringify(unit)} of ${name} is not in the table of units`]),
      ...(from.length < NAMES_SOMETHING ? [`${name} does not say where it stands`] : []),
    ]),
    ...Object.entries(errors).flatMap(([name, { from }]) =>
      from.length < NAMES_SOMETHING ? [`the error of ${name} does not say where it stands`] : [],
    ),
    ...(/\d{4}/.test(source.citation) ? [] : ['the citation has no year']),
    ...(source.doi === undefined && source.pubmed === undefined && source.readIn.length === 0
      ? ['the source has no DOI, no PubMed number and no place where it was read']
      : []),
    ...limits.flatMap(({ covariate, because }) => (because.length < REASON ? [`the limit on ${covariate} gives no reason`] : [])),
    ...checks.flatMap(({ from }, index) =>
      from.length < NAMES_SOMETHING ? [`check ${index + 1} does not say where its values are from`] : [],
    ),
  ];
  return wrong.length > 0
    ? failed(wrong.join('; '))
    : passed(`${Object.keys(parameters).length} parameters, ${etas.length} variances and ${correlated.length} correlations`);
}

/** Every covariate has a unit of the table and a range; what a record must hold for it is told. */
export function checkCovariates(model: PkModel): Verdict {
  const entries = Object.entries(model.covariates);
  if (entries.length === 0) return notApplicable('it has no covariates');
  const wrong = [
    ...entries.flatMap(([name, { unit }]) =>
      readUnit(unit) === unit ? [] : [`the unit ${JSON.stringify(unit)} of ${name} is not in the table of units`],
    ),
    ...unboundedCovariates(model).map((name) => `nothing bounds ${name}: give a limit, or a range with its reason`),
    ...entries.flatMap(([name, { range }]) => (range && range.because.length < REASON ? [`the range of ${name} gives no reason`] : [])),
  ];
  if (wrong.length > 0) return failed(wrong.join('; '));
  const by = entries.filter(([, { derive }]) => derive === undefined).map(([name]) => name);
  const hand = by.length > 0 ? `; not from a record, only from a data set: ${by.join(', ')}` : '';
  return passed(`needs ${needsOf(model).join(', ') || 'nothing of a record'}${hand}`);
}

/** The values that its sources print, or that another program computed, are reproduced. */
export function checkPublished(model: PkModel): Verdict {
  for (const { covariates, expect, within = 1e-9, from } of model.checks) {
    const got = individual(model, covariates);
    for (const [name, value] of Object.entries(expect)) {
      const off = Math.abs((got[name] ?? Number.NaN) - value);
      if (!(off <= within * Math.abs(value))) return failed(`${name} is ${got[name]} and not ${value} (${from})`);
    }
  }
  const outside = model.checks.filter(({ by }) => by === 'source' || by === 'another');
  if (outside.length > 0) return passed(`${outside.length} from outside this file: ${outside.map((one) => one.from).join('; ')}`);
  return notApplicable(
    model.checks.length === 0
      ? 'no check is listed'
      : `no published check: typical values only (${model.checks.length} reproduced, by hand or as the file holds them)`,
  );
}
