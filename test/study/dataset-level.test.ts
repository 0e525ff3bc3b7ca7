import { describe, expect, test } from 'vitest';
import fc from '../fixtures/properties.ts';
import { exponentialError, oneCompartmentInfusion, defineModel, together, variance } from '../../src/domain/define-model.ts';
import { mapbayrIntroduction } from '../../src/study/check/published-models.ts';
import { DatasetError } from '../../src/study/dataset.ts';
import { needsOfLevels } from '../../src/study/person-levels.ts';
import { predictorOf, readPeople } from './read-people.ts';

const HEAD = 'ID,TIME,AMT,RATE,EVID,DV,MDV,CENS,WEIGHT,BW';
const DOSE = '1,0,100,20,1,.,1,.,.,90';
const predictor = predictorOf(mapbayrIntroduction);
const read = (rows: readonly string[], by?: string) => readPeople(predictor, [HEAD, ...rows].join('\n'), by);
const mistakes = (rows: readonly string[], by?: string): string[] => {
  try {
    read(rows, by);
    return [];
  } catch (thrown) {
    if (!(thrown instanceof DatasetError)) throw thrown;
    return thrown.issues.map(({ code, at }) => `${code} at ${at ?? ''}`);
  }
};

describe('a level is used as it stands or not at all', () => {
  test.each([
    ['a DV that is no number', [DOSE, '1,6,.,.,0,<2,0,.,.,90'], 'unreadable-cell at row 3, column DV'],
    ['a negative DV', [DOSE, '1,6,.,.,0,-1,0,.,.,90'], 'negative-level at row 3, column DV'],
    ['no DV where MDV is 0', [DOSE, '1,6,.,.,0,.,0,.,.,90'], 'missing-level at row 3, column DV'],
    ['a DV on a dose', ['1,0,100,20,1,5,0,.,.,90'], 'level-without-observation at row 2, column DV'],
    ['an MDV of 2', [DOSE, '1,6,.,.,0,5,2,.,.,90'], 'unknown-mdv at row 3, column MDV'],
    ['a CENS of 2', [DOSE, '1,6,.,.,0,5,0,2,.,90'], 'unknown-cens at row 3, column CENS'],
    ['a limit of 0', [DOSE, '1,6,.,.,0,0,0,1,.,90'], 'limit-of-zero at row 3, column DV'],
    ['a negative weight', [DOSE, '1,6,.,.,0,5,0,.,-1,90'], 'negative-weight at row 3, column WEIGHT'],
    ['a level before the first dose', ['1,0,.,.,0,5,0,.,.,90', '1,1,100,20,1,.,1,.,.,90'], 'level-before-dose at row 2, column DV'],
    [
      'a level after a reset and before a dose',
      [DOSE, '1,6,.,.,3,.,.,.,.,90', '1,7,.,.,0,5,0,.,.,90'],
      'level-before-dose at row 4, column DV',
    ],
  ])('%s is an error with its row and column', (_what, rows, expected) => expect(mistakes(rows)).toEqual([expected]));

  test('what MDV 1 or CENS 1 says is no contradiction', () =>
    expect(mistakes(['1,0,.,.,0,0.5,0,1,.,90', DOSE, '1,6,.,.,0,-1,1,.,.,90', '1,7,.,.,0,5,0,-1,.,90'])).toEqual([]));

  test('MDV that is not stated is 0 where there is a DV, and 1 where there is none', () => {
    const { people } = read([DOSE, '1,6,.,.,0,5,.,.,.,90', '1,7,.,.,0,.,.,.,.,90']);
    expect(people[0]?.levels).toEqual([{ record: 1, value: 5, is: 'measured', weight: 1 }]);
  });

  test('two levels at one time are both used, and said', () => {
    const { people, remarks } = read([DOSE, '1,6,.,.,0,5,0,.,.,90', '1,6,.,.,0,7,0,.,.,90']);
    expect(people[0]?.levels.map(({ value }) => value)).toEqual([5, 7]);
    expect(remarks).toMatchObject([{ code: 'repeated-level', severity: 'warning', at: 'row 4, column DV' }]);
    expect(read([DOSE, '1,6,.,.,0,5,0,.,.,90', '1,6,100,.,1,.,1,.,.,90', '1,6,.,.,0,7,0,.,.,90']).remarks).toEqual([]);
  });

  test('a level of 0 is taken as measured, and asked about', () =>
    expect(read([DOSE, '1,6,.,.,0,0,0,.,.,90']).remarks).toMatchObject([{ code: 'level-of-zero' }]));

  test('a group is of people, and one that changes is an error', () => {
    expect(read([DOSE, '1,6,.,.,0,5,0,.,.,90'], 'BW').people[0]?.group).toBe('90');
    expect(mistakes([DOSE, '1,6,.,.,0,5,0,.,.,91'], 'BW')).toEqual(['changing-group at row 3']);
  });

  test('without a column DV there is nothing to fit', () => {
    expect(() => readPeople(predictor, 'ID,TIME,AMT,BW\n1,0,100,70')).toThrow('no column DV');
  });
});

