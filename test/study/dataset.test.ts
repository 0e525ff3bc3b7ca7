import { describe, expect, test } from 'vitest';
import { covariate, defineModel, equations, givenWith, oneCompartmentInfusion, proportionalError } from '../../src/domain/define-model.ts';
import type { Issue } from '../../src/domain/issue.ts';
import { splitLine } from '../../src/study/dataset-cells.ts';
import { DatasetError, type Person, readPeople } from '../../src/study/dataset.ts';
import { readEtas } from '../../src/study/read-etas.ts';
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

const single = defineModel({
  ...about,
  id: 'test/single',
  covariates: { WT: covariate('kg', 'weight') },
  parameters: { CL: { value: 5, unit: 'L/h', from: 'test' }, V: { value: 50, unit: 'L', from: 'test' } },
  structure: givenWith(oneCompartmentInfusion, { duration: () => ({ central: 2 }) }),
  individual: (p) => p,
});

const parentAndMetabolite = defineModel({
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

async function* linesOf(text: string): AsyncGenerator<string> {
  if (text !== '')
    yield* text
      .trim()
      .split('\n')
      .map((line) => line.trim());
}

async function read(text: string, model = single): Promise<{ people: Person[]; warnings: Issue[] }> {
  const people: Person[] = [];
  const warnings: Issue[] = [];
  const kinetics = describeKinetics(model);
  for await (const person of readPeople(linesOf(text), Object.keys(model.covariates), kinetics, (issues) => void warnings.push(...issues)))
    people.push(person);
  return { people, warnings };
}

/** The mistakes that stop a data set, as `code at place`. */
const mistakes = async (text: string, model = single): Promise<string[]> => {
  try {
    await read(text, model);
    return [];
  } catch (thrown) {
    if (!(thrown instanceof DatasetError)) throw thrown;
    return thrown.issues.map(({ code, at }) => `${code} at ${at ?? ''}`);
  }
};

const HEAD = 'ID,TIME,AMT,RATE,II,ADDL,SS,EVID,CMT,WT';

describe('a data set is read as it stands or not at all', () => {
  test.each([
    ['a cell that is no number', '1,0,much,.,.,.,.,1,.,70', 'unreadable-cell at row 2, column AMT'],
    ['a number with an unit', '1,0,100,.,.,.,.,1,.,70kg', 'unreadable-cell at row 2, column WT'],
    ['a hexadecimal number', '1,0x10,100,.,.,.,.,1,.,70', 'unreadable-cell at row 2, column TIME'],
    ['an endless number', '1,0,1e999,.,.,.,.,1,.,70', 'unreadable-cell at row 2, column AMT'],
    ['a negative time', '1,-1,100,.,.,.,.,1,.,70', 'negative-time at row 2, column TIME'],
    ['no time', '1,.,100,.,.,.,.,1,.,70', 'missing-time at row 2, column TIME'],
    ['no person', '.,0,100,.,.,.,.,1,.,70', 'missing-id at row 2, column ID'],
    ['a compartment that is not there', '1,0,100,.,.,.,.,1,2,70', 'unknown-compartment at row 2, column CMT'],
    ['a compartment that is not there on an observation', '1,0,.,.,.,.,.,0,7,70', 'unknown-compartment at row 2, column CMT'],
    ['RATE on an observation', '1,0,.,10,.,.,.,0,.,70', 'dose-without-dose-event at row 2, column RATE'],
    ['SS without II', '1,0,100,.,.,.,1,1,.,70', 'missing-interval at row 2, column II'],
    ['ADDL without II', '1,0,100,.,.,3,.,1,.,70', 'missing-interval at row 2, column II'],
    ['a thousand million additional doses', '1,0,100,.,12,1000000000,.,1,.,70', 'impossible-additional at row 2, column ADDL'],
    ['half an additional dose', '1,0,100,.,12,0.5,.,1,.,70', 'impossible-additional at row 2, column ADDL'],
    ['a missing covariate', '1,0,100,.,.,.,.,1,.,.', 'missing-covariate at row 2, column WT'],
    ['an event of no kind', '1,0,100,.,.,.,.,5,.,70', 'unknown-event at row 2, column EVID'],
    ['a negative amount', '1,0,-100,.,.,.,.,1,.,70', 'negative-amount at row 2, column AMT'],
    ['a dose without an amount', '1,0,.,.,.,.,.,1,.,70', 'missing-amount at row 2, column AMT'],
    ['a rate of no kind', '1,0,100,-3,.,.,.,1,.,70', 'unknown-rate at row 2, column RATE'],
    ['a modelled rate the model does not state', '1,0,100,-1,.,.,.,1,.,70', 'nothing-modelled at row 2, column RATE'],
    ['a steady state of no kind', '1,0,100,.,12,.,3,1,.,70', 'unknown-steady-state at row 2, column SS'],
    ['a cell too many', '1,0,100,.,.,.,.,1,.,70,1', 'wrong-width at row 2'],
    ['a quote that is not closed', '"1,0,100,.,.,.,.,1,.,70', 'open-quote at row 2'],
  ])('%s is told with its row and column', async (_what, row, expected) => {
    expect(await mistakes(`${HEAD}\n${row}`)).toEqual([expected]);
  });

  test('time that goes back within a person is told, but not from one person to the next, nor at a reset', async () => {
    expect(await mistakes(`${HEAD}\n1,5,100,.,.,.,.,1,.,70\n1,4,.,.,.,.,.,0,.,70`)).toEqual(['decreasing-time at row 3, column TIME']);
    expect(await mistakes(`${HEAD}\n1,5,100,.,.,.,.,1,.,70\n2,4,100,.,.,.,.,1,.,70\n2,0,.,.,.,.,.,3,.,70`)).toEqual([]);
  });

  test('every mistake is told, not only the first', async () => {
    expect(await mistakes(`${HEAD}\n1,0,much,.,.,.,.,1,.,70\n1,1,.,.,.,.,.,0,.,x`)).toEqual([
      'unreadable-cell at row 2, column AMT',
      'unreadable-cell at row 3, column WT',
    ]);
  });

  test('a covariate without a column is asked for, an unused column is named', async () => {
    expect(await mistakes('ID,TIME,AMT\n1,0,100')).toEqual(['missing-covariate at row 1']);
    expect((await read(`${HEAD},SEX\n1,0,100,.,.,.,.,1,.,70,M`)).warnings.map(({ at }) => at)).toEqual(['row 1, column SEX']);
  });

  test('an empty data set is said to be empty', async () => {
    expect(await mistakes(HEAD)).toEqual(['empty-data at row 1']);
    expect(await mistakes('')).toEqual(['empty-data at row 1']);
  });
});

describe('what a row leaves out has its usual meaning', () => {
  test('a row with an amount is a dose, one without is an observation', async () => {
    const { people } = await read('ID,TIME,AMT,WT\nA,0,100,70\nA,1,.,70\nA,2,,70');
    expect(people[0]?.records.map(({ evid, amount }) => [evid, amount])).toEqual([
      [1, 100],
      [0, 0],
      [0, 0],
    ]);
  });

  test('a person ends where the ID changes', async () => {
    const { people } = await read(`ID,TIME,WT\n1,0,70\n1,1,70\n2,0,70\n1,0,70`);
    expect(people.map(({ id, records }) => [id, records.length])).toEqual([
      ['1', 2],
      ['2', 1],
      ['1', 1],
    ]);
  });

  test('quotes, a byte order mark, spaces and Fortran’s exponent are read', async () => {
    const { people } = await read('\uFEFFID,TIME,AMT,WT\n"Smith, J", 0 ,1D2,7.0e1');
    expect(people[0]).toMatchObject({ id: 'Smith, J', records: [{ time: 0, amount: 100, covariates: { WT: 70 } }] });
    expect(splitLine('a,"b ""c"", d",')).toEqual(['a', 'b "c", d', '']);
  });

  test('an infusion without end needs no amount and no interval', async () => {
    const { people } = await read(`${HEAD}\n1,0,.,10,.,.,1,1,.,70`);
    expect(people[0]?.records[0]).toMatchObject({ steadyState: 1, rate: 10, interval: 0 });
  });

  test('a compartment is named or counted from 1; 0 and nothing are the one doses go into', async () => {
    const { people } = await read('ID,TIME,AMT,CMT\n1,0,1,metabolite\n1,0,1,2\n1,0,1,0\n1,0,1,.', parentAndMetabolite);
    expect(people[0]?.records.map(({ compartment }) => compartment)).toEqual([2, 1, 0, 0]);
  });

  test('DVID picks the output by place or name, CMT by the state it is observed in, nothing the one that is measured', async () => {
    const { people } = await read('ID,TIME,CMT,DVID\n1,0,.,2\n1,0,.,CP\n1,0,3,.\n1,0,parent,.\n1,0,.,.', parentAndMetabolite);
    expect(people[0]?.records.map(({ output }) => output)).toEqual([1, 0, 1, 0, 0]);
    expect(await mistakes('ID,TIME,CMT,DVID\n1,0,1,.\n1,0,.,3', parentAndMetabolite)).toEqual([
      'unknown-output at row 2, column CMT',
      'unknown-output at row 3, column DVID',
    ]);
  });
});

describe('the etas of each person', () => {
  test('are read by name, 0 where left out', () => {
    const etas = readEtas({ 7: { V: 0.2 }, A: {} }, ['CL', 'V']);
    expect(etas.ok && [...etas.value].map(([id, values]) => [id, ...values])).toEqual([
      ['7', 0, 0.2],
      ['A', 0, 0],
    ]);
  });

  test.each([[null], [[]], [{ 1: 3 }], [{ 1: { KA: 0.1 } }], [{ 1: { CL: '0.1' } }], [{ 1: { CL: null } }]])('%j is refused', (value) => {
    expect(readEtas(value, ['CL', 'V']).ok).toBe(false);
  });
});
