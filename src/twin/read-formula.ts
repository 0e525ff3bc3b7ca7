import { type Expression as Node, type Function as FunctionNode, type Pattern, type Statement, parse } from 'acorn';
import { type Expression, FUNCTIONS, type Formulas, OPERATIONS } from '../numerics/expression.ts';

/** A form that is not read; the function itself is called then. */
class NotRead extends Error {}

/** What a name stands for. */
type Meaning = { is: 'states' | 'parameters' | 'math' | 'numbers' } | { is: 'value'; value: Expression } | { is: 'function'; name: string };

/** Names that stand for the values a model's function is given. */
type Vocabulary = { formulas: Formulas; states: readonly string[]; needs: readonly string[] };

type Scope = ReadonlyMap<string, Meaning>;

const CONSTANTS = ['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'] as const;
const NUMBERS = ['EPSILON', 'MAX_SAFE_INTEGER', 'MAX_VALUE', 'MIN_VALUE', 'NaN', 'NEGATIVE_INFINITY', 'POSITIVE_INFINITY'] as const;

/**
 * What a model's function (x, p, t) => ... says, read from its text: one expression for each name it returns, or the one it
 * returns under an empty name. Undefined when it says anything but a formula of its arguments and `Math`; a caller checks the
 * formula against the function before it trusts it.
 */
