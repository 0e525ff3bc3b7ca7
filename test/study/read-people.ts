import type { PkModel } from '../../src/domain/define-model.ts';
import type { Issue } from '../../src/domain/issue.ts';
import { DatasetError, createReader } from '../../src/study/dataset.ts';
import type { Person } from '../../src/study/dataset-person.ts';
import { type FitSettings, type PersonFit, fitPerson } from '../../src/study/fit-person.ts';
import { needsOfLevels } from '../../src/study/person-levels.ts';
import { type Predictor, type Rules, createPredictor } from '../../src/twin/predict.ts';

export const predictorOf = (model: PkModel, rules: Partial<Rules> = {}): Predictor => {
  const predictor = createPredictor(model, { covariates: 'nocb', ties: 'dose-first', ...rules });
  if (!predictor) throw new Error('there is no predictor');
  return predictor;
};

/** The people of a data set whose levels are used, and what is remarked. */
export function readPeople(predictor: Predictor, text: string, by?: string): { people: Person[]; remarks: Issue[] } {
  const needs = needsOfLevels(predictor, by);
  if (!needs.ok) throw new DatasetError(needs.issues);
  const remarks: Issue[] = [];
  const reader = createReader(needs.value, (issues) => void remarks.push(...issues));
  return { people: [...reader.read(new TextEncoder().encode(text)), ...reader.end()], remarks };
}

const SETTINGS: FitSettings = { method: 'map', covariance: 'hessian', priorWeight: 1, draws: 1000, seed: 1 };

/** Everybody of a data set, fitted. */
export function fitText(model: PkModel, text: string, settings: Partial<FitSettings> = {}, rules: Partial<Rules> = {}): PersonFit[] {
  const predictor = predictorOf(model, rules);
  return readPeople(predictor, text).people.map((person, place) => fitPerson(predictor, { ...SETTINGS, ...settings }, person, place));
}
