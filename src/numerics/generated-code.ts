import type { Compile } from './program.ts';

let allowed: Compile | undefined;

/**
 * Lets what is computed from here on in this thread run code that the engine writes from the equations of a model, several times as
 * fast as the equations by themselves. The numbers are the same, to the bit. Left out in a browser, whose policy forbids it.
 *
 * @param compile runs a text as the body of a function: in Node `(body) => new Function(body)()`
 */
export function allowGeneratedCode(compile: Compile): void {
  allowed = compile;
}

export const allowedCompile = (): Compile | undefined => allowed;
