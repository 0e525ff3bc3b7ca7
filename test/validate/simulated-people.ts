import { willmann2018 } from '../../models/rivaroxaban/willmann-2018.ts';
import { andrews2019 } from '../../models/tacrolimus/andrews-2019.ts';
import { goti2018 } from '../../models/vancomycin/goti-2018.ts';
import { roberts2011 } from '../../models/vancomycin/roberts-2011.ts';
import type { PkModel } from '../../src/domain/define-model.ts';
import type { JobLevel } from '../../src/domain/job.ts';
import type { Dose } from '../../src/domain/regimen.ts';
import { timesLower } from '../../src/numerics/cholesky.ts';
import type { RandomStream } from '../../src/numerics/random.ts';
import { ONE_OCCASION, gatherEvidence, jointCovariance } from '../../src/twin/evidence.ts';
import type { Evidence } from '../../src/twin/evidence.ts';
import { estimate } from '../../src/twin/estimate.ts';
import { scatter } from '../../src/twin/fit-residual.ts';
import type { CovariateTimeline } from '../../src/twin/lay-out.ts';
import { type Draws, drawEtas } from '../../src/twin/posterior.ts';

/** A course of treatment on which people are drawn from a model: hours before a decision, amounts in mg. */
export type Setting = { structure: string; model: PkModel; covariates: CovariateTimeline; doses: readonly Dose[]; at: readonly number[] };

const every = (amount: number, interval: number, doses: number, duration: number): Dose[] =>
  Array.from({ length: doses }, (_, i) => ({ at: -interval * (doses - i), amount, duration }));

/** A model of the library, with the covariates of the first check that it states. */
function settingOf(structure: string, model: PkModel, doses: Dose[], at: number[]): Setting {
  const values = model.checks[0]?.covariates;
  if (!values) throw new Error(`${model.id} has no check`);
  return { structure, model, covariates: [{ at: doses[0]?.at ?? 0, values }], doses, at };
}

/** Five levels each, troughs and others in turn: four to learn from and one more to foresee. */
export const SETTINGS: readonly Setting[] = [
  settingOf('one compartment, infusion', roberts2011, every(1000, 12, 8, 1), [-72.5, -68, -48.5, -32, -12.5]),
  settingOf('two compartments, infusion', goti2018, every(1000, 12, 8, 1), [-72.5, -70, -48.5, -32, -12.5]),
  settingOf('one compartment, oral', willmann2018, every(20, 24, 5, 0), [-72.5, -69, -48.5, -46, -24.5]),
  settingOf('two compartments, oral, with occasions', andrews2019, every(4, 12, 8, 0), [-72.5, -70, -48.5, -32, -12.5]),
];

export type SimulatedPerson = { etas: readonly number[]; levels: readonly JobLevel[] };

/** A person drawn from the model: etas from its prior, levels with its residual error. One that has no usable parameters is drawn again. */
export function drawPerson({ model, covariates, doses, at }: Setting, stream: RandomStream): SimulatedPerson {
  const wanted = at.map((time) => ({ at: time, value: 1, below: false }));
  const evidence = gatherEvidence(model, covariates, doses, wanted);
  for (;;) {
    const etas = timesLower(evidence.factor, normals(evidence.dimensions, stream));
    const predictions = evidence.predict(etas);
    if (typeof predictions === 'string') continue;
    const levels = wanted.map((level, i) => ({ ...level, value: measure(evidence, i, predictions[i] ?? Number.NaN, stream) }));
    return { etas: [...etas], levels };
  }
}

/** What a laboratory would report of a prediction. */
export function measure({ observations, residuals }: Evidence, place: number, prediction: number, stream: RandomStream): number {
  const residual = residuals[observations[place]?.output ?? 0];
  if (!residual) throw new Error('a level without a residual error');
  return scatter(residual, prediction, stream.normal());
}

export const normals = (count: number, stream: RandomStream): number[] => Array.from({ length: count }, () => stream.normal());

/** Joins what is known of a person after the first so many levels. */
export const knowledgeOf = ({ model, covariates, doses }: Setting, levels: readonly JobLevel[]): Evidence =>
  gatherEvidence(model, covariates, doses, levels);

/** Draws of a person's etas as a comparison makes them: from the prior without levels, else around the fit. A sentence where there are none. */
export function drawAsProduct({ model }: Setting, evidence: Evidence, levels: number, draws: number, seed: number): Draws | string {
  if (levels === 0) {
    const eta = Array.from({ length: evidence.dimensions }, () => 0);
    return drawEtas({ status: 'prior', eta, covariance: jointCovariance(model, ONE_OCCASION) }, evidence, draws, seed) ?? 'no draws';
  }
  const found = estimate(evidence);
  if (found.status === 'failed') return found.why;
  return drawEtas({ ...found, status: 'converged' }, evidence, draws, seed) ?? 'no draws';
}
