/** One figure: a ratio of two things done in turn within one run. */
export type Figure = {
  what: string;
  /** What it is compared with. */
  against: string;
  /** One ratio for each turn. */
  ratios: readonly number[];
  /** Most, or least, that it should be; nothing where it only informs. */
  reach?: { most: number } | { least: number };
  /** What more is worth knowing. */
  note?: string;
};

/** A file `*.bench.ts` exports one of these as `bench`. */
export type Bench = { title: string; measure: () => Promise<Figure[]> | Figure[] };

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Microseconds of processor time that this process takes for `work`: other programs on the machine do not count. */
export function processorTime(work: () => void): number {
  const { user, system } = process.cpuUsage();
  work();
  const after = process.cpuUsage();
  return after.user - user + after.system - system;
}
