import { describe, expect, test } from 'vitest';
import { combinedSum, defineModel, equations, oneCompartmentInfusion, proportionalError, variance } from '../../src/domain/define-model.ts';
import { modelOfCase, readFitCases } from '../../src/study/check/case-models.ts';
import { belowQuantification, mapbayrIntroduction, mapbayrOral } from '../../src/study/check/published-models.ts';
import { etasOfPerson, readEtas } from '../../src/study/read-etas.ts';
import { openStream } from '../../src/numerics/random.ts';
import { predictPerson } from '../../src/twin/predict.ts';
import { fitText, predictorOf, readPeople } from './read-people.ts';

const furthest = (found: readonly number[] | null, published: readonly number[]): number =>
  Math.max(...published.map((one, i) => Math.abs((found?.[i] ?? Number.NaN) - one)));

const about = {
  drug: { name: 'example' },
  summary: '',
  source: { citation: 'test' },
  population: { subjects: 1, description: '' },
  limits: [],
  checks: [],
};

describe('people of a data set are fitted as other programs fit them', () => {
  // R1: NONMEM 7 post hoc, as published with mapbayr. Doses at 0 and from 72 every 24 h; the level of 3 at 216 is drawn before the dose, which by mouth changes nothing at that moment.
  const doses = (id: number, amount: number) => [`${id},0,${amount},.,.,1,.,1`, `${id},72,${amount},24,6,1,.,1`];
  const level = (id: number, time: number, value: number) => `${id},${time},.,.,.,0,${value},0`;
  const person = (id: number, amount: number, levels: readonly [number, number][]): string[] =>
    [...doses(id, amount), ...levels.map(([time, value]) => level(id, time, value))].toSorted(
      (a, b) => Number(a.split(',')[1]) - Number(b.split(',')[1]),
    );
  const oral = [
    'ID,TIME,AMT,II,ADDL,EVID,DV,MDV',
    ...person(1, 10000, [
      [1.5, 91.2904],
      [4.4, 110.826],
      [7.1, 79.384],
      [24.6, 20.6671],
    ]),
    ...person(3, 10000, [
      [215, 7.79911],
      [216, 6.7926],
      [221, 96.7771],
      [222.6, 72.8342],
    ]),
    ...person(5, 30000, [
      [1.5, 466.273],
      [3, 457.846],
      [8.9, 396.271],
      [20.8, 220.096],
    ]),
    ...person(8, 30000, [[232.4, 239.501]]),
  ].join('\n');

  test('four people by mouth with additional doses: NONMEM to 1e-4, its covariance to 1e-6', () => {
    const fits = fitText(mapbayrOral, oral, { covariance: 'fisher' });
    const published = [
      [0.405058386, 0.0728505976, -0.0749540941],
      [0.767680982, -0.139206821, 0.0821537434],
      [-0.356969487, -0.232178765, 0.0860926557],
      [0.0266508767, -0.00704240138, 0.00123001684],
    ];
    expect(fits.map(({ ID, status }) => [ID, status])).toEqual(['1', '3', '5', '8'].map((id) => [id, 'converged']));
    for (const [i, fit] of fits.entries()) expect(furthest(fit.eta, published[i] ?? [])).toBeLessThan(1e-4);
    const [first] = fits;
    expect(first?.covariance?.name).toBe('fisher');
    const lower = (first?.covariance?.matrix ?? []).flatMap((row, i) => row.slice(0, i + 1));
    expect(furthest(lower, [0.012812, 0.0054087, 0.0231664, 0.0004695, 0.0219134, 0.1252527])).toBeLessThan(1e-6);
    expect(first?.se?.[0]).toBeCloseTo(Math.sqrt(0.012812), 5);
    expect(first?.shrinkage?.[0]).toBeCloseTo(0.012812 / 0.2, 5);
  });

  test('two compartments by vein with a covariate: mapbayr', () => {
    const [fit] = fitText(mapbayrIntroduction, 'ID,TIME,AMT,RATE,DV,BW\n1,0,100,20,.,90\n1,6,.,.,3.9,90\n1,15,.,.,1.1,90');
    expect(furthest(fit?.eta ?? null, [0.3872104, 0.1569604])).toBeLessThan(1e-4);
    expect(fit?.parameters?.['CL']).toBeCloseTo(0.9 * Math.exp(0.3872104) * (90 / 70) ** 1.2, 4);
  });

  test.each([
    ['censored by CENS 1', '1', [-0.0427451, -0.122636]],
    ['with CENS 0 a measured one', '0', [-0.0706898, -0.113914]],
  ])('a level at the limit of quantification is %s: mapbayr', (_what, censored, published) => {
    const text = `ID,TIME,AMT,RATE,DV,CENS\n1,0,100,1200,.,.\n1,1,.,.,75,0\n1,6,.,.,25,0\n1,24,.,.,7,0\n1,48,.,.,1,${censored}`;
    const [fit] = fitText(belowQuantification, text);
    expect(furthest(fit?.eta ?? null, published)).toBeLessThan(1e-4);
    const last = fit?.levels.at(-1);
    expect([last?.CENS, last?.IRES === null]).toEqual([Number(censored), censored === '1']);
  });

  test.each(readFitCases().map((one) => [one.name, one] as const))('%s: three optimisers', (_name, one) => {
    const { records, covariates, reference } = one;
    const names = Object.keys(covariates);
    const rows = records.map(({ time, evid, amt, rate, ii, addl, ss, DV }) =>
      [1, time, amt, rate, ii, addl, ss, evid, DV ?? '.', evid === 0 ? 0 : 1, ...names.map((name) => covariates[name])].join(','),
    );
    const [fit] = fitText(modelOfCase(one), [['ID,TIME,AMT,RATE,II,ADDL,SS,EVID,DV,MDV', ...names].join(','), ...rows].join('\n'));
    expect(furthest(fit?.eta ?? null, reference.eta)).toBeLessThan(1e-4);
    expect(fit?.OFV).toBeCloseTo(reference.ofv, 5);
    const levels = fit?.levels ?? [];
    for (const [i, ipred] of reference.ipred.entries()) expect(Math.abs((levels[i]?.IPRED ?? 0) / ipred - 1)).toBeLessThan(1e-4);
    const spread = reference.posterior_covariance_2_inv_hessian.map((row, i) => Math.sqrt(row[i] ?? Number.NaN));
    for (const [i, sd] of spread.entries()) expect((fit?.se?.[i] ?? 0) / sd).toBeCloseTo(1, 3);
  });
});

