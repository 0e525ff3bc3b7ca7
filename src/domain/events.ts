/**
 * One record of a dosing history in the field's common form (NONMEM's event records). Times are in the model's own time unit,
 * counted from the person's first record or any other zero; amounts are in the unit of the compartment.
 */
export type EventRecord = {
  /** Row of the data set, from 1 below the heading; for messages. */
  row: number;
  time: number;
  /** 0 observation, 1 dose, 2 other, 3 reset, 4 reset and dose. */
  evid: 0 | 1 | 2 | 3 | 4;
  /** Place of the compartment dosed, from 0. */
  compartment: number;
  amount: number;
  /** Above 0: amount a time. 0: at once. -1: the model states the rate. -2: the model states the duration. */
  rate: number;
  /** Time between doses; 0 when there is no pattern. */
  interval: number;
  /** Doses that follow this one, one an interval. */
  additional: number;
  /** 1: at steady state, whatever came before. 2: the steady state is added to what is there. */
  steadyState: 0 | 1 | 2;
  /** Place of the output predicted on this row, from 0. */
  output: number;
  covariates: Readonly<Record<string, number>>;
  /** Place of the occasion among those of the person, from 0 (column OCC); 0 when there are none. */
  occasion?: number;
};

/** How the covariates of records hold between them: the next record's, the last record's, or a straight line. */
export const COVARIATE_POLICIES = ['nocb', 'locf', 'linear'] as const;
export type CovariatePolicy = (typeof COVARIATE_POLICIES)[number];

/** Whether a dose implied by ADDL or lag comes before or after the records of the very same time. */
export const TIE_RULES = ['dose-first', 'record-first'] as const;
export type TieRule = (typeof TIE_RULES)[number];
