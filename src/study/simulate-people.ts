import { type Outcome, accept, error, refuse } from '../domain/issue.ts';
import { createPopulation } from '../twin/population.ts';
import type { Predictor } from '../twin/predict.ts';
import { readMeasures } from '../twin/residual.ts';
import type { RowForm } from './row-form.ts';
import { type PeopleWriter, type TableSettings, openWriter } from './write-people.ts';

export type Table = { columns: readonly string[]; open(form: RowForm, gathered?: number): PeopleWriter };

/**
 * The table of a simulation: a row for each observation record with PRED (the typical person of these covariates) and IPRED (the
 * person with these etas), after it DV (IPRED with residual error), the states and outputs where they are asked for, and the place
 * of the output when there are several. Refused where the model's residual error or variability cannot be drawn from.
 */
export function createTable(predictor: Predictor, settings: TableSettings): Outcome<Table> {
  const { kinetics, model } = predictor;
  const { etas, residual } = settings;
  const measures = residual ? readMeasures(model, kinetics.outputs) : accept([]);
  if (!measures.ok) return measures;
  const population = etas.by === 'population' ? createPopulation(model, settings.seed, etas.sampling) : undefined;
  if (etas.by === 'population' && !population)
    return refuse(
      error('no-covariance', `The variability of ${model.id} is not a covariance.`, { at: model.id, fix: 'Check `correlated`.' }),
    );
  const { states, outputs } = kinetics;
  const named = outputs.map((name) => (states.includes(name) ? `out.${name}` : name));
  const columns = [
    ...(population ? ['REP'] : []),
    'ID',
    'TIME',
    'PRED',
    'IPRED',
    ...(residual ? ['DV'] : []),
    ...(settings.states ? [...states, ...named] : []),
    ...(outputs.length > 1 ? ['DVID'] : []),
  ];
  const parts = { predictor, settings, population, measures: residual ? measures.value : undefined };
  return accept({ columns, open: (form, gathered) => openWriter(parts, form, gathered) });
}
