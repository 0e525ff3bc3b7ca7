import { automatic } from '../numerics/automatic.ts';
import { allowedCompile } from '../numerics/generated-code.ts';
import { type Compile, type Program, type System, createProgram } from '../numerics/program.ts';
import { runFormulas } from '../numerics/run-formulas.ts';
import { rosenbrock } from '../numerics/rosenbrock.ts';
import { DEFAULT_STEPS, type Solver } from '../numerics/solver.ts';
import { SAID, createStepper, orderFor } from '../numerics/taylor.ts';
import { feedRate } from './feed.ts';
import type { Kinetics, Slope, Values } from './kinetics.ts';
import { type Course, type Feed, type Mover, type Stretch, amountsAsState } from './mover.ts';
import { computesTheSame, readEquations } from './read-equations.ts';

/** Relative error asked of a solver; its published accuracy is 1e-6 of the peak or better at this. */
const RELATIVE = 1e-8;

/**
 * Absolute error as a share of the relative one and of the largest value the state has had: below a ten-thousandth of that, it is
 * known to fewer digits.
 */
const ABSOLUTE = 1e-4;

/** The same as a share of the largest value any state has had, for a state that has been nothing so far. */
const UNTOUCHED = 1e-10;

/** Shares of a stretch at which is looked what is made of nothing; at its beginning a rate that turns with the time may be 0. */
const LOOKED_AT = [0, 0.29, 0.62, 1];

/** With fewer steps of a Taylor series left than this, a stiff problem is still ended sooner by making them. */
const STIFF_STEPS_LEFT = 400;

export type Numerics = {
  /** Runs generated code, where that is allowed; the numbers are the same without. Left out: as `allowGeneratedCode` was told; null: none. */
  compile?: Compile | null | undefined;
  /** Relative error asked of a step. */
  rtol?: number | undefined;
};

/**
 * Moves any structure by a solver of differential equations, started anew at every stretch so that no step crosses an event. The
 * automatic choice takes Taylor series where the equations can be read as formulas and are smooth, and leaves the rest to the
 * solver it is given.
 */
