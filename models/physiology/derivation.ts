import { BODY_NAMES, type Body, type BodyNeed, type BodyQuantity, type Derivation } from '../../src/domain/body.ts';

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

/** A quantity of the body as it is, in the body's own unit. */
export const recorded = (name: BodyQuantity): Derivation => deriveFrom([name], BODY_NAMES[name], (body) => body[name]);

/** 1 for a woman, 0 for a man. */
export const female = deriveFrom(['sex'], 'sex: 1 female, 0 male', ({ sex }) => (sex === 'female' ? 1 : 0));
