import { type LinearStructure, type Structure, compartmentNames } from '../structure.ts';

/**
 * The differential equations of a structure as text, one a state where they are known by their name, else the very functions that
 * are computed with. x holds the states, p the individual parameters.
 */
export function sayEquations(structure: Structure): string[] {
  if (structure.kind === 'linear') return sayLinear(structure);
  const outputs = Object.entries(structure.outputs).map(
    ([name, output]) => `${name} = ${String('weights' in output ? output.weights : output.is)}`,
  );
  if (structure.kind === 'network')
    return [`flows = ${String(structure.flows)}`, ...(structure.made ? [`made = ${String(structure.made)}`] : []), ...outputs];
  return [`dx/dt = ${String(structure.flow)}`, ...outputs];
}

/** In the order of the states; doses are added by the program. */
function sayLinear(structure: LinearStructure): string[] {
  const names = compartmentNames(structure);
  const central = names.indexOf('central');
  const [clearance = 'CL', volume = 'V', ...further] = structure.needs;
  const terms = new Map(names.map((name): [string, string[]] => [name, []]));
  const flow = (from: string, to: string | undefined, rate: string): void => {
    terms.get(from)?.push(`- ${rate} * ${from}`);
    if (to !== undefined) terms.get(to)?.push(`+ ${rate} * ${from}`);
  };
  const chain = structure.absorption ? `(${structure.absorption.transits + 1} / MTT)` : '';
  for (let i = 0; i < central - 1; i++) flow(names[i] ?? '', names[i + 1], chain);
  if (structure.absorption) flow('depot', 'central', 'KA');
  flow('central', undefined, `(${clearance} / ${volume})`);
  for (let i = 1; i < structure.compartments; i++) {
    const [between, outer] = [further[2 * i - 2] ?? '', further[2 * i - 1] ?? ''];
    flow('central', `peripheral${i}`, `(${between} / ${volume})`);
    flow(`peripheral${i}`, 'central', `(${between} / ${outer})`);
  }
  return [...names.map((name) => `d ${name} / dt = ${(terms.get(name) ?? []).join(' ').replace(/^\+ /, '')}`), `CP = central / ${volume}`];
}
