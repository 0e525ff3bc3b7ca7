import type { ComparisonResult } from './result.ts';

/** How a result calls what was measured and simulated: levels of the drug, or the effect that is aimed at. */
export function namesOf({ target: { effect }, question: { drug } }: Pick<ComparisonResult, 'target' | 'question'>) {
  return effect === undefined
    ? { course: `Concentration of ${drug}`, lowest: 'Cmin', highest: 'Cmax', reading: 'level' }
    : { course: `${effect} under ${drug}`, lowest: `lowest ${effect}`, highest: `highest ${effect}`, reading: effect };
}
