/** One serum creatinine: hours on any common clock, mg/dL. */
export type CreatinineAt = { hours: number; value: number };

/** The two changes of KDIGO, and the windows in which they count. */
const WINDOW = { absolute: 48, relative: 168 } as const;
/** mg/dL; KDIGO prints 0.3 mg/dL and 26.5 umol/L as the same, which is 0.2998 mg/dL: the lower of the two counts. */
const ABSOLUTE = 0.2997;
const RELATIVE = 1.5;
const ROUNDING = 1e-9;

export type CreatinineChange = { from: CreatinineAt; to: CreatinineAt; by: 'absolute' | 'relative' };

/**
 * Finds a change of creatinine as large as KDIGO's definition of acute kidney injury (KDIGO 2012, Kidney Int Suppl
 * 2:1-138, section 2.1): 0.3 mg/dL within 48 h, or 1.5-fold within 7 days. The windows end at the latest value, which is all
 * that is known of now. A fall of the same size counts too: kidney function is then changing as well. Undefined when there
 * is none, or fewer than two values.
 */
export function findCreatinineChange(values: readonly CreatinineAt[]): CreatinineChange | undefined {
  const sorted = values.toSorted((a, b) => a.hours - b.hours);
  const latest = sorted.at(-1);
  if (!latest) return undefined;
  const since = (hours: number): CreatinineAt[] => sorted.filter((one) => one.hours >= latest.hours - hours);
  const absolute = largestChange(since(WINDOW.absolute), (from, to) => Math.abs(to - from));
  if (absolute && Math.abs(absolute.to.value - absolute.from.value) >= ABSOLUTE - ROUNDING) return { ...absolute, by: 'absolute' };
  const fold = (from: number, to: number): number => Math.max(to / from, from / to);
  const relative = largestChange(since(WINDOW.relative), fold);
  if (relative && fold(relative.from.value, relative.to.value) >= RELATIVE - ROUNDING) return { ...relative, by: 'relative' };
  return undefined;
}

function largestChange(
  values: readonly CreatinineAt[],
  size: (from: number, to: number) => number,
): { from: CreatinineAt; to: CreatinineAt } | undefined {
  const pairs = values.flatMap((from, index) => values.slice(index + 1).map((to) => ({ from, to })));
  return pairs.toSorted((a, b) => size(b.from.value, b.to.value) - size(a.from.value, a.to.value))[0];
}
