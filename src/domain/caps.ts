/** As much of a limit as says whether the model holds a covariate at its upper bound. */
type Bound = { covariate: string; between: readonly [number, number]; above: string };

/** Covariates that a model holds at an upper bound. */
export const capsOf = ({ limits }: { limits: readonly Bound[] }): { covariate: string; bound: number }[] =>
  limits.flatMap(({ covariate, between, above }) => (above === 'cap' ? [{ covariate, bound: between[1] }] : []));

/**
 * The formula of a model with the caps of its limits in it: what lies above a bound counts as the bound. The formula as written, for
 * the forecast without the caps, comes back beside it; a model without caps has nothing beside.
 */
export function holdCaps<P, V>(
  { id, covariates, limits }: { id: string; covariates: Readonly<Record<string, unknown>>; limits: readonly Bound[] },
  written: (p: P, c: Record<string, number>) => V,
): { individual: typeof written; uncapped?: typeof written } {
  const caps = capsOf({ limits });
  const unknown = caps.find(({ covariate }) => !Object.hasOwn(covariates, covariate));
  if (unknown) throw new Error(`${id}: ${unknown.covariate} is capped and is no covariate of the model`);
  if (caps.length === 0) return { individual: written };
  return { individual: (p, c) => written(p, held(c, caps)), uncapped: written };
}

function held(values: Record<string, number>, caps: readonly { covariate: string; bound: number }[]): Record<string, number> {
  const above = caps.filter(({ covariate, bound }) => (values[covariate] ?? 0) > bound);
  return above.length === 0 ? values : { ...values, ...Object.fromEntries(above.map(({ covariate, bound }) => [covariate, bound])) };
}
