import type { History } from './history.ts';
import type { Kinetics, Values } from './kinetics.ts';
import { type Failure, type Plan, type PlanRules, openPlan, planCourse } from './plan-course.ts';

/** Plans the course of one person after another with the same records; a plan holds until the next is asked for. */
export type Planner = (values: readonly Values[]) => Plan | Failure;

/**
 * A planner for a structure that shapes doses by the person's parameters. A course is planned anew only where lag, bioavailability,
 * rate, duration, parts or the chain before a compartment differ from those of the person before: of a lag that nobody varies in
 * there is one plan.
 *
 * @param room for the plan, which the next one is made in
 */
export function createPlanner(kinetics: Kinetics, history: History, rules: PlanRules, room = openPlan()): Planner {
  const { structure, states } = kinetics;
  const { lag, bioavailability, rate, duration, parts, through } = structure;
  // Only the circumstances in which a dose is recorded shape one.
  const dosed = [...new Set(Array.from(history.set).filter((_, record) => (history.dose[record] ?? -1) >= 0))];
  const perCompartment = [lag, bioavailability, rate, duration].filter((one) => one !== undefined);
  const shape: number[] = [];
  let plan: Plan | undefined;

  /** Whether the numbers that shape doses are those of the plan; they are kept for the next time. */
  const isAlike = (values: readonly Values[]): boolean => {
    let at = 0;
    let alike = true;
    const keep = (value: number): void => {
      if (shape[at] !== value) {
        alike = false;
        shape[at] = value;
      }
      at++;
    };
    for (const set of dosed) {
      const own = values[set] ?? {};
      for (const stated of perCompartment) {
        const by = stated(own);
        for (const state of states) keep(by[state] ?? -1);
      }
      const chains = through?.(own);
      if (chains)
        for (const state of states) {
          keep(chains[state]?.transits ?? -1);
          keep(chains[state]?.mean ?? -1);
        }
      for (const part of parts?.(own) ?? []) {
        keep(states.indexOf(part.compartment));
        keep(part.share);
        keep(part.lag ?? 0);
        keep(part.duration ?? 0);
      }
      keep(Number.NEGATIVE_INFINITY);
    }
    if (shape.length !== at) {
      alike = false;
      shape.length = at;
    }
    return alike;
  };

  return (values) => {
    if (isAlike(values) && plan) return plan;
    const made = planCourse(kinetics, history, rules, (set) => values[set] ?? {}, room);
    plan = 'why' in made ? undefined : made;
    return made;
  };
}
