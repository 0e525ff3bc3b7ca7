/** A published result, how closely it must be met, and how closely it is. */
export type Reproduced = {
  id: string;
  /** What was reproduced, and whose result it is. */
  what: string;
  /** Largest difference allowed, and how a difference is measured. */
  tolerance: number;
  measured: 'absolute' | 'relative';
  /** Largest difference found. */
  reached: number;
};

/** Largest difference of two lists; not a number where one is shorter or holds no number. */
export function furthest(found: readonly number[], published: readonly number[], measured: Reproduced['measured']): number {
  if (found.length !== published.length) return Number.NaN;
  return published.reduce((worst, one, i) => {
    const difference = Math.abs((found[i] ?? Number.NaN) - one) / (measured === 'relative' ? Math.abs(one) : 1);
    return difference <= worst ? worst : difference;
  }, 0);
}

/** A row of the table. */
export const hold = (
  id: string,
  what: string,
  found: readonly number[],
  published: readonly number[],
  tolerance: number,
  measured: Reproduced['measured'] = 'absolute',
): Reproduced => ({ id, what, tolerance, measured, reached: furthest(found, published, measured) });

export const isMet = ({ reached, tolerance }: Reproduced): boolean => reached <= tolerance;
