import { type Drive, type Driver, createDriver } from './drive.ts';
import type { Expression, Formulas } from './expression.ts';
import { type LinearPart, findLinearPart } from './linear-part.ts';
import { runFormulas } from './run-formulas.ts';
import { runPassage } from './run-passage.ts';
import type { Passage, Passages, RatedSlope } from './taylor.ts';
import { createTape } from './taylor-tape.ts';
import { invariantsOf, writeProgram } from './write-program.ts';

/**
 * Runs source text of this program's own making as the body of a function and returns what that returns. Only Node hands one in:
 * a browser under a strict policy runs no text, and gets the same numbers without.
 */
export type Compile = (body: string) => unknown;

/** A system of differential equations, as formulas of states, time and parameters. */
export type System = {
  readonly formulas: Formulas;
  readonly slopes: readonly Expression[];
  /** The output that may be wanted alone, where it is a formula too, and the state that is its integral, or -1. */
  readonly output: Expression | undefined;
  readonly area: number;
};

/** A system made ready to run. */
export type Program = {
  /** Number of constants. */
  readonly constants: number;
  /** Fills the constants from the parameters by name. */
  readonly prepare: (p: Readonly<Record<string, number>>, K: Float64Array) => void;
  readonly slope: RatedSlope;
  /** Missing when a slope is not smooth, or has no known Taylor coefficients. */
  readonly states: Passages | undefined;
  /** Of the one output alone; only as text. */
  readonly seen: Passages | undefined;
  readonly driver: Driver | undefined;
};

type Made = Pick<Program, 'prepare' | 'slope'> & Partial<Record<'states' | 'seen' | 'drivenStates' | 'drivenSeen', Passage>>;

/** Constants depend on no state. */
const NOTHING = new Float64Array(0);

/** Longer text is followed as a tape instead: it would be compiled slowly and run unoptimised. */
const LONGEST = 400_000;

/**
 * @param order of the Taylor series
 * @param slope the slopes by other means, for where no text is run
 */
export function createProgram(system: System, order: number, slope: RatedSlope, compile?: Compile): Program {
  const { formulas, slopes, output, area } = system;
  const constants = invariantsOf(output ? [...slopes, output] : slopes);
  const tape = createTape(formulas, slopes, constants);
  const part = tape && findLinearPart(formulas, slopes);
  const driven = part?.places ?? [];
  const others = slopes.map((one, i) => (driven.includes(i) ? formulas.number(0) : one));
  const rest = part && createTape(formulas, others, constants);
  const driver = part && createDriver(placeConstants(part, constants), order);
  if (compile) {
    const draft = { slopes, constants, order, area, output: undefined, driven: [] };
    const text = writeProgram(slopes, constants, {
      ...(tape && { states: { ...draft, tape } }),
      ...(tape && output && { seen: { ...draft, tape, output } }),
      ...(rest && { drivenStates: { ...draft, tape: rest, driven } }),
      ...(rest && output && { drivenSeen: { ...draft, tape: rest, driven, output } }),
    });
    if (text.length < LONGEST) {
      const { prepare, slope: written, states, seen, drivenStates, drivenSeen } = compile(text) as Made;
      return {
        ...{ constants: constants.length, prepare, slope: written, driver },
        states: states && { plain: states, driven: drivenStates },
        seen: seen && { plain: seen, driven: drivenSeen },
      };
    }
  }
  const fill = runFormulas(constants);
  return {
    ...{ constants: constants.length, slope, driver, seen: undefined },
    prepare: (p, K) => fill(p, NOTHING, 0, K),
    states: tape && { plain: runPassage(tape, order, slope), driven: rest && runPassage(rest, order, slope, driven) },
  };
}

/** The linear part with its coefficients among the constants. */
function placeConstants({ places, matrix, offsets }: LinearPart, constants: Expression[]): Drive {
  const n = places.length;
  const place = (of: Expression): number => {
    const found = constants.indexOf(of);
    return found >= 0 ? found : constants.push(of) - 1;
  };
  const elements = matrix.map(({ row, column, of }) => ({ at: row * n + column, from: place(of) }));
  const inputs = offsets.map((of) => (of ? place(of) : -1));
  return {
    places,
    matrix: (K, into) => {
      into.fill(0);
      for (const { at, from } of elements) into[at] = K[from] ?? Number.NaN;
    },
    input: (K, rates, into) => {
      for (let i = 0; i < n; i++) {
        const from = inputs[i] ?? -1;
        into[i] = (rates[places[i] ?? 0] ?? 0) + (from < 0 ? 0 : (K[from] ?? Number.NaN));
      }
    },
  };
}