export function readFormula(text: string, vocabulary: Vocabulary): ReadonlyMap<string, Expression> | undefined {
  try {
    return readFunction(parseFunction(text), vocabulary);
  } catch (error) {
    if (error instanceof NotRead || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** An arrow function or function expression, or, in the second form, a method of an object. */
function parseFunction(text: string): FunctionNode {
  const read = (source: string): Node | undefined => {
    const [first] = parse(source, { ecmaVersion: 'latest' }).body;
    return first?.type === 'ExpressionStatement' ? first.expression : undefined;
  };
  let expression: Node | undefined;
  try {
    expression = read(`(${text})`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const object = read(`({${text}})`);
    const property = object?.type === 'ObjectExpression' ? object.properties[0] : undefined;
    expression = property?.type === 'Property' ? property.value : undefined;
  }
  if (expression?.type !== 'ArrowFunctionExpression' && expression?.type !== 'FunctionExpression') throw new NotRead();
  if (expression.async || expression.generator) throw new NotRead();
  return expression;
}

function readFunction(node: FunctionNode, vocabulary: Vocabulary): ReadonlyMap<string, Expression> {
  let scope: Scope = new Map<string, Meaning>([
    ['Math', { is: 'math' }],
    ['Number', { is: 'numbers' }],
    ['NaN', { is: 'value', value: vocabulary.formulas.number(Number.NaN) }],
    ['Infinity', { is: 'value', value: vocabulary.formulas.number(Number.POSITIVE_INFINITY) }],
  ]);
  const given: Meaning[] = [{ is: 'states' }, { is: 'parameters' }, { is: 'value', value: vocabulary.formulas.time() }];
  for (const [i, pattern] of node.params.entries()) {
    const meaning = given[i];
    if (!meaning) throw new NotRead();
    scope = bind(pattern, meaning, scope, vocabulary);
  }
  if (node.body.type !== 'BlockStatement') return readResult(node.body, scope, vocabulary);
  const found = readStatements(node.body.body, scope, vocabulary, () => undefined);
  if (!found) throw new NotRead();
  return found;
}

/** Gives a name, or the names in { }, to a value. */
function bind(pattern: Pattern, meaning: Meaning, scope: Scope, vocabulary: Vocabulary): Scope {
  const now = new Map(scope);
  if (pattern.type === 'Identifier') now.set(pattern.name, meaning);
  else if (pattern.type === 'ObjectPattern') {
    for (const property of pattern.properties) {
      if (property.type !== 'Property' || property.value.type !== 'Identifier') throw new NotRead();
      now.set(property.value.name, member(meaning, nameOf(property.key, property.computed), vocabulary));
    }
  } else throw new NotRead();
  return now;
}

function nameOf(key: Node | { type: 'PrivateIdentifier' }, computed: boolean): string {
  if (key.type === 'Identifier' && !computed) return key.name;
  if (key.type === 'Literal' && typeof key.value === 'string') return key.value;
  throw new NotRead();
}

function member(of: Meaning, name: string, { formulas, states, needs }: Vocabulary): Meaning {
  const value = (expression: Expression): Meaning => ({ is: 'value', value: expression });
  if (of.is === 'states' && states.includes(name)) return value(formulas.state(states.indexOf(name)));
  if (of.is === 'parameters' && needs.includes(name)) return value(formulas.parameter(name));
  if (of.is === 'numbers' && NUMBERS.some((one) => one === name)) return value(formulas.number(Number[name as (typeof NUMBERS)[number]]));
  if (of.is === 'math' && CONSTANTS.some((one) => one === name)) return value(formulas.number(Math[name as (typeof CONSTANTS)[number]]));
  if (of.is === 'math' && FUNCTIONS.some((one) => one === name)) return { is: 'function', name };
  throw new NotRead();
}

type Result = ReadonlyMap<string, Expression> | undefined;

/**
 * What the statements return.
 *
 * @param after what is returned when they come to their end without
 */
function readStatements([first, ...rest]: readonly Statement[], scope: Scope, vocabulary: Vocabulary, after: () => Result): Result {
  if (!first) return after();
  const goOn = (now: Scope): Result => readStatements(rest, now, vocabulary, after);
  switch (first.type) {
    case 'EmptyStatement':
      return goOn(scope);
    case 'ExpressionStatement':
      if (first.expression.type !== 'Literal') throw new NotRead();
      return goOn(scope);
    case 'VariableDeclaration': {
      let now = scope;
      for (const { id, init } of first.declarations) {
        if (!init) throw new NotRead();
        now = bind(id, readMeaning(init, now, vocabulary), now, vocabulary);
      }
      return goOn(now);
    }
    case 'ReturnStatement':
      if (!first.argument) throw new NotRead();
      return readResult(first.argument, scope, vocabulary);
    case 'BlockStatement':
      return readStatements(first.body, scope, vocabulary, () => goOn(scope));
    case 'IfStatement': {
      const test = readValue(first.test, scope, vocabulary);
      const branch = (one: Statement | null | undefined): Result => readStatements(one ? [one] : [], scope, vocabulary, () => goOn(scope));
      const [then, otherwise] = [branch(first.consequent), branch(first.alternate)];
      if (!then || !otherwise) throw new NotRead();
      return choose(test, then, otherwise, vocabulary);
    }
    default:
      throw new NotRead();
  }
}

function choose(
  test: Expression,
  then: ReadonlyMap<string, Expression>,
  otherwise: ReadonlyMap<string, Expression>,
  { formulas }: Vocabulary,
): ReadonlyMap<string, Expression> {
  const both = new Map<string, Expression>();
  for (const [name, one] of then) {
    const other = otherwise.get(name);
    if (!other) throw new NotRead();
    both.set(name, formulas.apply('choose', test, one, other));
  }
  return both;
}

function readResult(node: Node, scope: Scope, vocabulary: Vocabulary): ReadonlyMap<string, Expression> {
  if (node.type === 'ConditionalExpression') {
    const [then, otherwise] = [readResult(node.consequent, scope, vocabulary), readResult(node.alternate, scope, vocabulary)];
    return choose(readValue(node.test, scope, vocabulary), then, otherwise, vocabulary);
  }
  if (node.type !== 'ObjectExpression') return new Map([['', readValue(node, scope, vocabulary)]]);
  const members = new Map<string, Expression>();
  for (const property of node.properties) {
    if (property.type !== 'Property' || property.kind !== 'init' || property.method) throw new NotRead();
    members.set(nameOf(property.key, property.computed), readValue(property.value, scope, vocabulary));
  }
  return members;
}

function readValue(node: Node, scope: Scope, vocabulary: Vocabulary): Expression {
  const meaning = readMeaning(node, scope, vocabulary);
  if (meaning.is !== 'value') throw new NotRead();
  return meaning.value;
}

function readMeaning(node: Node, scope: Scope, vocabulary: Vocabulary): Meaning {
  const { formulas } = vocabulary;
  const read = (one: Node): Expression => readValue(one, scope, vocabulary);
  const value = (expression: Expression): Meaning => ({ is: 'value', value: expression });
  switch (node.type) {
    case 'Literal':
      if (typeof node.value !== 'number') throw new NotRead();
      return value(formulas.number(node.value));
    case 'Identifier': {
      const meaning = scope.get(node.name);
      if (!meaning) throw new NotRead();
      return meaning;
    }
    case 'ParenthesizedExpression':
      return readMeaning(node.expression, scope, vocabulary);
    case 'MemberExpression':
      if (node.object.type === 'Super' || node.optional) throw new NotRead();
      return member(readMeaning(node.object, scope, vocabulary), nameOf(node.property, node.computed), vocabulary);
    case 'UnaryExpression':
      if (node.operator === '+') return value(read(node.argument));
      if (node.operator !== '-' && node.operator !== '!') throw new NotRead();
      return value(formulas.apply(node.operator === '-' ? 'negative' : '!', read(node.argument)));
    case 'BinaryExpression':
    case 'LogicalExpression':
      if (!(node.operator in OPERATIONS) || node.left.type === 'PrivateIdentifier') throw new NotRead();
      return value(formulas.apply(node.operator, read(node.left), read(node.right)));
    case 'ConditionalExpression':
      return value(formulas.apply('choose', read(node.test), read(node.consequent), read(node.alternate)));
    case 'CallExpression': {
      if (node.callee.type === 'Super' || node.optional) throw new NotRead();
      const called = readMeaning(node.callee, scope, vocabulary);
      if (called.is !== 'function') throw new NotRead();
      return value(formulas.apply(called.name, ...node.arguments.map((one) => (one.type === 'SpreadElement' ? fail() : read(one)))));
    }
    default:
      throw new NotRead();
  }
}

function fail(): never {
  throw new NotRead();
}