test('a level read from its bytes is the level read cell by cell', () => {
  const cell = fc.constantFrom('.', '0', '1', '-1', '2', '0.5', '12.25', '1e1', 'x');
  const row = fc.tuple(
    fc.constantFrom('0', '1', '2', '3'),
    cell,
    fc.constantFrom('.', '0', '1', '2'),
    fc.constantFrom('.', '0', '1', '-1'),
    cell,
  );
  const outcome = (rows: readonly string[]): unknown => {
    try {
      return read(rows);
    } catch (thrown) {
      return thrown instanceof DatasetError ? thrown.issues : thrown;
    }
  };
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const lines = rows.map(([evid, dv, mdv, cens, weight], i) => [
        1,
        i + 1,
        evid === '1' ? 5 : '.',
        '.',
        evid,
        dv,
        mdv,
        cens,
        weight,
        90,
      ]);
      const plain = [DOSE, ...lines.map((cells) => cells.join(','))];
      const closely = [DOSE, ...lines.map((cells) => cells.map((one) => `"${one}"`).join(','))];
      expect(outcome(plain)).toEqual(outcome(closely));
    }),
    { numRuns: 500, seed: 11 },
  );
});

describe('a model that cannot be fitted says so before any data are read', () => {
  const about = {
    drug: { name: 'x' },
    summary: '',
    source: { citation: 'x' },
    population: { subjects: 1, description: '' },
    limits: [],
    checks: [],
    covariates: {},
    structure: oneCompartmentInfusion,
  } as const;
  const parameters = {
    CL: { value: 5, unit: 'L/h', from: 'x', between: variance(0.1) },
    V: { value: 50, unit: 'L', from: 'x', between: variance(0.1) },
  };
  const individual = (p: { CL: number; V: number }) => ({ CL: p.CL, V: p.V });

  test('because its Omega is no covariance', () => {
    const three = { ...parameters, W: { value: 1, unit: 'L', from: 'x', between: variance(0.1) } };
    const model = defineModel({
      ...about,
      id: 'test/no-covariance',
      parameters: three,
      correlated: [
        together(['CL', 'V'], { correlation: 0.9 }),
        together(['V', 'W'], { correlation: 0.9 }),
        together(['CL', 'W'], { correlation: -0.9 }),
      ],
      individual,
      error: exponentialError({ log: 0.1, from: 'x' }),
    });
    expect(needsOfLevels(predictorOf(model))).toMatchObject({ ok: false, issues: [{ code: 'no-covariance' }] });
  });

  test('because its residual error is 0', () => {
    const model = defineModel({ ...about, id: 'test/no-error', parameters, individual, error: exponentialError({ log: 0, from: 'x' }) });
    expect(needsOfLevels(predictorOf(model))).toMatchObject({ ok: false, issues: [{ code: 'no-residual-error' }] });
  });

  test('because it states none', () => {
    const stated = { ...about, id: 'test/none', parameters, individual } as unknown as Parameters<typeof defineModel>[0];
    expect(() => defineModel(stated)).toThrow('no residual error is stated');
  });
});
