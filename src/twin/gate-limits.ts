import { BODY_UNITS, type Body, type BodyQuantity } from '../domain/body.ts';
import type { Limit, PkModel } from '../domain/define-model.ts';
import type { Issue } from '../domain/issue.ts';
import { holdAgainstLimits } from './choose-limits.ts';
import { type Trial, type Verdict, failed, notApplicable, passed } from './gate-verdict.ts';
import { cornersOf, personInside, unboundedCovariates } from './gate-people.ts';
import { individual, runCourse } from './gate-run.ts';

/** Standard deviations by which an unusual person differs in every parameter at once. */
const UNUSUAL = 2;
/** Share of the peak below zero that rounding may reach. */
const ROUNDING = 1e-9;

/** At every corner of the limits, for usual and unusual people, parameters and outputs are finite and not below zero. */
export function checkCorners(model: PkModel, { amount }: Trial): Verdict {
  const unbounded = unboundedCovariates(model);
  if (unbounded.length > 0) return failed(`nothing bounds ${unbounded.join(', ')}: give a limit, or a range with its reason`);
  const corners = cornersOf(model);
  const reach = reachOf(model);
  for (const person of corners) {
    for (const deviation of [-reach, 0, reach]) {
      const etas = model.etas.map((_, index) => deviation * Math.sqrt(model.omega[index]?.[index] ?? 0));
      const why = whyUnusable(model, person, etas, amount);
      if (why !== undefined)
        return failed(`at ${JSON.stringify(person)}, ${deviation} standard deviations from the typical person: ${why}`);
    }
  }
  const shorter = reach < UNUSUAL ? `; further out the published scale itself goes below zero` : '';
  return passed(`${corners.length} corners, typical and ${reach} standard deviations to either side${shorter}`);
}

function whyUnusable(model: PkModel, person: Record<string, number>, etas: readonly number[], amount: number): string | undefined {
  const values = individual(model, person, etas);
  const { structure } = model;
  const core = structure.kind === 'linear' ? new Set([...structure.needs.slice(0, 2 * structure.compartments), 'KA', 'MTT']) : new Set();
  for (const name of structure.needs) {
    const value = values[name] ?? Number.NaN;
    if (!Number.isFinite(value)) return `${name} is ${value}`;
    if (core.has(name) && !(value > 0)) return `${name} is ${value}, which is not above zero`;
  }
  const { values: course, amounts } = runCourse(model, person, { amount, etas });
  const peak = Math.max(...course.map(Math.abs));
  const wrong = course.find((value) => !(Number.isFinite(value) && value >= -ROUNDING * peak));
  if (wrong !== undefined) return `the output is ${wrong}`;
  const most = Math.max(...amounts.flat().map(Math.abs));
  const negative = amounts.flat().find((value) => !(Number.isFinite(value) && value >= -ROUNDING * most));
  return negative === undefined ? undefined : `an amount is ${negative}`;
}

/** A parameter that varies on a normal or proportional scale is below zero for some people; then one standard deviation has to do. */
const reachOf = ({ parameters }: PkModel): number =>
  Object.values(parameters).some(({ value, between }) => {
    const sd = Math.sqrt(between?.variance ?? 0) * (between?.scale?.is === 'normal' ? 1 / Math.abs(value) : 1);
    return (between?.scale?.is === 'normal' || between?.scale?.is === 'proportional') && UNUSUAL * sd >= 1;
  })
    ? 1
    : UNUSUAL;

/** Inside its limits it is silent; just outside each it refuses, warns or tells the cap, as it says. */
export function checkLimits(model: PkModel): Verdict {
  if (model.limits.length === 0) return notApplicable('it states no limits');
  const inside = judge(model, undefined, 0);
  if (inside.length > 0) return failed(`inside its limits it says: ${inside.map((one) => one.text).join(' ')}`);
  let sides = 0;
  for (const limit of model.limits) {
    const [low, high] = limit.between;
    for (const [action, bound, sign] of [
      [limit.below, low, -1],
      [limit.above, high, 1],
    ] as const) {
      if (!Number.isFinite(bound)) continue;
      sides++;
      const value = bound + sign * Math.max(Math.abs(bound), 1) * 1e-6;
      const said = judge(model, limit, value);
      const severity = action === 'refuse' ? 'error' : 'warning';
      const code = action === 'cap' ? 'covariate-capped' : 'outside-studied-range';
      if (said.length !== 1 || said[0]?.severity !== severity || said[0].code !== code)
        return failed(
          `${limit.covariate} at ${value} should ${action}, and it says: ${said.map((one) => one.code).join(', ') || 'nothing'}`,
        );
    }
  }
  return passed(`${sides} sides of ${model.limits.length} limits`);
}

const isBody = (name: string): name is BodyQuantity => Object.hasOwn(BODY_UNITS, name);

function middleOf([low, high]: Limit['between']): number {
  if (Number.isFinite(low) && Number.isFinite(high)) return (low + high) / 2;
  return Number.isFinite(low) ? low + 1 : Number.isFinite(high) ? high - 1 : 1;
}

/** What the limits say with one of them at a value and the others in their middle. */
function judge(model: PkModel, changed: Limit | undefined, value: number): Issue[] {
  const middle = Object.fromEntries(model.limits.map(({ covariate, between }) => [covariate, middleOf(between)]));
  const values: Record<string, number> = { ...personInside(model), ...middle, ...(changed ? { [changed.covariate]: value } : {}) };
  const body = Object.fromEntries(Object.entries(values).filter(([name]) => isBody(name))) as Body;
  const at = '2026-11-23T12:00:00.000Z';
  return holdAgainstLimits(model, [{ at, body }], [{ at, values }]);
}

/** A value at which the model caps is the last that changes anything, and without the cap a higher one would. */
export function checkCap(model: PkModel): Verdict {
  const caps = model.limits.filter((one) => one.above === 'cap');
  if (caps.length === 0) return notApplicable('it caps nothing');
  for (const { covariate, between } of caps) {
    const at = (share: number, of = model): string =>
      JSON.stringify(individual(of, { ...personInside(model), [covariate]: between[1] * share }));
    if (at(1.5) !== at(1))
      return failed(`${covariate} is said to be held at ${between[1]}, and a higher value still changes the parameters`);
    if (at(0.9) === at(1)) return failed(`${covariate} below ${between[1]} changes nothing`);
    const free = { ...model, individual: model.uncapped ?? model.individual };
    if (at(1.5, free) === at(1, free))
      return failed(`individual holds ${covariate} itself: leave the cap to the limit, so that the forecast without it can be shown`);
  }
  return passed(`held at the bound: ${caps.map((one) => one.covariate).join(', ')}`);
}
