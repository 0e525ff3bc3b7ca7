import type { Columns, Wrong } from './dataset-columns.ts';

/** A measured value of a record, or a limit beyond which it lies, and its weight in a fit. */
export type RowLevel = { value: number; is: 'measured' | 'below' | 'above'; weight: number };

/** What the columns DV, MDV, CENS and WEIGHT hold; NaN where a value is missing. */
export type LevelCells = { value: number; missing: number; censored: number; weight: number };

/**
 * The level of a row: one with EVID 0 and MDV 0. MDV that is not stated is 0 where there is a DV and 1 where there is none.
 * Undefined where there is no level, or where something is wrong with it, which is told.
 */
export function readLevel(cells: LevelCells, evid: number, output: number, columns: Columns, wrong: Wrong): RowLevel | undefined {
  const complaint = complain(cells, evid, output, columns);
  if (complaint) {
    wrong(...complaint);
    return undefined;
  }
  const { value, missing, censored, weight } = cells;
  if (missing === 1 || evid !== 0 || Number.isNaN(value)) return undefined;
  return {
    value,
    is: censored === 1 ? 'below' : censored === -1 ? 'above' : 'measured',
    weight: Number.isNaN(weight) ? 1 : weight,
  };
}

function complain(
  { value, missing, censored, weight }: LevelCells,
  evid: number,
  output: number,
  { levels, kinetics }: Columns,
): Parameters<Wrong> | undefined {
  if (![0, 1].includes(missing) && !Number.isNaN(missing))
    return ['MDV', 'unknown-mdv', `MDV ${missing} is neither 0 nor 1.`, 'Write 0 where DV is to be used, 1 where it is not.'];
  if (missing === 1) return undefined;
  if (evid !== 0) {
    if (Number.isNaN(value) || value === 0) return undefined;
    const text = `DV is ${value} on a row with EVID ${evid}, which is no observation.`;
    return ['DV', 'level-without-observation', text, 'Write the level on a row of its own with EVID 0, or MDV 1 here.'];
  }
  if (Number.isNaN(value))
    return missing === 0
      ? ['DV', 'missing-level', 'MDV is 0 and there is no DV.', 'Write the measured value, or MDV 1 where there is none.']
      : undefined;
  if (![0, 1, -1].includes(censored) && !Number.isNaN(censored))
    return ['CENS', 'unknown-cens', `CENS ${censored} is not 0, 1 or -1.`, 'Write 1 where DV is the lower limit, -1 the upper.'];
  if (weight < 0) return ['WEIGHT', 'negative-weight', `The weight ${weight} is below 0.`, 'Write 0 or more; 0 leaves it out.'];
  if (value < 0) return ['DV', 'negative-level', `The level ${value} is below 0.`, 'Write what was measured, or MDV 1.'];
  if (value === 0 && (censored === 1 || censored === -1))
    return ['DV', 'limit-of-zero', 'CENS says that DV is a limit of quantification, and DV is 0.', 'Write the limit.'];
  if (value === 0 && levels?.logarithmic[output]) {
    const fix = 'If it was below the limit of quantification, write the limit with CENS 1; else MDV 1.';
    return ['DV', 'level-of-zero', 'DV is 0, and the residual error is one of the logarithm.', fix];
  }
  if (levels && !levels.measurable[output]) {
    const text = `The model states no residual error for ${kinetics.outputs[output] ?? 'this output'}.`;
    return ['DV', 'no-residual-error', text, 'State one in the model (error), or write MDV 1.'];
  }
  return undefined;
}
