import { type Expression, inOrder, writeFormulas } from './expression.ts';
import { type PassageDraft, writePassage } from './write-passage.ts';

/** The parts of the slopes that are known once the parameters are, each as large as can be. */
export function invariantsOf(slopes: readonly Expression[]): Expression[] {
  const parts = inOrder(slopes).flatMap((one) => (one.is === 'operation' && one.varies ? one.of : []));
  return [...new Set([...parts, ...slopes].filter(({ is, varies }) => !varies && is !== 'number'))];
}

/** The body of a function (t, y, r, K, into) that writes the slopes, with the rates, as the formulas compute them to the last bit. */
function writeSlopes(slopes: readonly Expression[], constants: readonly Expression[]): string {
  const { lines, named } = writeFormulas(slopes, (one) => {
    if (one.is === 'state') return `y[${one.place}]`;
    if (one.is === 'time') return 't';
    const place = one.varies || one.is === 'number' ? -1 : constants.indexOf(one);
    return place < 0 ? undefined : `K[${place}]`;
  });
  return [...lines, ...slopes.map((one, i) => `into[${i}] = ${named.get(one) ?? ''} + r[${i}];`)].join('\n');
}

/** The body of a function (p, K) that fills the constants from the parameters by name. */
function writeConstants(constants: readonly Expression[]): string {
  const { lines, named } = writeFormulas(constants, (one) => (one.is === 'parameter' ? `p[${JSON.stringify(one.name)}]` : undefined));
  return [...lines, ...constants.map((one, i) => `K[${i}] = ${named.get(one) ?? ''};`)].join('\n');
}

/** Source text that makes the functions of a program when it is run; passages by name. */
export function writeProgram(
  slopes: readonly Expression[],
  constants: readonly Expression[],
  passages: Readonly<Record<string, PassageDraft>>,
): string {
  const written = Object.entries(passages).map(
    ([name, draft]) => `${name}(io, many, y, rates, K, atol, at, rows, areas, modes) {\n${writePassage(draft)}\n}`,
  );
  const prepare = `prepare(p, K) {\n${writeConstants(constants)}\n}`;
  const slope = `slope(t, y, r, K, into) {\n${writeSlopes(slopes, constants)}\n}`;
  return `'use strict';\nreturn {\n${[prepare, slope, ...written].join(',\n')}\n};`;
}
