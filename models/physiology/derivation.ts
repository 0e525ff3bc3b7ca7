import type { Body, BodyNeed, Derivation } from '../../src/domain/body.ts';

type Present<N extends BodyNeed> = { readonly [name in N]: NonNullable<Body[name]> };

/**
 * A covariate as a formula over the body. The formula sees only the quantities it names in `needs`, and those are present:
 * a derivation is called only when they are.
 */
export function deriveFrom<const N extends BodyNeed>(
  needs: readonly N[],
  meaning: string,
  from: (body: Present<N>) => number,
  citation?: string,
): Derivation {
  return { meaning, needs, from: (body) => from(body as Present<N>), ...(citation === undefined ? {} : { citation }) };
}
