import type { PkModel } from '../domain/define-model.ts';
import { type EquationStructure, equations } from '../domain/equations.ts';
import { type LinearStructure, compartmentNames } from '../domain/structure.ts';
import { type Trial, type Verdict, failed, notApplicable, passed } from './gate-verdict.ts';
import { personInside } from './gate-people.ts';
import { TIMES, givenInAll, individual, isInfused, runCourse } from './gate-run.ts';

/** Share of the largest value within which two ways of computing must agree. */
const AGREE = 1e-6;

/** When doses begin that must not be seen before. */
const LATE = 30;

const peakOf = (values: readonly number[]): number => Math.max(...values.map(Math.abs), Number.MIN_VALUE);

/** Largest difference of two courses, as a share of the first one's peak. */
function apart(one: readonly number[], other: readonly number[]): number {
  const peak = peakOf(one);
  return Math.max(...one.map((value, index) => Math.abs(value - (other[index] ?? Number.NaN)) / peak));
}

/** Doses move what is observed, and nothing moves before they are given. */
export function checkDose(model: PkModel, { amount }: Trial): Verdict {
  const person = personInside(model);
  const without = runCourse(model, person, { amount: 0 }).values;
  const dosed = runCourse(model, person, { amount }).values;
  if (!(apart(dosed, without) > 1e-9))
    return failed(`two doses of ${amount} ${model.moiety.dose} change nothing in ${TIMES.at(-1)} ${model.time}`);
  const later = runCourse(model, person, { amount, first: LATE }).values;
  const early = TIMES.some(
    (time, index) => time < LATE && Math.abs((later[index] ?? Number.NaN) - (without[index] ?? 0)) > 1e-9 * peakOf(dosed),
  );
  return early
    ? failed('the output changes before the first dose')
    : passed(`two doses of ${amount} ${model.moiety.dose} change the observed output, and doses to come do not`);
}

/** Twice the doses give twice the levels, where the structure is linear. */
export function checkProportion(model: PkModel, { amount }: Trial): Verdict {
  const person = personInside(model);
  const once = runCourse(model, person, { amount }).values;
  const twice = runCourse(model, person, { amount: 2 * amount }).values;
  const difference = apart(
    twice,
    once.map((value) => 2 * value),
  );
  if (difference < 1e-9 || (model.structure.kind !== 'linear' && difference < AGREE)) return passed('twice the dose gives twice the level');
  return model.structure.kind === 'linear'
    ? failed(`twice the dose differs from twice the level by ${difference.toExponential(1)} of the peak`)
    : notApplicable('what it puts out is not linear in the dose, or starts above zero');
}

/** The closed form against the textbook equations; of other structures, two ways of moving them against each other. */
export function checkClosedForm(model: PkModel, { amount }: Trial): Verdict {
  const person = personInside(model);
  const { structure } = model;
  if (structure.kind !== 'linear') {
    const difference = apart(runCourse(model, person, { amount, solver: 'odex' }).values, runCourse(model, person, { amount }).values);
    return difference < AGREE
      ? passed(
          structure.kind === 'network'
            ? 'a linear system: its matrix exponential and a solver agree to 1e-6 of the peak'
            : 'written as equations: two solvers agree to 1e-6 of the peak',
        )
      : failed(`two solvers differ by ${difference.toExponential(1)} of the peak`);
  }
  const written = runCourse(textbook(model, structure), person, { amount, solver: 'odex', infused: isInfused(model) }).values;
  const difference = apart(written, runCourse(model, person, { amount }).values);
  return difference < AGREE
    ? passed('the closed form solves the textbook equations to 1e-6 of the peak')
    : failed(`the closed form differs from the textbook equations by ${difference.toExponential(1)} of the peak`);
}

/** What was given is in the body or cleared. */
export function checkMass(model: PkModel, { amount }: Trial): Verdict {
  const { structure } = model;
  if (structure.kind !== 'linear') return notApplicable('its states are not all amounts of one substance that something leaves');
  const person = personInside(model);
  const closed = runCourse(model, person, { amount }).amounts.at(-1) ?? [];
  const written = runCourse(textbook(model, structure), person, { amount, solver: 'odex', infused: isInfused(model) }).amounts.at(-1) ?? [];
  const values = individual(model, person);
  const available = structure.parts
    ? structure.parts(values).reduce((sum, one) => sum + one.share, 0)
    : (structure.bioavailability?.(values)[compartmentNames(structure)[0] ?? ''] ?? 1);
  const entered = givenInAll(amount) * available;
  const found = closed.reduce((sum, one) => sum + one, 0) + (written.at(-1) ?? Number.NaN);
  return Math.abs(found / entered - 1) < AGREE
    ? passed('what was given is in the body or cleared, to 1e-6')
    : failed(`${found} of ${entered} ${model.moiety.dose} is in the body or cleared`);
}

/**
 * A linear structure written out as the textbooks have it, with what was cleared as a last state: it shares names of parameters
 * with the closed form and nothing else.
 */
function textbook(model: PkModel, structure: LinearStructure): PkModel {
  const names = compartmentNames(structure);
  const [clearance = '', volume = '', ...others] = structure.needs;
  const transits = structure.absorption?.transits ?? 0;
  const chain = names.slice(0, names.indexOf('central'));
  const written: EquationStructure = equations({
    states: Object.fromEntries([...names, 'cleared'].map((name) => [name, model.moiety.dose])),
    needs: [...structure.needs],
    doseInto: names[0] ?? 'central',
    flow: (x, p) => {
      const of = (name: string): number => p[name] ?? Number.NaN;
      const amount = (name: string): number => x[name] ?? 0;
      const change: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
      const move = (from: string, to: string, rate: number): void => {
        change[from] = (change[from] ?? 0) - rate;
        change[to] = (change[to] ?? 0) + rate;
      };
      for (const [index, from] of chain.entries())
        move(from, names[index + 1] ?? 'central', amount(from) * (from === 'depot' ? of('KA') : (transits + 1) / of('MTT')));
      for (let index = 1; index < structure.compartments; index++) {
        const [flow = '', size = ''] = others.slice(2 * (index - 1));
        move('central', `peripheral${index}`, of(flow) * (amount('central') / of(volume) - amount(`peripheral${index}`) / of(size)));
      }
      move('central', 'cleared', (of(clearance) * amount('central')) / of(volume));
      return change;
    },
    outputs: { CP: { unit: model.moiety.level, is: (x, p) => (model.moiety.scale * (x['central'] ?? 0)) / (p[volume] ?? Number.NaN) } },
    observe: 'CP',
  });
  const { lag, bioavailability, rate, duration, parts, through } = structure;
  return {
    ...model,
    moiety: { ...model.moiety, scale: 1 },
    structure: {
      ...written,
      ...(lag ? { lag } : {}),
      ...(bioavailability ? { bioavailability } : {}),
      ...(rate ? { rate } : {}),
      ...(duration ? { duration } : {}),
      ...(parts ? { parts } : {}),
      ...(through ? { through } : {}),
    },
  };
}
