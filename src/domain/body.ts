/**
 * What the physiology of a person at one moment is described by. One name, one unit, everywhere inside the program.
 * Anything may be missing; nothing is filled in here.
 */
export const BODY_UNITS = {
  age: 'a',
  postnatalAge: 'd',
  gestationalAge: 'wk',
  postmenstrualAge: 'wk',
  weight: 'kg',
  height: 'cm',
  bodyMassIndex: '1',
  creatinine: 'mg/dL',
  measuredCreatinineClearance: 'mL/min',
  albumin: 'g/L',
  haematologicalCancer: '1',
} as const;

export type BodyQuantity = keyof typeof BODY_UNITS;
export type Sex = 'male' | 'female';

export type Body = { readonly [name in BodyQuantity]?: number } & { readonly sex?: Sex };

export type BodyNeed = BodyQuantity | 'sex';

/** The names a person reads. */
export const BODY_NAMES: Record<BodyNeed, string> = {
  age: 'age',
  postnatalAge: 'postnatal age',
  gestationalAge: 'gestational age at birth',
  postmenstrualAge: 'postmenstrual age',
  weight: 'total body weight',
  height: 'height',
  bodyMassIndex: 'body mass index',
  creatinine: 'serum creatinine',
  measuredCreatinineClearance: 'measured creatinine clearance',
  albumin: 'albumin',
  haematologicalCancer: 'haematological malignancy (1 yes, 0 no)',
  sex: 'sex',
};

/** A covariate of a model as a formula over the body: what it means, what it needs, and where the formula comes from. */
export type Derivation = {
  meaning: string;
  needs: readonly BodyNeed[];
  /** Called only when every need is present. */
  from: (body: Body) => number;
  citation?: string;
};
