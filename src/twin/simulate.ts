import type { PkModel } from '../domain/define-model.ts';
import { type Outcome, accept, error, refuse } from '../domain/issue.ts';
import type { Dose } from '../domain/regimen.ts';
import { type LinearSystem, addBolus, advance, concentration, toAmounts, toModes } from '../numerics/linear-compartments.ts';
import { type CovariateTimeline, createSubject, individualise } from './individual.ts';
import { checkDoses } from './run-check.ts';
import { type Timeline, cutTimeline, nodeAt } from './simulate-timeline.ts';

/** Values at the nodes of a timeline. */
export type Trajectory = {
  /**
   * mg/L just before what happens at the node: a level drawn at the very time a dose starts is a level before that dose, and
   * one at the very time of a covariate change is before the change.
   */
  before: Float64Array;
  /** mg/L just after a bolus or a change of covariates at the node. */
  after: Float64Array;
  /** Integral of the concentration since the first node, mg.h/L. */
  area: Float64Array;
  /** Working room, so that running allocates nothing. */
  modes: Float64Array;
  amounts: Float64Array;
};

export const createTrajectory = ({ times }: Timeline): Trajectory => ({
  before: new Float64Array(times.length),
  after: new Float64Array(times.length),
  area: new Float64Array(times.length),
  modes: new Float64Array(3),
  amounts: new Float64Array(3),
});

/** Runs a timeline through the systems of an individualised subject, starting empty. Amounts, not concentrations, carry over a change of covariates. */
export function runTimeline(timeline: Timeline, systems: readonly LinearSystem[], into: Trajectory): void {
  const { times, rates, boluses, rows } = timeline;
  const { before, after, area, modes, amounts } = into;
  let row = rows[0] ?? 0;
  let system = systemAt(systems, row);
  modes.fill(0);
  let sum = 0;
  const last = times.length - 1;
  for (let node = 0; node <= last; node++) {
    before[node] = concentration(system, modes);
    area[node] = sum;
    const next = rows[node] ?? 0;
    if (next !== row) {
      toAmounts(system, modes, amounts);
      row = next;
      system = systemAt(systems, row);
      toModes(system, amounts, modes);
    }
    const bolus = boluses[node] ?? 0;
    if (bolus > 0) addBolus(system, modes, bolus);
    after[node] = concentration(system, modes);
    if (node < last) sum += advance(system, modes, rates[node] ?? 0, (times[node + 1] ?? 0) - (times[node] ?? 0));
  }
}

function systemAt(systems: readonly LinearSystem[], row: number): LinearSystem {
  const system = systems[row];
  if (!system) throw new Error(`there is no system for covariate row ${row}`);
  return system;
}

/**
 * Concentrations (mg/L) and the area under them since before the first dose (mg.h/L) at the given times, for one person.
 * Refused, with the sentence why, for a dose or time that is no number and when the model gives no usable parameters.
 *
 * @param etas one value an eta of the model, in its order; all 0 is the typical person with these covariates
 * @param times hours, in any order
 */
export function simulate(
  model: PkModel,
  covariates: CovariateTimeline,
  etas: ArrayLike<number>,
  doses: readonly Dose[],
  times: readonly number[],
): Outcome<{ concentrations: number[]; areas: number[] }> {
  const mistakes = checkDoses(doses, 'doses');
  if (!times.every((time) => Number.isFinite(time)))
    mistakes.push(error('not-a-number', 'A time is not a finite number.', { at: 'times', fix: 'Send hours.' }));
  if (mistakes.length > 0) return refuse(...mistakes);
  if (times.length === 0) return accept({ concentrations: [], areas: [] });
  const subject = createSubject(model, covariates);
  const why = individualise(subject, etas);
  if (why !== undefined)
    return refuse(error('no-usable-parameters', why, { at: model.id, fix: 'Check the covariates; the model may not fit this person.' }));
  const timeline = cutTimeline(
    doses,
    covariates.map(({ at }) => at),
    times,
  );
  const trajectory = createTrajectory(timeline);
  runTimeline(timeline, subject.systems, trajectory);
  const nodes = times.map((time) => nodeAt(timeline, time));
  return accept({
    concentrations: nodes.map((node) => trajectory.before[node] ?? Number.NaN),
    areas: nodes.map((node) => trajectory.area[node] ?? Number.NaN),
  });
}
