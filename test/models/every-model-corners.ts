import type { PkModel } from '../../src/domain/define-model.ts';

/** Covariates that a model bounds only through quantities of the body, and what follows from those bounds. */
const THROUGH_THE_BODY: Record<string, Record<string, readonly [number, number]>> = {
  // 20 weeks at birth on the first day; 45 weeks at birth and 30 weeks after it.
  'vancomycin/dao-2020': { postmenstrualAge: [20, 75] },
  // Three months to 22 years, in days.
  'vancomycin/le-2014': { postnatalAge: [91.3, 8035.5] },
  // A flag.
  'vancomycin/colin-2019': { haematologicalCancer: [0, 1] },
  // Extreme obesity bounds body mass index; these are weights from 140 cm at 40 kg/m2 to 200 cm at 80.
  'vancomycin/adane-2015': { weight: [78, 320] },
};

function rangeOf(model: PkModel, name: string): readonly [number, number] {
  const range = model.limits.find((one) => one.covariate === name)?.between ?? THROUGH_THE_BODY[model.id]?.[name];
  if (!range) throw new Error(`${model.id}: nothing bounds ${name}`);
  return range;
}

/** Every combination of the lowest and highest value of each covariate. */
export function cornersOf(model: PkModel): Record<string, number>[] {
  let corners: Record<string, number>[] = [{}];
  for (const name of Object.keys(model.covariates)) {
    const [low, high] = rangeOf(model, name);
    corners = corners.flatMap((corner) => [
      { ...corner, [name]: low },
      { ...corner, [name]: high },
    ]);
  }
  return corners;
}

/** A person in the middle of what the model allows. */
export const insideOf = (model: PkModel): Record<string, number> =>
  Object.fromEntries(
    Object.keys(model.covariates).map((name) => {
      const [low, high] = rangeOf(model, name);
      return [name, (low + high) / 2];
    }),
  );
