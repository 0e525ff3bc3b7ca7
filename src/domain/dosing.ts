/** Values by compartment: a compartment left out has none (lag 0, bioavailability 1). */
export type PerCompartment<Names extends string = string> = { readonly [name in Names]?: number };

/** How doses enter the compartments; each is a function of the individual parameters. */
export type Dosing<Needs extends string = string, Names extends string = string> = {
  /** Time from a dose to its arrival, in the time unit of the model, 0 or more. */
  readonly lag?: (p: Record<Needs, number>) => PerCompartment<Names>;
  /** Share of the amount that arrives, above 0. An infusion keeps its rate, so its duration is scaled. */
  readonly bioavailability?: (p: Record<Needs, number>) => PerCompartment<Names>;
  /** Rate of a dose whose record has RATE -1, amount a time. */
  readonly rate?: (p: Record<Needs, number>) => PerCompartment<Names>;
  /** Duration of a dose whose record has RATE -2: zero-order absorption. */
  readonly duration?: (p: Record<Needs, number>) => PerCompartment<Names>;
};
