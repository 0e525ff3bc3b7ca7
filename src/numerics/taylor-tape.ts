import { type Expression, type Formulas, inOrder } from './expression.ts';

/** A part of an instruction: the result of an earlier one, or what is known once the parameters are. */
export type Operand = { readonly series: number } | { readonly constant: number };

/**
 * One step of finding the Taylor coefficients of a formula, order by order, from those of its parts (A. Griewank and A. Walther,
 * Evaluating Derivatives, 2nd ed. (2008), section 13.2). `a`, `b` and `other` name results of instructions, `by` and `log` constants.
 */
export type Instruction =
  | { readonly is: 'state'; readonly place: number }
  | { readonly is: 'time' }
  | { readonly is: 'sum' | 'difference'; readonly a: Operand; readonly b: Operand }
  | { readonly is: 'quotient'; readonly a: Operand; readonly b: number }
  | { readonly is: 'product'; readonly a: number; readonly b: number }
  | { readonly is: 'scaled'; readonly a: number; readonly by: number }
  /** a ** by; or (over / a) ** -by, which obeys the same recurrence. */
  | { readonly is: 'power'; readonly a: number; readonly by: number; readonly over?: number }
  | { readonly is: 'exponential'; readonly a: number; readonly by: number; readonly log: number }
  | { readonly is: 'negative' | 'exp' | 'log'; readonly a: number }
  | { readonly is: 'sin' | 'cos'; readonly a: number; readonly other: number };

/** Slopes of an autonomous or forced system as instructions. */
export type Tape = {
  readonly instructions: readonly Instruction[];
  /** The slope of each state. */
  readonly slopes: readonly Operand[];
};

/** Up to this whole number a power is a product of its base, which has coefficients at a base of 0 too. */
const MOST_FACTORS = 8;

/** A formula without Taylor coefficients everywhere, or none that are known here. */
class NotSmooth extends Error {}

/**
 * The slopes as instructions; undefined when one of them is not smooth in the states and the time (a condition, a largest of two)
 * or uses a function whose coefficients are not known here.
 *
 * @param constants what is known once the parameters are; those that the instructions need are added
 */
export function createTape(formulas: Formulas, slopes: readonly Expression[], constants: Expression[]): Tape | undefined {
  const instructions: Instruction[] = [];
  const places = new Map<Expression, number>();
  const constant = (one: Expression): number => {
    const found = constants.indexOf(one);
    return found >= 0 ? found : constants.push(one) - 1;
  };
  const add = (one: Instruction): number => instructions.push(one) - 1;
  const series = (one: Expression): number => {
    const found = places.get(one);
    if (found === undefined) throw new Error('a part comes before the whole');
    return found;
  };
  const operand = (one: Expression): Operand => (one.varies ? { series: series(one) } : { constant: constant(one) });
  const reciprocal = (one: Expression): number => constant(formulas.apply('/', formulas.number(1), one));

  const power = (base: number, exponent: Expression): number => {
    const factors = exponent.is === 'number' ? exponent.value : 0;
    if (!Number.isInteger(factors) || factors < 2 || factors > MOST_FACTORS) return add({ is: 'power', a: base, by: constant(exponent) });
    let product = base;
    for (let i = 1; i < factors; i++) product = add({ is: 'product', a: product, b: base });
    return product;
  };
  const circular = (name: 'sin' | 'cos', a: number): number => {
    const found = instructions.findIndex((one) => one.is === name && one.a === a);
    if (found >= 0) return found;
    const first = instructions.length;
    add({ is: 'sin', a, other: first + 1 });
    add({ is: 'cos', a, other: first });
    return name === 'sin' ? first : first + 1;
  };
  const translate = (operation: string, [a, b, ...more]: readonly Expression[]): number => {
    if (!a || more.length > 0) throw new NotSmooth();
    switch (operation) {
      case '+':
      case '-':
        if (b) return add({ is: operation === '+' ? 'sum' : 'difference', a: operand(a), b: operand(b) });
        break;
      case '*':
        if (!b) break;
        if (a.varies && b.varies) return add({ is: 'product', a: series(a), b: series(b) });
        return a.varies ? add({ is: 'scaled', a: series(a), by: constant(b) }) : add({ is: 'scaled', a: series(b), by: constant(a) });
      case '/':
        if (b?.varies === true) return add({ is: 'quotient', a: operand(a), b: series(b) });
        if (b) return add({ is: 'scaled', a: series(a), by: reciprocal(b) });
        break;
      case '**':
      case 'pow':
        if (b && !b.varies && a.is === 'operation' && a.operation === '/' && a.of[0]?.varies === false && a.of[1])
          return add({ is: 'power', a: series(a.of[1]), by: constant(formulas.apply('negative', b)), over: constant(a.of[0]) });
        if (b && !b.varies) return power(series(a), b);
        if (b && !a.varies) return add({ is: 'exponential', a: series(b), by: constant(a), log: constant(formulas.apply('log', a)) });
        break;
      case 'sqrt':
        return power(series(a), formulas.number(0.5));
      case 'negative':
      case 'exp':
      case 'log':
        return add({ is: operation, a: series(a) });
      case 'sin':
      case 'cos':
        return circular(operation, series(a));
    }
    throw new NotSmooth();
  };

  try {
    for (const one of inOrder(slopes)) {
      if (!one.varies) continue;
      if (one.is === 'state') places.set(one, add({ is: 'state', place: one.place }));
      else if (one.is === 'time') places.set(one, add({ is: 'time' }));
      else if (one.is === 'operation') places.set(one, translate(one.operation, one.of));
    }
    return { instructions, slopes: slopes.map(operand) };
  } catch (error) {
    if (error instanceof NotSmooth) return undefined;
    throw error;
  }
}
