/**
 * What an expression does with its parts. Every one is a function of numbers without any effect, so that equal expressions are
 * one expression and may be computed once, early or not at all.
 */
export const OPERATIONS = {
  '+': (a: string, b: string) => `${a} + ${b}`,
  '-': (a: string, b: string) => `${a} - ${b}`,
  '*': (a: string, b: string) => `${a} * ${b}`,
  '/': (a: string, b: string) => `${a} / ${b}`,
  '**': (a: string, b: string) => `${a} ** ${b}`,
  '<': (a: string, b: string) => `${a} < ${b}`,
  '<=': (a: string, b: string) => `${a} <= ${b}`,
  '>': (a: string, b: string) => `${a} > ${b}`,
  '>=': (a: string, b: string) => `${a} >= ${b}`,
  '===': (a: string, b: string) => `${a} === ${b}`,
  '!==': (a: string, b: string) => `${a} !== ${b}`,
  '&&': (a: string, b: string) => `${a} && ${b}`,
  '||': (a: string, b: string) => `${a} || ${b}`,
  '!': (a: string) => `!${a}`,
  negative: (a: string) => `-${a}`,
  choose: (a: string, b: string, c: string) => `${a} ? ${b} : ${c}`,
} as const;

/** Functions of `Math` that depend on their arguments alone. */
export const FUNCTIONS = [
  ...['abs', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atan2', 'atanh', 'cbrt', 'ceil', 'cos', 'cosh', 'exp', 'expm1', 'floor', 'hypot'],
  ...['log', 'log10', 'log1p', 'log2', 'max', 'min', 'pow', 'round', 'sign', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc'],
] as const;

/** A node of a formula; equal ones of one `Formulas` are the same object. */
export type Expression = { readonly id: number; readonly varies: boolean } & (
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'parameter'; readonly name: string }
  | { readonly is: 'state'; readonly place: number }
  | { readonly is: 'time' }
  | { readonly is: 'operation'; readonly operation: string; readonly of: readonly Expression[] }
);

/** Makes expressions; what does not vary with state or time is known once the parameters are. */
export type Formulas = {
  number: (value: number) => Expression;
  parameter: (name: string) => Expression;
  state: (place: number) => Expression;
  time: () => Expression;
  apply: (operation: string, ...of: readonly Expression[]) => Expression;
};

type Kind<E> = E extends Expression ? Omit<E, 'id' | 'varies'> : never;

export function createFormulas(): Formulas {
  const known = new Map<string, Expression>();
  const keep = (key: string, varies: boolean, kind: Kind<Expression>): Expression => {
    const found = known.get(key);
    if (found) return found;
    const made = { id: known.size, varies, ...kind } as Expression;
    known.set(key, made);
    return made;
  };
  return {
    number: (value) => keep(`number ${Object.is(value, -0) ? '-0' : value}`, false, { is: 'number', value }),
    parameter: (name) => keep(`parameter ${name}`, false, { is: 'parameter', name }),
    state: (place) => keep(`state ${place}`, true, { is: 'state', place }),
    time: () => keep('time', true, { is: 'time' }),
    apply: (operation, ...of) =>
      keep(
        `${operation} ${of.map(({ id }) => id).join(' ')}`,
        of.some(({ varies }) => varies),
        { is: 'operation', operation, of },
      ),
  };
}

/** Every expression that the given ones are made of, each after its parts. */
export function inOrder(roots: readonly Expression[]): Expression[] {
  const found = new Set<Expression>();
  const visit = (one: Expression): void => {
    if (found.has(one)) return;
    if (one.is === 'operation') for (const part of one.of) visit(part);
    found.add(one);
  };
  for (const root of roots) visit(root);
  return [...found];
}

/** A number as source text that reads back the same. */
export function writeNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const text = Object.is(value, -0) ? '-0' : String(value);
  return text.startsWith('-') ? `(${text})` : text;
}

/** An operation as source text, given the text of its parts. */
export function writeOperation(operation: string, parts: readonly string[]): string {
  const [a = '', b = '', c = ''] = parts;
  const known = (OPERATIONS as Record<string, (...of: string[]) => string>)[operation];
  return known ? known(a, b, c) : `Math.${operation}(${parts.join(', ')})`;
}

/**
 * Statements that give every expression a name, each after its parts, and the names.
 *
 * @param name the text of an expression that is known already
 */
export function writeFormulas(
  roots: readonly Expression[],
  name: (one: Expression) => string | undefined,
): { lines: string[]; named: Map<Expression, string> } {
  const lines: string[] = [];
  const named = new Map<Expression, string>();
  const visit = (one: Expression): string => {
    const known = named.get(one) ?? name(one) ?? (one.is === 'number' ? writeNumber(one.value) : undefined);
    if (known !== undefined) {
      named.set(one, known);
      return known;
    }
    if (one.is !== 'operation') throw new Error(`a ${one.is} has no name here`);
    const text = writeOperation(one.operation, one.of.map(visit));
    named.set(one, `e${one.id}`);
    lines.push(`const e${one.id} = ${text};`);
    return `e${one.id}`;
  };
  for (const root of roots) visit(root);
  return { lines, named };
}
