import type { PkModel } from '../domain/define-model.ts';
import type { ComparisonJob, FitOutput, JobModel } from '../domain/job.ts';
import { readDoubles } from '../numerics/doubles-as-text.ts';
import { spreadDraws } from './allot-draws.ts';
import { widthOfDraw } from './individual.ts';
import type { CovariateTimeline } from './lay-out.ts';
import { seenThrough } from './seen-through.ts';

/** One model that the answer rests on, with its draws of this person. */
export type Part = {
  model: PkModel;
  covariates: CovariateTimeline;
  /** Draws x etas, row by row. */
  etas: Float64Array;
  /** Place of each of them among the job's draws; absent where they are all of the job's, in order. */
  places?: Int32Array;
};

/** The parts of a fit, each with its model, seen through what the job asks about. Throws when the draws are not those of the job. */
export function readParts(job: ComparisonJob, models: readonly PkModel[], { parts }: FitOutput): Part[] {
  if (parts.reduce((sum, { draws }) => sum + draws, 0) !== job.draws) throw new Error('the draws do not belong to this job');
  const places = parts.length > 1 ? spreadDraws(parts.map(({ draws }) => draws)) : [];
  return parts.map(({ model: place, draws, etas: text }, i) => {
    const chosen = job.models[place];
    if (!chosen) throw new Error('the fit does not belong to this job');
    const model = modelSeen(job, chosen, models);
    const etas = readDoubles(text);
    if (etas.length !== draws * widthOfDraw(model)) throw new Error('the draws do not belong to this job');
    const own = places[i];
    return { model, covariates: chosen.covariates, etas, ...(own ? { places: own } : {}) };
  });
}

/** Of each of the job's draws the part, and the row among the draws of that part. */
export type Order = { part: Uint16Array; row: Int32Array };

export function orderOf(parts: readonly Part[], draws: number): Order {
  const order = { part: new Uint16Array(draws), row: Int32Array.from({ length: draws }, (_, draw) => draw) };
  for (const [part, { places = [] }] of parts.entries())
    for (const [row, draw] of places.entries()) {
      order.part[draw] = part;
      order.row[draw] = row;
    }
  return order;
}

/** A model of the job as its arms are simulated: through the effect that is asked about, where it is one. */
export function modelSeen({ output }: Pick<ComparisonJob, 'output'>, one: JobModel, models: readonly PkModel[]): PkModel {
  const model = seenThrough(modelOf(one, models), output);
  if (!model) throw new Error(`${one.id} has no output ${output}`);
  return model;
}

export function modelOf({ id }: JobModel, models: readonly PkModel[]): PkModel {
  const model = models.find((one) => one.id === id);
  if (!model) throw new Error(`there is no model ${id}`);
  return model;
}
