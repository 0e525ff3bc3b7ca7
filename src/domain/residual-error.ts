/** Residual error of one observation of predicted value f, as a standard deviation; the form is never implied. */
export type ResidualError =
  /** sqrt(additive^2 + (proportional f)^2) */
  | { form: 'combinedRoot'; additive: number; proportional: number; unit: string; from: string }
  /** additive + proportional f */
  | { form: 'combinedSum'; additive: number; proportional: number; unit: string; from: string }
  | { form: 'proportional'; proportional: number; from: string }
  | { form: 'additive'; additive: number; unit: string; from: string }
  /** ln(observation) has standard deviation `log` around ln(f) */
  | { form: 'exponential'; log: number; from: string };

type Both = { additive: number; proportional: number; unit: string; from: string };
export const combinedRoot = (error: Both): ResidualError => ({ form: 'combinedRoot', ...error });
export const combinedSum = (error: Both): ResidualError => ({ form: 'combinedSum', ...error });
export const proportionalError = (error: { proportional: number; from: string }): ResidualError => ({ form: 'proportional', ...error });
export const additiveError = (error: { additive: number; unit: string; from: string }): ResidualError => ({ form: 'additive', ...error });
export const exponentialError = (error: { log: number; from: string }): ResidualError => ({ form: 'exponential', ...error });