const varying = defineModel({
  ...about,
  id: 'test/occasions',
  covariates: {},
  parameters: {
    CL: { value: 5, unit: 'L/h', from: 'test', between: variance(0.09), betweenOccasions: variance(0.04) },
    V: { value: 50, unit: 'L', from: 'test', between: variance(0.04) },
  },
  structure: oneCompartmentInfusion,
  individual: (p) => ({ CL: p.CL, V: p.V }),
  error: proportionalError({ proportional: 0.01, from: 'test' }),
});

test('the sum of the etas of a person and of an occasion is recovered from precise levels, and goes back into simulate', () => {
  const text = (values: readonly (number | string)[]): string =>
    [
      'ID,TIME,AMT,EVID,OCC,DV',
      ...['1', 'b', '3'].flatMap((occasion, i) => [
        `7,${48 * i},500,1,${occasion},.`,
        ...[2, 8, 20, 30].map((after, j) => `7,${48 * i + after},.,0,${occasion},${values[4 * i + j] ?? '.'}`),
      ]),
    ].join('\n');
  const predictor = predictorOf(varying);
  const truth = [0.25, -0.1, 0.15, -0.3, 0.1];
  const [person] = readPeople(predictor, text([])).people;
  if (!person) throw new Error('nobody');
  const predictions: number[] = [];
  predictPerson(predictor, person.records, truth, (_index, prediction) => predictions.push(prediction));
  const { normal } = openStream(5);
  const noisy = predictions.map((one) => one * (1 + 0.01 * normal()));
  const [fit] = fitText(varying, text(noisy));
  expect(fit?.status).toBe('converged');
  const [cl = 0, v = 0, ...between] = fit?.eta ?? [];
  // Each occasion has four levels of 1 %: its clearance is known to about 1 %.
  for (const [i, own] of between.entries()) expect(Math.abs(cl + own - (0.25 + (truth[2 + i] ?? 0)))).toBeLessThan(0.04);
  expect(Math.abs(v + 0.1)).toBeLessThan(0.03);
  const read = readEtas({ 7: fit?.etas }, varying);
  if (!read.ok) throw new Error(read.issues[0]?.text);
  expect([...(etasOfPerson(read.value, '7', varying, person.occasions) as Float64Array)]).toEqual(fit?.eta);
});

describe('two outputs', () => {
  const model = defineModel({
    ...about,
    id: 'test/metabolite',
    covariates: {},
    parameters: {
      K: { value: 0.2, unit: '1/h', from: 'test', between: variance(0.1) },
      KM: { value: 0.1, unit: '1/h', from: 'test', between: variance(0.1) },
    },
    structure: equations({
      states: { parent: 'mg', metabolite: 'mg' },
      needs: ['K', 'KM'],
      doseInto: 'parent',
      flow: (x, p) => ({ parent: -p.K * x.parent, metabolite: p.K * x.parent - p.KM * x.metabolite }),
      outputs: {
        CP: { unit: 'mg/L', is: (x) => x.parent / 10, of: 'parent' },
        CM: { unit: 'mg/L', is: (x) => x.metabolite / 10, of: 'metabolite' },
        A: { unit: 'mg', is: (x) => x.parent },
      },
      observe: 'CP',
    }),
    individual: (p) => ({ K: p.K, KM: p.KM }),
    error: {
      CP: proportionalError({ proportional: 0.1, from: 'test' }),
      CM: combinedSum({ proportional: 0.1, additive: 0.01, unit: 'mg/L', from: 'test' }),
    },
  });
  const both = 'ID,TIME,AMT,EVID,DVID,CMT,DV\n1,0,100,1,.,1,.\n1,4,.,0,CP,.,5.5\n1,4,.,0,.,2,3\n1,10,.,0,2,.,3.9\n';

  test('tell of both parameters what one alone cannot', () => {
    const [fit] = fitText(model, both);
    const [parent] = fitText(model, both.split('\n').slice(0, 3).join('\n'));
    expect(fit?.levels.map(({ DVID }) => DVID)).toEqual([1, 2, 2]);
    expect(parent?.shrinkage?.[1]).toBeCloseTo(1, 4);
    expect(fit?.shrinkage?.[1]).toBeLessThan(0.5);
  });

  test('of which one has no residual error cannot be fitted to that one', () => {
    expect(() => fitText(model, `${both}1,12,.,0,A,.,3`)).toThrow('no residual error for A');
  });
});

