import { type Expression, inOrder } from './expression.ts';

type Values = Readonly<Record<string, number>>;

/** Computes expressions from parameters by name, states and a time, without running text, to the bits that their text would give. */
export function runFormulas(roots: readonly Expression[]): (p: Values, y: Float64Array, t: number, into: Float64Array) => void {
  const order = inOrder(roots);
  const found = new Map<Expression, number>();
  const of = (one: Expression): number => found.get(one) ?? Number.NaN;
  return (p, y, t, into) => {
    for (const one of order) {
      if (one.is === 'number') found.set(one, one.value);
      else if (one.is === 'parameter') found.set(one, p[one.name] ?? Number.NaN);
      else if (one.is === 'state') found.set(one, y[one.place] ?? Number.NaN);
      else if (one.is === 'time') found.set(one, t);
      else found.set(one, perform(one.operation, one.of.map(of)));
    }
    for (const [i, one] of roots.entries()) into[i] = of(one);
  };
}

/** An operation on numbers; a truth is 1 or 0, which any condition and sum takes as it takes the truth. */
function perform(operation: string, parts: readonly number[]): number {
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = parts;
  switch (operation) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '**':
      return a ** b;
    case '<':
      return Number(a < b);
    case '<=':
      return Number(a <= b);
    case '>':
      return Number(a > b);
    case '>=':
      return Number(a >= b);
    case '===':
      return Number(a === b);
    case '!==':
      return Number(a !== b);
    case '&&':
      return a && b;
    case '||':
      return a || b;
    case '!':
      return Number(!a);
    case 'negative':
      return -a;
    case 'choose':
      return a ? b : c;
    default: {
      const call = (Math as unknown as Record<string, (...of: readonly number[]) => number>)[operation];
      if (!call) throw new Error(`there is no function ${operation}`);
      return call(...parts);
    }
  }
}
