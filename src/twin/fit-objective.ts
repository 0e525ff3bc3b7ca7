import { solveLower } from '../numerics/cholesky.ts';
import { logNormalProbability } from '../numerics/normal.ts';
import type { Evidence, Observation } from './evidence.ts';
import type { Residual } from './fit-residual.ts';

/**
 * The objective of one set of etas, without constants:
 *
 * sum over observations of weight [ ln v + (y - f)^2 / v ] + prior weight x eta' Omega^-1 eta, with v the residual variance at the
 * prediction f.
 *
 * A value below quantification contributes -2 ln Phi((LLOQ - f) / sd) instead, one above the upper limit -2 ln Phi((f - ULOQ) / sd)
 * (method M3: S. L. Beal, Journal of Pharmacokinetics and Pharmacodynamics 28 (2001) 481-504). Not finite where the model predicts
 * nothing for a level that was measured, or has no usable parameters.
 */
export function objective(evidence: Evidence, etas: ArrayLike<number>): number {
  const data = dataObjective(evidence, etas);
  if (!Number.isFinite(data)) return data;
  const whitened = solveLower(evidence.factor, etas);
  let prior = 0;
  for (const z of whitened) prior += z * z;
  return data + evidence.priorWeight * prior;
}

/** The part of the objective that the observations make: -2 ln of their likelihood, without constants. */
export function dataObjective(evidence: Evidence, etas: ArrayLike<number>): number {
  const predictions = evidence.predict(etas);
  return typeof predictions === 'string' ? Number.POSITIVE_INFINITY : sumTerms(evidence, predictions);
}

/** What the observations add to the objective at their predictions. */
export function sumTerms({ observations, residuals }: Evidence, predictions: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < observations.length; i++) {
    const observation = observations[i];
    if (observation) sum += observation.weight * termOf(residuals[observation.output], observation, predictions[i] ?? Number.NaN);
  }
  return sum;
}

/** What one observation adds to the objective at a prediction, weight left out. */
export function termOf(residual: Residual | undefined, { value, is }: Observation, prediction: number): number {
  if (!residual) throw new Error('an output without a residual error was observed');
  const spread = residual.sd(prediction);
  const distance = residual.transform(value) - residual.transform(prediction);
  if (is === 'measured') return 2 * Math.log(spread) + (distance / spread) ** 2;
  const side = is === 'below' ? distance : -distance;
  return spread === 0 ? (side >= 0 ? 0 : Number.POSITIVE_INFINITY) : -2 * logNormalProbability(side / spread);
}

/** First derivative of a term by the prediction, and its curvature: the expected one for a measured value, never below 0. */
export type Slope = { slope: number; curvature: number };

/** Share of the prediction by which a term that has no simple derivative is moved. */
const STEP = 1e-4;

export function slopeOf(residual: Residual | undefined, observation: Observation, prediction: number, into: Slope): void {
  if (!residual) throw new Error('an output without a residual error was observed');
  if (observation.is === 'measured') {
    const [spread, spreadSlope, scaleSlope] = [residual.sd(prediction), residual.sdSlope(prediction), residual.transformSlope(prediction)];
    const z = (residual.transform(observation.value) - residual.transform(prediction)) / spread;
    const relative = spreadSlope / spread;
    into.slope = 2 * relative - (2 * z * scaleSlope) / spread - 2 * z * z * relative;
    into.curvature = 2 * (scaleSlope / spread) ** 2 + 4 * relative * relative;
    return;
  }
  const width = STEP * Math.max(Math.abs(prediction), 1e-3 * Math.abs(observation.value), Number.MIN_VALUE);
  const [low, here, high] = [prediction - width, prediction, prediction + width].map((one) => termOf(residual, observation, one));
  into.slope = ((high ?? Number.NaN) - (low ?? Number.NaN)) / (2 * width);
  into.curvature = Math.max(0, ((high ?? 0) - 2 * (here ?? 0) + (low ?? 0)) / (width * width));
}

/** What a logarithmic residual adds to the objective, so that models with different residual forms can be compared on the same levels. */
export function changeOfVariable({ observations, residuals }: Pick<Evidence, 'observations' | 'residuals'>): number {
  let sum = 0;
  for (const { output, is, value: level, weight } of observations)
    if (is === 'measured' && residuals[output]?.logarithmic) sum += weight * 2 * Math.log(level);
  return sum;
}
