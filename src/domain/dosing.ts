/** Values by compartment: a compartment left out has none (lag 0, bioavailability 1). */
export type PerCompartment<Names extends string = string> = { readonly [name in Names]?: number };

/** One part of a dose that enters the body on several ways at once. */
export type Part<Names extends string = string> = {
  readonly compartment: Names;
  /** Share of the amount, above 0; the shares need not add up to 1. */
  readonly share: number;
  /** Time until it begins to arrive, 0 unless said. */
  readonly lag?: number;
  /** Time over which it arrives at a constant rate (zero-order); at once unless said. */
  readonly duration?: number;
};

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
  /**
   * A dose at once into the compartment that doses go to is divided into these parts, each with the duration stated here (mixed
   * absorption); lag and bioavailability of a part's compartment hold besides. Doses into other compartments, and infusions, enter
   * as they are recorded.
   */
  readonly parts?: (p: Record<Needs, number>) => readonly Part<Names>[];
  /**
   * A dose at once into the compartment arrives there as a gamma density over time: through `transits` compartments, not
   * necessarily a whole number, left at (transits + 1) / mean (Savic RM et al., J Pharmacokinet Pharmacodyn 2007;34:711-726).
   */
  readonly through?: (p: Record<Needs, number>) => { readonly [name in Names]?: { readonly transits: number; readonly mean: number } };
};
