import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Body } from '../domain/body.ts';
import type { Drug } from '../domain/drug.ts';
import type { PkModel } from '../domain/define-model.ts';
import type { SafetyThreshold, Target } from '../domain/target.ts';
import { rounded, structureBehaviour } from './structure-behaviour.ts';

/** RFC 8785 text of a JSON value. Throws on what JSON cannot say (NaN, infinity): such a value must never get here. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a value without a JSON form cannot be made canonical');
  return text;
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Eta values at which a model's formulas are fingerprinted. */
const PROBES = [0, 0.5, -0.5];

/** People at whom its derivations are fingerprinted: an adult, an old woman with a low creatinine, an obese man, a child, a neonate. */
const PEOPLE: readonly Body[] = [
  { sex: 'male', age: 45, weight: 80, height: 178, creatinine: 1.1 },
  { sex: 'female', age: 82, weight: 52, height: 160, creatinine: 0.6, albumin: 30, haematologicalCancer: 1 },
  { sex: 'male', age: 50, weight: 170, height: 175, creatinine: 0.9 },
  { sex: 'female', age: 6, weight: 20, height: 115, creatinine: 0.4 },
  { sex: 'male', age: 0.02, weight: 1.4, height: 40, creatinine: 0.7, gestationalAge: 31 },
].map(
  (one) =>
    ({
      postnatalAge: one.age * 365.25,
      postmenstrualAge: 40 + one.age * 52.18,
      bodyMassIndex: one.weight / (one.height / 100) ** 2,
      measuredCreatinineClearance: 90,
      albumin: 40,
      gestationalAge: 40,
      haematologicalCancer: 0,
      ...one,
    }) as Body,
);

/**
 * SHA-256 of what a model says: its data, its individual parameters at its own check points and at the middle and ends of its
 * limits, what its structure's functions return there, and its covariates for a handful of people. The text of the functions is
 * left out, so that the hash is the same from source and from the built package.
 */
export function modelHash(model: PkModel): string {
  const hash = hashes.get(model) ?? hashModel(model);
  hashes.set(model, hash);
  return hash;
}

/** Of the models met so far: a model is a constant, and every question names the hashes of all that were considered. */
const hashes = new WeakMap<PkModel, string>();

function hashModel(model: PkModel): string {
  const { id, moiety, source, time, covariates, limits, structure, parameters, omega, etas, error, status, use, deviations, checks } =
    model;
  const points = [...checks.map((one) => one.covariates), ...limitPoints(model)];
  const individuals = points.flatMap((point) =>
    PROBES.map((eta) => {
      const values = Object.fromEntries(
        Object.entries(parameters).map(([name, one]) => [name, one.between ? one.value * Math.exp(eta) : one.value]),
      );
      return model.individual(values, point);
    }),
  );
  const behaviour = individuals.map((one) => Object.fromEntries(Object.entries(one).map(([name, value]) => [name, rounded(value)])));
  const meanings = Object.fromEntries(
    Object.entries(covariates).map(([name, one]) => [
      name,
      [one.unit, one.meaning, one.range ?? null, ...PEOPLE.map((person) => rounded(one.derive?.from(person) ?? 0))],
    ]),
  );
  return sha256(
    canonical({
      id,
      moiety,
      source,
      time,
      meanings,
      limits,
      structure,
      parameters,
      omega,
      etas,
      error,
      status,
      use,
      deviations,
      checks,
      behaviour,
      moves: structureBehaviour(structure, individuals),
    }),
  );
}

function limitPoints(model: PkModel): Record<string, number>[] {
  const names = Object.keys(model.covariates);
  const range = (name: string): readonly [number, number] => model.limits.find((one) => one.covariate === name)?.between ?? [1, 1];
  return [0, 0.5, 1].map((share) =>
    Object.fromEntries(names.map((name) => [name, range(name)[0] + share * (range(name)[1] - range(name)[0])])),
  );
}

/** SHA-256 of the drug data, targets and thresholds a question rests on. */
export const tablesHash = (drug: Drug, target: Target, thresholds: readonly SafetyThreshold[]): string =>
  sha256(canonical({ drug, target, thresholds }));
