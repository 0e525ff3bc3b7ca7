import { describe, expect, test } from 'vitest';
import { splitLine } from '../../src/study/dataset-cells.ts';
import { etasOfPerson, readEtas } from '../../src/study/read-etas.ts';
import { HEAD, mistakes, parentAndMetabolite, read, varying } from './read-dataset.ts';

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
  ])('%s is told with its row and column', (_what, row, expected) => {
    expect(mistakes(`${HEAD}\n${row}`)).toEqual([expected]);
  });

  test('time that goes back within a person is told, but not from one person to the next, nor at a reset', () => {
    expect(mistakes(`${HEAD}\n1,5,100,.,.,.,.,1,.,70\n1,4,.,.,.,.,.,0,.,70`)).toEqual(['decreasing-time at row 3, column TIME']);
    expect(mistakes(`${HEAD}\n1,5,100,.,.,.,.,1,.,70\n2,4,100,.,.,.,.,1,.,70\n2,0,.,.,.,.,.,3,.,70`)).toEqual([]);
  });

  test('every mistake is told, not only the first', () => {
    expect(mistakes(`${HEAD}\n1,0,much,.,.,.,.,1,.,70\n1,1,.,.,.,.,.,0,.,x`)).toEqual([
      'unreadable-cell at row 2, column AMT',
      'unreadable-cell at row 3, column WT',
    ]);
  });

  test('a covariate without a column is asked for, an unused column is named', () => {
    expect(mistakes('ID,TIME,AMT\n1,0,100')).toEqual(['missing-covariate at row 1']);
    expect(read(`${HEAD},SEX\n1,0,100,.,.,.,.,1,.,70,M`).warnings.map(({ at }) => at)).toEqual(['row 1, column SEX']);
  });

  test('an empty data set is said to be empty', () => {
    expect(mistakes(HEAD)).toEqual(['empty-data at row 1']);
    expect(mistakes('')).toEqual(['empty-data at row 1']);
  });
});

describe('what a row leaves out has its usual meaning', () => {
  test('a row with an amount is a dose, one without is an observation', () => {
    const { people } = read('ID,TIME,AMT,WT\nA,0,100,70\nA,1,.,70\nA,2,,70');
    expect(people[0]?.records.map(({ evid, amount }) => [evid, amount])).toEqual([
      [1, 100],
      [0, 0],
      [0, 0],
    ]);
  });

  test('a person ends where the ID changes', () => {
    const { people } = read(`ID,TIME,WT\n1,0,70\n1,1,70\n2,0,70\n1,0,70`);
    expect(people.map(({ id, records }) => [id, records.length])).toEqual([
      ['1', 2],
      ['2', 1],
      ['1', 1],
    ]);
  });

  test('quotes, a byte order mark, spaces and Fortran’s exponent are read', () => {
    const { people } = read('\uFEFFID,TIME,AMT,WT\n"Smith, J", 0 ,1D2,7.0e1');
    expect(people[0]).toMatchObject({ id: 'Smith, J', records: [{ time: 0, amount: 100, covariates: { WT: 70 } }] });
    expect(splitLine('a,"b ""c"", d",')).toEqual(['a', 'b "c", d', '']);
  });

  test('an infusion without end needs no amount and no interval', () => {
    const { people } = read(`${HEAD}\n1,0,.,10,.,.,1,1,.,70`);
    expect(people[0]?.records[0]).toMatchObject({ steadyState: 1, rate: 10, interval: 0 });
  });

  test('a compartment is named or counted from 1; 0 and nothing are the one doses go into', () => {
    const { people } = read('ID,TIME,AMT,CMT\n1,0,1,metabolite\n1,0,1,2\n1,0,1,0\n1,0,1,.', parentAndMetabolite);
    expect(people[0]?.records.map(({ compartment }) => compartment)).toEqual([2, 1, 0, 0]);
  });

  test('DVID picks the output by place or name, CMT by the state it is observed in, nothing the one that is measured', () => {
    const { people } = read('ID,TIME,CMT,DVID\n1,0,.,2\n1,0,.,CP\n1,0,3,.\n1,0,parent,.\n1,0,.,.', parentAndMetabolite);
    expect(people[0]?.records.map(({ output }) => output)).toEqual([1, 0, 1, 0, 0]);
    expect(mistakes('ID,TIME,CMT,DVID\n1,0,1,.\n1,0,.,3', parentAndMetabolite)).toEqual([
      'unknown-output at row 2, column CMT',
      'unknown-output at row 3, column DVID',
    ]);
  });
});

describe('occasions', () => {
  test('are counted within a person in the order in which their labels appear', () => {
    const { people } = read('ID,TIME,OCC\n1,0,second\n1,1,1\n1,2,second\n2,0,1\n2,1,7', varying);
    expect(people.map(({ occasions, records }) => [occasions, records.map(({ occasion }) => occasion)])).toEqual([
      [
        ['second', '1'],
        [0, 1, 0],
      ],
      [
        ['1', '7'],
        [0, 1],
      ],
    ]);
  });

  test('that a model varies between and no column tells apart are one, and a warning says so', () => {
    const { people, warnings } = read('ID,TIME\n1,0\n1,1', varying);
    expect(people[0]).toMatchObject({ occasions: [''], records: [{ occasion: 0 }, { occasion: 0 }] });
    expect(warnings.map(({ code, severity }) => [code, severity])).toEqual([['one-occasion', 'warning']]);
  });

  test('must be named on every row where they matter, and are passed over where they do not', () => {
    expect(mistakes('ID,TIME,OCC\n1,0,1\n1,1,.', varying)).toEqual(['missing-occasion at row 3, column OCC']);
    const { people, warnings } = read('ID,TIME,OCC,WT\n1,0,1,70\n1,1,.,70');
    expect({ warnings, occasions: people[0]?.occasions }).toEqual({ warnings: [], occasions: [] });
  });
});

describe('the etas of each person', () => {
  test('are read by name, 0 where left out', () => {
    const etas = readEtas({ 7: { CL: 0.2 }, A: {} }, varying);
    expect(etas.ok && ['7', 'A', 'B'].map((id) => etasOfPerson(etas.value, id, varying, ['1', '2']))).toEqual([
      Float64Array.of(0.2, 0, 0),
      Float64Array.of(0, 0, 0),
      undefined,
    ]);
  });

  test('may differ from occasion to occasion, by label; one that the person has not is told', () => {
    const etas = readEtas({ 7: { CL: 0.2, occasions: { b: { CL: -0.1 } } } }, varying);
    expect(etas.ok && etasOfPerson(etas.value, '7', varying, ['a', 'b'])).toEqual(Float64Array.of(0.2, 0, -0.1));
    expect(etas.ok && etasOfPerson(etas.value, '7', varying, ['a'])).toMatch(/occasion "b"/);
  });

  test.each([
    [null],
    [[]],
    [{ 1: 3 }],
    [{ 1: { KA: 0.1 } }],
    [{ 1: { CL: '0.1' } }],
    [{ 1: { CL: null } }],
    [{ 1: { occasions: 1 } }],
    [{ 1: { occasions: { a: 1 } } }],
    [{ 1: { occasions: { a: { V: 0.1 } } } }],
  ])('%j is refused', (value) => {
    expect(readEtas(value, varying).ok).toBe(false);
  });
});
