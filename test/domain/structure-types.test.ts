import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const model = (structure: string, individual: string): string => `
defineModel({
  id: 'test/types', drug: { name: 'example' }, summary: '', source: { citation: '' }, population: { subjects: 1, description: '' },
  limits: [], covariates: {}, checks: [], error: model.proportionalError({ proportional: 0.1, from: '' }),
  parameters: { A: { value: 1, unit: '1', from: '' } },
  structure: ${structure},
  individual: (p) => (${individual}),
});`;

/** One statement a file: those of `right` compile, those of `wrong` do not, each for one thing left out or misspelt. */
const STATEMENTS: readonly { what: string; right: string; wrong: string }[] = [
  {
    what: 'a parameter of saturable elimination left out',
    right: model('model.oneCompartmentMichaelisMentenOral', '{ VMAX: p.A, KM: p.A, V: p.A, KA: p.A }'),
    wrong: model('model.oneCompartmentMichaelisMentenOral', '{ VMAX: p.A, V: p.A, KA: p.A }'),
  },
  {
    what: 'KE0 of an effect compartment left out',
    right: model('model.withEffectCompartment(model.twoCompartmentOral)', '{ CL: p.A, V1: p.A, Q: p.A, V2: p.A, KA: p.A, KE0: p.A }'),
    wrong: model('model.withEffectCompartment(model.twoCompartmentOral)', '{ CL: p.A, V1: p.A, Q: p.A, V2: p.A, KA: p.A }'),
  },
  {
    what: 'the slope of a Friberg chain left out',
    right: model(
      'model.withFribergChain(model.oneCompartmentInfusion)',
      '{ CL: p.A, V: p.A, CIRC0: p.A, MMT: p.A, GAMMA: p.A, SLOPE: p.A }',
    ),
    wrong: model('model.withFribergChain(model.oneCompartmentInfusion)', '{ CL: p.A, V: p.A, CIRC0: p.A, MMT: p.A, GAMMA: p.A }'),
  },
  {
    what: 'the clearance of a second metabolite left out',
    right: model(
      "model.withMetabolite(model.withMetabolite(model.oneCompartmentInfusion), { ending: '2' })",
      '{ CL: p.A, V: p.A, FM: p.A, CLM: p.A, VM: p.A, FM2: p.A, CLM2: p.A, VM2: p.A }',
    ),
    wrong: model(
      "model.withMetabolite(model.withMetabolite(model.oneCompartmentInfusion), { ending: '2' })",
      '{ CL: p.A, V: p.A, FM: p.A, CLM: p.A, VM: p.A, FM2: p.A, VM2: p.A }',
    ),
  },
  {
    what: 'what inhibits a response left out, on a drug with a target',
    right: model(
      'model.withLossInhibited(model.oneCompartmentTargetMediatedQuasiSteady)',
      '{ CL: p.A, V: p.A, KSS: p.A, KSYN: p.A, KDEG: p.A, KINT: p.A, KIN: p.A, KOUT: p.A, IMAX: p.A, IC50: p.A }',
    ),
    wrong: model(
      'model.withLossInhibited(model.oneCompartmentTargetMediatedQuasiSteady)',
      '{ CL: p.A, V: p.A, KSS: p.A, KSYN: p.A, KDEG: p.A, KINT: p.A, KIN: p.A, KOUT: p.A, IMAX: p.A }',
    ),
  },
  {
    what: 'the number of transits left out',
    right: model('model.throughSavicTransits(model.oneCompartmentOral)', '{ CL: p.A, V: p.A, KA: p.A, MTT: p.A, NTR: p.A }'),
    wrong: model('model.throughSavicTransits(model.oneCompartmentOral)', '{ CL: p.A, V: p.A, KA: p.A, MTT: p.A }'),
  },
  {
    what: 'a bioavailability that needs a parameter which is left out',
    right: model(
      "model.givenWith(model.withEmaxResponse(model.oneCompartmentOral), { needs: ['F'], bioavailability: (p) => ({ depot: p.F }) })",
      '{ CL: p.A, V: p.A, KA: p.A, E0: p.A, EMAX: p.A, EC50: p.A, F: p.A }',
    ),
    wrong: model(
      "model.givenWith(model.withEmaxResponse(model.oneCompartmentOral), { needs: ['F'], bioavailability: (p) => ({ depot: p.F }) })",
      '{ CL: p.A, V: p.A, KA: p.A, E0: p.A, EMAX: p.A, EC50: p.A }',
    ),
  },
  {
    what: 'a flow to a state that is misspelt',
    right: system("{ from: 'gut', to: 'central', rate: p.KA }"),
    wrong: system("{ from: 'gut', to: 'centre', rate: p.KA }"),
  },
  {
    what: 'a rate by a parameter that is not needed',
    right: system("{ from: 'gut', to: 'central', rate: p.KA }"),
    wrong: system("{ from: 'gut', to: 'central', rate: p.KAS }"),
  },
];

function system(flow: string): string {
  return `
model.linearSystem({
  states: { gut: 'mg', central: 'mg' }, needs: ['KA', 'V'], doseInto: 'gut',
  flows: (p) => [${flow}],
  outputs: { CP: { unit: 'mg/L', weights: (p) => ({ central: 1 / p.V }) } }, observe: 'CP',
});`;
}

const OPTIONS = {
  ...{ strict: true, noEmit: true, target: 'es2024', module: 'nodenext', types: [], skipLibCheck: true },
  ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, allowImportingTsExtensions: true },
};

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let wrong = new Map<string, string[]>();

beforeAll(async () => {
  folder = await temporaryFolder();
  const imported = JSON.stringify(join(ROOT, 'src', 'domain', 'define-model.ts'));
  const files: string[] = [];
  for (const [place, statement] of STATEMENTS.entries()) {
    for (const kind of ['right', 'wrong'] as const) {
      const file = `${kind}${place}.ts`;
      writeFileSync(
        join(folder.path, file),
        `import * as model from ${imported};\nconst { defineModel } = model;\nvoid defineModel;\n${statement[kind]}\n`,
      );
      files.push(file);
    }
  }
  writeFileSync(join(folder.path, 'tsconfig.json'), JSON.stringify({ compilerOptions: OPTIONS, files }));
  const done = spawnSync(join(ROOT, 'node_modules', '.bin', 'tsc'), ['-p', folder.path, '--pretty', 'false'], {
    encoding: 'utf8',
    cwd: folder.path,
  });
  wrong = Map.groupBy(
    done.stdout.split('\n').filter((line) => line.includes('error TS')),
    (line) => /(?:right|wrong)\d+[.]ts/.exec(line)?.[0] ?? line,
  );
});

afterAll(() => folder.remove());

test.each(STATEMENTS.map(({ what }, place) => ({ what, place })))('$what does not compile, and with it does', ({ place }) => {
  expect(wrong.get(`right${place}.ts`)).toBeUndefined();
  expect(wrong.get(`wrong${place}.ts`)).toHaveLength(1);
});

test('nothing else is wrong', () => {
  expect([...wrong.keys()].filter((file) => !file.startsWith('wrong'))).toEqual([]);
});
