import { describe, expect, test } from 'vitest';
import { createFormulas } from '../../src/numerics/expression.ts';
import { runFormulas } from '../../src/numerics/run-formulas.ts';
import { readFormula } from '../../src/twin/read-formula.ts';

type Named = Record<string, number>;
type Flow = (x: Named, p: Named, t: number) => Named;

const STATES = ['gut', 'body'];
const NEEDS = ['KA', 'CL', 'V'];
const OUTSIDE = 3;

const read = (text: string) => readFormula(text, { formulas: createFormulas(), states: STATES, needs: NEEDS });

/** Values of a flow by its formulas, at a few states. */
function expectSame(text: string): void {
  // oxlint-disable-next-line typescript/no-implied-eval -- the text is a function of this test
  const flow = new Function(`return (${text})`)() as Flow;
  const found = read(text);
  if (!found) throw new Error('it was not read');
  const names = [...found.keys()];
  const run = runFormulas([...found.values()]);
  const into = new Float64Array(names.length);
  for (const [gut, body, t] of [
    [1, 2, 0],
    [0, 0.3, 5],
    [-1, 7, 2.5],
    [12.5, 1e-3, 30],
  ] as const) {
    const p = { KA: 1.3, CL: 4.7, V: 35.1 };
    run(p, Float64Array.of(gut, body), t, into);
    const own = flow({ gut, body }, p, t);
    expect(names.toSorted()).toEqual(Object.keys(own).toSorted());
    for (const [i, name] of names.entries()) expect(into[i]).toBe(own[name]);
  }
}

describe('a flow is read as formulas, to the last bit,', () => {
  test.each([
    ['as an object alone', '(x, p) => ({ gut: -p.KA * x.gut, body: p.KA * x.gut - (p.CL / p.V) * x.body })'],
    [
      'with names for what it uses twice',
      '(x, p) => { const c = x.body / p.V; const k = p.KA, out = c * p.CL; return { gut: -k * x.gut, body: k * x.gut - out }; }',
    ],
    [
      'with its arguments taken apart',
      '({ gut, body: b }, { KA, CL, V }, t) => ({ gut: -KA * gut, body: KA * gut * Math.cos(t) - CL / V * b })',
    ],
    ['with short names in the object', '(x, p) => { const gut = -x.gut; const body = x.gut; return { gut, body }; }'],
    [
      'with functions of Math, taken out or not',
      '(x, p, t) => { const { exp, max: most } = Math; return { gut: exp(-t) * most(x.gut, 0), body: Math.sqrt(Math.abs(x.body)) ** 1.5 + Math.PI }; }',
    ],
    ['with a condition inside', '(x, p, t) => ({ gut: t > 3 && x.gut >= 0 ? -x.gut : 0, body: !(t < 1) || x.body === 2 ? 1 : -x.body })'],
    [
      'with an early return',
      '(x, p, t) => { if (t > 3) return { gut: 0, body: 1 }; else if (x.gut < 0) { return { gut: 5, body: 0 }; } return { gut: -x.gut, body: x.gut }; }',
    ],
    ['as an ordinary function', "function (x, p) { 'use strict'; return { gut: -x['gut'], body: x['gut'] - +x.body * 1e-3 }; }"],
    ['with numbers that have names', '(x) => ({ gut: x.gut * Number.EPSILON, body: x.body > 1 ? Infinity : NaN })'],
  ])('%s', (_, text) => expectSame(text));

  test('as a method', () => expect(read('flow(x, p) { return { gut: -p.KA * x.gut, body: 0 }; }')?.size).toBe(2));
});

describe('a flow is not read, and so is called as it stands, when it', () => {
  test.each([
    ['uses something from outside', '(x) => ({ gut: OUTSIDE * x.gut, body: 0 })'],
    ['calls a function of its own', '(x) => { const f = (y) => y; return { gut: f(x.gut), body: 0 }; }'],
    ['counts in a loop', '(x) => { let s = 0; for (let i = 0; i < 3; i++) s += x.gut; return { gut: s, body: 0 }; }'],
    ['assigns', '(x) => { let s = 0; s = x.gut; return { gut: s, body: 0 }; }'],
    ['uses a state that there is not', '(x) => ({ gut: x.liver, body: 0 })'],
    ['uses a parameter that is not needed', '(x, p) => ({ gut: p.KM, body: 0 })'],
    ['spreads an object', '(x) => ({ ...x })'],
    ['draws lots', '(x) => ({ gut: Math.random(), body: 0 })'],
    ['computes a name', "(x) => ({ gut: x['g' + 'ut'], body: 0 })"],
    ['returns nothing on one of its ways', '(x, p, t) => { if (t > 1) return { gut: 0, body: 0 }; }'],
    ['is native', 'function () { [native code] }'],
    ['is no function', '42'],
  ])('%s', (_, text) => expect(read(text)).toBeUndefined());

  test('which is how a value from outside keeps its own meaning', () => expect(OUTSIDE).toBe(3));
});
