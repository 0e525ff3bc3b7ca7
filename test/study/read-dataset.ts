import {
  type PkModel,
  covariate,
  defineModel,
  equations,
  givenWith,
  oneCompartmentInfusion,
  percentCV,
  proportionalError,
} from '../../src/domain/define-model.ts';
import type { Issue } from '../../src/domain/issue.ts';
import type { Needs } from '../../src/study/dataset-columns.ts';
import { DatasetError, createReader } from '../../src/study/dataset.ts';
import type { Person } from '../../src/study/dataset-person.ts';
import { describeKinetics } from '../../src/twin/kinetics.ts';

const about = {
  drug: { name: 'example' },
  summary: '',
  source: { citation: 'test' },
  population: { subjects: 1, description: '' },
  limits: [],
  checks: [],
  error: proportionalError({ proportional: 0.1, from: 'test' }),
};

export const single = defineModel({
  ...about,
  id: 'test/single',
  covariates: { WT: covariate('kg', 'weight') },
  parameters: { CL: { value: 5, unit: 'L/h', from: 'test' }, V: { value: 50, unit: 'L', from: 'test' } },
  structure: givenWith(oneCompartmentInfusion, { duration: () => ({ central: 2 }) }),
  individual: (p) => p,
});

export const parentAndMetabolite = defineModel({
  ...about,
  id: 'test/two-outputs',
  covariates: {},
  parameters: { K: { value: 0.1, unit: '1/h', from: 'test' } },
  structure: equations({
    states: { gut: 'mg', parent: 'mg', metabolite: 'mg' },
    needs: ['K'],
    doseInto: 'gut',
    flow: (x, p) => ({ gut: -p.K * x.gut, parent: p.K * (x.gut - x.parent), metabolite: p.K * (x.parent - x.metabolite) }),
    outputs: { CP: { unit: 'mg/L', is: (x) => x.parent, of: 'parent' }, CM: { unit: 'mg/L', is: (x) => x.metabolite, of: 'metabolite' } },
    observe: 'CP',
  }),
  individual: (p) => p,
});

export type Read = { people: Person[]; warnings: Issue[] };

/** Reads a text in pieces of so many bytes. */
export function read(text: string, model = single, piece = 1 << 20): Read {
  const warnings: Issue[] = [];
  const reader = createReader(needsOf(model), (issues) => void warnings.push(...issues));
  const bytes = new TextEncoder().encode(text);
  const people: Person[] = [];
  for (let at = 0; at < bytes.length; at += piece) people.push(...reader.read(bytes.slice(at, at + piece)));
  people.push(...reader.end());
  return { people, warnings };
}

export const needsOf = (model: PkModel): Needs => ({
  covariates: Object.keys(model.covariates),
  kinetics: describeKinetics(model),
  occasions: model.occasions.etas.length > 0,
});

/** The mistakes that stop a data set, as `code at place`. */
export const mistakes = (text: string, model = single): string[] => {
  try {
    read(text, model);
    return [];
  } catch (thrown) {
    if (!(thrown instanceof DatasetError)) throw thrown;
    return thrown.issues.map(({ code, at }) => `${code} at ${at ?? ''}`);
  }
};

export const HEAD = 'ID,TIME,AMT,RATE,II,ADDL,SS,EVID,CMT,WT';

export const varying = defineModel({
  ...about,
  id: 'test/varying',
  covariates: {},
  parameters: {
    CL: { value: 5, unit: 'L/h', from: 'test', between: percentCV(30), betweenOccasions: percentCV(15) },
    V: { value: 50, unit: 'L', from: 'test' },
  },
  structure: oneCompartmentInfusion,
  individual: (p) => p,
});
