import type { PkModel } from '../domain/define-model.ts';

/** Most covariates of which every combination of ends is tried; of more, each end with the others in their middle, and all ends at once. */
const EVERY_COMBINATION = 9;

/** What a covariate can be: the limits' own range, or the one the model file states; undefined when nothing bounds it. */
export function rangeOf({ limits, covariates }: PkModel, name: string): readonly [number, number] | undefined {
  const range = limits.find((one) => one.covariate === name)?.between ?? covariates[name]?.range?.between;
  return range?.every((one) => Number.isFinite(one)) ? range : undefined;
}

/** Covariates that neither a limit nor the model file bounds on both sides. */
export const unboundedCovariates = (model: PkModel): string[] =>
  Object.keys(model.covariates).filter((name) => rangeOf(model, name) === undefined);

const isFlag = ([low, high]: readonly [number, number]): boolean => low === 0 && high === 1;

/** Somebody in the middle of what the model allows; flags are 0. */
export const personInside = (model: PkModel): Record<string, number> =>
  Object.fromEntries(
    Object.keys(model.covariates).map((name) => {
      const range = rangeOf(model, name) ?? [1, 1];
      return [name, isFlag(range) ? 0 : (range[0] + range[1]) / 2];
    }),
  );

/** People with the lowest and highest value of each covariate, in every combination, or the way `EVERY_COMBINATION` says. */
export function cornersOf(model: PkModel): Record<string, number>[] {
  const ranges = Object.keys(model.covariates).map((name) => [name, rangeOf(model, name) ?? [1, 1]] as const);
  if (ranges.length <= EVERY_COMBINATION) {
    let corners: Record<string, number>[] = [{}];
    for (const [name, ends] of ranges) corners = corners.flatMap((corner) => ends.map((end) => ({ ...corner, [name]: end })));
    return corners;
  }
  const middle = personInside(model);
  const all = ([0, 1] as const).map((side) => Object.fromEntries(ranges.map(([name, ends]) => [name, ends[side]])));
  return [...all, ...ranges.flatMap(([name, ends]) => [...all, middle].flatMap((rest) => ends.map((end) => ({ ...rest, [name]: end }))))];
}