export function createEquationMover(kinetics: Kinetics, solver: Solver, { compile: told, rtol = RELATIVE }: Numerics = {}): Mover {
  const compile = told === undefined ? allowedCompile() : (told ?? undefined);
  const { slope, states, integrals } = kinetics;
  const n = states.length;
  const width = n + integrals.length;
  const make = (): Float64Array => new Float64Array(width);
  let values: Values = {};
  let course: Course | undefined;
  let feeds: readonly Feed[] = [];
  const [largest, atol, rates, slopes] = [make(), make(), make(), make()];
  const program = chooseProgram(kinetics, orderFor(rtol), (t, y, r, _constants, into) => addRates(t, y, r, into), compile);
  const constants = new Float64Array(program?.constants ?? 0);
  const smooth = solver === automatic ? program?.states : undefined;
  const stepper = createStepper({ rtol, atol, maxSteps: DEFAULT_STEPS, stiffStepsLeft: STIFF_STEPS_LEFT }, program?.driver);
  let room = new Float64Array(0);

  function addRates(t: number, y: Float64Array, r: Float64Array, into: Float64Array): void {
    slope(t, y, course ? course(t) : values, into);
    for (let i = 0; i < width; i++) into[i] = (into[i] ?? 0) + (r[i] ?? 0);
  }
  function rhs(t: number, y: Float64Array, into: Float64Array): void {
    if (program && compile && !course) program.slope(t, y, rates, constants, into);
    else addRates(t, y, rates, into);
    for (const feed of feeds) into[feed.compartment] = (into[feed.compartment] ?? 0) + feedRate(feed, t);
  }
  /** The most that is made of any state in a stretch at whose beginning there is nothing, as far as moments within it tell. */
  function madeOf(state: Float64Array, from: number, length: number): number {
    let most = 0;
    for (const share of LOOKED_AT) {
      rhs(from + share * length, state, slopes);
      for (let i = 0; i < n; i++) most = Math.max(most, Math.abs(slopes[i] ?? 0) * length);
    }
    return Number.isFinite(most) ? most : 0;
  }
  function aimAt(state: Float64Array, from: number, length: number): void {
    for (let i = 0; i < width; i++) largest[i] = Math.max(largest[i] ?? 0, Math.abs(state[i] ?? 0), Math.abs(rates[i] ?? 0) * length);
    for (const { compartment, amount } of feeds) largest[compartment] = Math.max(largest[compartment] ?? 0, amount);
    let most = 0;
    for (let i = 0; i < n; i++) most = Math.max(most, largest[i] ?? 0);
    if (most === 0) most = madeOf(state, from, length);
    for (let i = 0; i < width; i++) atol[i] = Math.max((largest[i] ?? 0) * ABSOLUTE * rtol, most * UNTOUCHED * rtol, Number.MIN_VALUE);
  }
  /** By steps of the solver, from where a passage left off. */
  function solve(by: Solver, stretch: Stretch, from: number, first: number, state: Float64Array, rows: Float64Array, row: number) {
    const { to, at, last } = stretch;
    const solved = by.solve({ rhs, from, to, start: state, at: at.slice(first, last), rtol, atol });
    if (solved.status === 'failed') {
      stretch.stopped = solved.reached;
      return solved.why ?? 'the equations could not be solved';
    }
    rows.set(solved.states, row * width);
    state.set(solved.end);
    return undefined;
  }

  /** Takes up a stretch; what is wanted of it may be the states, or the output alone. */
  function enter({ from, to, rates: given, feeds: now }: Stretch, state: Float64Array): void {
    feeds = now;
    for (let i = 0; i < n; i++) rates[i] = given[i] ?? 0;
    aimAt(state, from, to - from);
  }
  function move(stretch: Stretch, state: Float64Array, rows: Float64Array): string | undefined {
    const { from, to, at, first, last } = stretch;
    if (to === from) {
      for (let row = 0; row < last - first; row++) rows.set(state, row * width);
      return undefined;
    }
    if (!smooth || course || feeds.length > 0) return solve(solver, stretch, from, first, state, rows, 0);
    const said = stepper.pass(smooth, from, to, rates, constants, state, at, first, last, rows);
    if (said === SAID.done) return undefined;
    const seen = stepper.seen();
    return solve(said === SAID.stiff ? rosenbrock : solver, stretch, stepper.reached(), seen, state, rows, seen - first);
  }
  /** Where no passage writes the output: from the states. */
  function readFrom(stretch: Stretch, state: Float64Array, outputs: Float64Array, areas: Float64Array | undefined): string | undefined {
    const { at, first, last, from } = stretch;
    if (room.length < (last - first) * width) room = new Float64Array(2 * (last - first) * width);
    const why = move(stretch, state, room);
    if (why !== undefined) return why;
    for (let i = first; i < last; i++) {
      const row = room.subarray((i - first) * width, (i - first + 1) * width);
      const time = at[i] ?? from;
      outputs[i] = kinetics.read(0, row, course ? course(time) : values, time);
      if (areas) areas[i] = row[n] ?? Number.NaN;
    }
    return undefined;
  }
  function see(stretch: Stretch, state: Float64Array, outputs: Float64Array, areas: Float64Array | undefined): string | undefined {
    enter(stretch, state);
    const { from, to, at, first, last } = stretch;
    const written = program?.seen;
    let why: string | undefined;
    if (!smooth || !written || course || feeds.length > 0) why = readFrom(stretch, state, outputs, areas);
    else {
      const said = stepper.pass(written, from, to, rates, constants, state, at, first, last, outputs, areas);
      if (said !== SAID.done) {
        const rest = { ...stretch, from: stepper.reached(), first: stepper.seen() };
        why = readFrom(rest, state, outputs, areas);
        stretch.stopped = rest.stopped;
      }
    }
    for (let i = first; why === undefined && i < last; i++)
      if (!Number.isFinite(outputs[i])) {
        stretch.stopped = at[i] ?? to;
        why = `${kinetics.outputs[0] ?? 'the output'} is not a finite number`;
      }
    return why;
  }

  return {
    ...amountsAsState,
    width,
    begin: () => void largest.fill(0),
    take(taken, during) {
      values = taken;
      course = during;
      stepper.forget();
      if (!during) program?.prepare(taken, constants);
    },
    move(stretch, state, rows) {
      enter(stretch, state);
      return move(stretch, state, rows);
    },
    ...(program?.seen && smooth && { see }),
  };
}

/** The structure as a program, when it can be read and does what the structure's own functions do. */
function chooseProgram(kinetics: Kinetics, order: number, slope: Program['slope'], compile: Compile | undefined): Program | undefined {
  const system = readEquations(kinetics);
  if (!system) return undefined;
  const program = createProgram(system, order, slope, compile);
  return computesTheSame(compile ? slopeBy(program) : slopeByFormulas(system), system, kinetics) ? program : undefined;
}

function slopeBy({ constants, prepare, slope }: Program): Slope {
  const K = new Float64Array(constants);
  return (t, y, values, into) => {
    prepare(values, K);
    slope(t, y, new Float64Array(y.length), K, into);
  };
}

function slopeByFormulas({ slopes }: System): Slope {
  const run = runFormulas(slopes);
  return (t, y, values, into) => run(values, y, t, into);
}