describe('what is fitted and what not', () => {
  const HEAD = 'ID,TIME,AMT,RATE,DV,MDV,WEIGHT,BW';
  const dose = '1,0,100,20,.,1,.,90';
  const fitRows = (...rows: string[]) => fitText(mapbayrIntroduction, [HEAD, dose, ...rows].join('\n'))[0];

  test('MDV 1 is not used, nor is WEIGHT 0, which is shown all the same', () => {
    const bare = fitRows('1,6,.,.,3.9,0,1,90');
    expect(fitRows('1,6,.,.,3.9,0,1,90', '1,8,.,.,99,1,1,90')?.eta).toEqual(bare?.eta);
    const excluded = fitRows('1,6,.,.,3.9,0,1,90', '1,8,.,.,99,0,0,90');
    expect(excluded?.eta).toEqual(bare?.eta);
    expect(excluded?.levels.map(({ DV, WEIGHT }) => [DV, WEIGHT])).toEqual([
      [3.9, 1],
      [99, 0],
    ]);
  });

  test('a level of weight 2 tells as much as the same level twice', () => {
    const [weighed, twice] = [fitRows('1,6,.,.,3.9,0,2,90'), fitRows('1,6,.,.,3.9,0,1,90', '1,6,.,.,3.9,0,1,90')];
    expect(furthest(weighed?.eta ?? null, twice?.eta ?? [])).toBeLessThan(1e-9);
  });

  test('a light prior lets the levels speak louder', () => {
    const text = [HEAD, dose, '1,6,.,.,3.9,0,1,90'].join('\n');
    const [light, full] = [0.1, 1].map((priorWeight) => fitText(mapbayrIntroduction, text, { priorWeight })[0]);
    expect(Math.abs(light?.levels[0]?.IRES ?? 0)).toBeLessThan(Math.abs(full?.levels[0]?.IRES ?? 0));
  });

  test('a person without levels is the prior: nothing is known of them but their covariates', () => {
    expect(fitRows()).toMatchObject({ status: 'prior', eta: [0, 0], OFV: 0, shrinkage: [1, 1], covariance: { name: 'prior' }, levels: [] });
  });

  test('a person whose level nothing explains has a reason and no numbers, and the next one is fitted', () => {
    const pulse = defineModel({
      ...about,
      id: 'test/late',
      covariates: {},
      parameters: { K: { value: 0.2, unit: '1/h', from: 'test', between: variance(0.1) } },
      structure: equations({
        states: { x: 'mg' },
        needs: ['K'],
        doseInto: 'x',
        flow: (x, p) => ({ x: -p.K * x.x }),
        outputs: { CP: { unit: 'mg/L', is: (x) => x.x } },
        observe: 'CP',
      }),
      individual: (p) => ({ K: p.K }),
      error: proportionalError({ proportional: 0.1, from: 'test' }),
    });
    const fits = fitText(pulse, 'ID,TIME,AMT,DV\n1,0,.,5\n1,1,10,.\n2,0,10,.\n2,3,.,5');
    expect(fits.map(({ status, eta, OFV, levels }) => [status, eta === null, OFV === null, levels.length])).toEqual([
      ['failed', true, true, 0],
      ['converged', false, false, 1],
    ]);
    expect(fits[0]?.why).toContain('row 2: the doses above explain nothing of CP at 0');
  });

  test('the posterior is drawn by a stated method, a person’s own draws at any place, around the mode', () => {
    const text = [HEAD, dose, '1,6,.,.,3.9,0,1,90', '1,15,.,.,1.1,0,1,90'].join('\n');
    const one = fitText(mapbayrIntroduction, text, { method: 'posterior' })[0]?.posterior;
    const map = fitText(mapbayrIntroduction, text)[0];
    expect(one).toMatchObject({ method: 'importance resampling', draws: 1000 });
    expect(one?.paretoShape).toBeLessThan(0.7);
    const { mean = 0, sd = 0, p5 = 0, p95 = 0 } = one?.etas['CL'] ?? {};
    expect(Math.abs(mean - (map?.eta?.[0] ?? 0))).toBeLessThan(sd);
    expect([p5 < mean, mean < p95]).toEqual([true, true]);
    expect(one?.parameters['CL']?.p50).toBeCloseTo(0.9 * (90 / 70) ** 1.2 * Math.exp(one?.etas['CL']?.p50 ?? 0), 2);
  });
});
