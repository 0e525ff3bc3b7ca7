import type { Weighing } from '../../domain/choice.ts';
import type { PkModel } from '../../domain/define-model.ts';
import type { JobLevel } from '../../domain/job.ts';
import type { Dose } from '../../domain/regimen.ts';
import { type CovarianceFormula, type Estimate, estimate } from '../../twin/estimate.ts';
import { gatherEvidence } from '../../twin/evidence.ts';
import { withEtas } from '../../twin/individual.ts';
import { simulate } from '../../twin/simulate.ts';
import { weighModels } from '../../twin/weigh-models.ts';
import { dosesOf, modelOfCase, readFitCases } from './case-models.ts';
import {
  belowQuantification,
  gotiOfPosologyr,
  mapbayrIntroduction,
  mapbayrMixed,
  mapbayrOral,
  thomsonOfMipdeval,
} from './published-models.ts';
import { type Reproduced, hold } from './reproduced.ts';

/** Etas to this, predictions and weights relative to this: what other programs print no more digits for. */
const ETA = 1e-4;

type Converged = Extract<Estimate, { status: 'converged' }>;

const level = (at: number, value: number, below = false): JobLevel => ({ at, value, below });

function fitted(
  model: PkModel,
  values: Record<string, number>,
  doses: readonly Dose[],
  levels: readonly JobLevel[],
  formula?: CovarianceFormula,
): Converged {
  const found = estimate(gatherEvidence(model, [{ at: 0, values }], doses, levels), formula);
  if (found.status === 'failed') throw new Error(found.why);
  return found;
}

/** Predicted levels of a person with these etas. */
function predicted(
  model: PkModel,
  values: Record<string, number>,
  etas: readonly number[],
  doses: readonly Dose[],
  times: readonly number[],
) {
  const course = simulate(model, [{ at: 0, values }], etas, doses, times);
  if (!course.ok) throw new Error(course.issues[0]?.text);
  return course.value.concentrations;
}

const lower = (matrix: readonly (readonly number[])[]): number[] => matrix.flatMap((row, i) => row.slice(0, i + 1));

const atOnce = (amount: number, ...times: number[]): Dose[] => times.map((at) => ({ at, amount, duration: 0 }));

/** Post hoc etas of NONMEM 7 for one compartment by mouth, as published with mapbayr, and the covariance that NONMEM reports. */
function oral(): Reproduced[] {
  const course = (dose: number): Dose[] => atOnce(dose, 0, ...Array.from({ length: 7 }, (_, i) => 72 + 24 * i));
  const people = [
    {
      id: 1,
      dose: 10000,
      levels: [
        [1.5, 91.2904],
        [4.4, 110.826],
        [7.1, 79.384],
        [24.6, 20.6671],
      ],
      eta: [0.405058386, 0.0728505976, -0.0749540941],
    },
    {
      id: 3,
      dose: 10000,
      levels: [
        [215, 7.79911],
        [216, 6.7926],
        [221, 96.7771],
        [222.6, 72.8342],
      ],
      eta: [0.767680982, -0.139206821, 0.0821537434],
    },
    {
      id: 5,
      dose: 30000,
      levels: [
        [1.5, 466.273],
        [3, 457.846],
        [8.9, 396.271],
        [20.8, 220.096],
      ],
      eta: [-0.356969487, -0.232178765, 0.0860926557],
    },
    { id: 8, dose: 30000, levels: [[232.4, 239.501]], eta: [0.0266508767, -0.00704240138, 0.00123001684] },
  ];
  const fits = people.map(({ id, dose, levels, eta }) => {
    const found = fitted(
      mapbayrOral,
      {},
      course(dose),
      levels.map(([at = 0, value = 0]) => level(at, value)),
    );
    return hold(`R1 person ${id}`, 'etas, one compartment by mouth: NONMEM 7 post hoc', found.eta, eta, ETA);
  });
  const [first] = people;
  const levels = (first?.levels ?? []).map(([at = 0, value = 0]) => level(at, value));
  const by = (formula: CovarianceFormula): number[] => lower(fitted(mapbayrOral, {}, course(10000), levels, formula).covariance);
  return [
    ...fits,
    hold(
      'R1 covariance',
      'posterior covariance by first derivatives: NONMEM 7',
      by('fisher'),
      [0.012812, 0.0054087, 0.0231664, 0.0004695, 0.0219134, 0.1252527],
      1e-6,
    ),
    hold(
      'R1 covariance',
      'posterior covariance by the exact Hessian: recomputed',
      by('hessian'),
      [0.013683, 0.005035, 0.023715, -0.000305, 0.021307, 0.132214],
      2e-6,
    ),
  ];
}

function infusions(): Reproduced[] {
  const introduction = fitted(mapbayrIntroduction, { BW: 90 }, [{ at: 0, amount: 100, duration: 5 }], [level(6, 3.9), level(15, 1.1)]);
  const goti = fitted(
    gotiOfPosologyr,
    { CLCR: 34, WT: 62 },
    [
      { at: 0, amount: 1900, duration: 1 },
      { at: 22.2, amount: 1750, duration: 1 },
    ],
    [level(12, 14.8), level(37.5, 22.5)],
  );
  const { CL = 0, V1 = 0, V2 = 0 } = gotiOfPosologyr.individual(withEtas(gotiOfPosologyr, goti.eta), { CLCR: 34, WT: 62 });
  const censored = [level(1, 75), level(6, 25), level(24, 7)];
  const quantified = (last: JobLevel): number[] =>
    fitted(belowQuantification, {}, [{ at: 0, amount: 100, duration: 100 / 1200 }], [...censored, last]).eta;
  return [
    hold('R2', 'etas, two compartments by vein: mapbayr', introduction.eta, [0.3872104, 0.1569604], ETA),
    hold('R4', 'etas, Goti 2018 with the error a + b f: Monolix', goti.eta, [0.047648, 0.144727, 0.078993], ETA),
    hold('R4', 'parameters of that person: Monolix', [CL, V1, V2], [1.7209, 59.781, 41.556], 1e-4, 'relative'),
    hold('R9', 'etas with a level below quantification: mapbayr, M3', quantified(level(48, 1, true)), [-0.0427451, -0.122636], ETA),
    hold('R9', 'etas with that level as a measured one: mapbayr', quantified(level(48, 1)), [-0.0706898, -0.113914], ETA),
  ];
}

/** Forecasts of a patient step by step, each from the levels before it. */
function sequential(): Reproduced[] {
  const values = { WT: 82.7018420944358, CRCL: 3.68714131510177 };
  const doses = [0, 12, 24].map((at) => ({ at, amount: 1500, duration: 2 }));
  const levels = [level(15, 38.9), level(23, 26.9)];
  const rows = [
    [11.075, 31.603, 17.777, 11.372, 9.8578, 6.9434],
    [12.532, 34.796, 20.443, 13.879, 12.048, 8.2755],
    [14.221, 36.901, 24.211, 18.364, 15.788, 9.8553],
  ];
  return rows.map((published, used) => {
    const eta = used === 0 ? [0, 0, 0, 0] : fitted(thomsonOfMipdeval, values, doses, levels.slice(0, used)).eta;
    const found = predicted(thomsonOfMipdeval, values, eta, doses, [12, 15, 23, 50, 55, 71]);
    return hold(`R6, ${used} levels`, 'forecasts of Thomson 2009: PsN with NONMEM', found, published, 1e-4, 'relative');
  });
}

/** Weights of two models by three rules. */
function averaging(): Reproduced[] {
  const doses = atOnce(100, 0, 24, 48, 72);
  const fits = [mapbayrOral, mapbayrMixed].map((model) => fitted(model, {}, doses, [level(96, 1)]));
  const weights = (by: Weighing): number[] =>
    weighModels(
      fits.map((fit) => ({ ...fit, changeOfVariable: 0 })),
      by,
    ).map((weight) => weight ?? Number.NaN);
  const objectives = fits.map((fit) => fit.objective);
  return [
    hold('R8', 'objectives of two models: mapbayr', objectives, [-2.384, 1.187], 5e-4),
    hold('R8', 'their weights by likelihood: Uster 2021', weights('likelihood'), [0.8564, 0.1436], 5e-5),
    hold('R8', 'their weights by AIC: Uster 2021', weights('aic'), [0.9419, 0.0581], 5e-5),
    hold('R8', 'weight of the first by Laplace evidence: recomputed', weights('evidence').slice(0, 1), [0.794], 5e-4),
  ];
}

/** AUC24 at steady state is the daily dose over the clearance, whatever the compartments. */
function analytic(): Reproduced[] {
  const values = { BW: 90 };
  const doses = Array.from({ length: 200 }, (_, i) => ({ at: 12 * i, amount: 50, duration: 1 }));
  const course = simulate(mapbayrIntroduction, [{ at: 0, values }], [0, 0], doses, [2376, 2400]);
  const [from = 0, to = 0] = course.ok ? course.value.areas : [];
  const { CL = 0 } = mapbayrIntroduction.individual(withEtas(mapbayrIntroduction, [0, 0]), values);
  return [hold('R11', 'AUC24 at steady state = daily dose / CL', [to - from], [100 / CL], 1e-9, 'relative')];
}

/** Fits on which a general optimiser, mapbayr and R's nlminb agree. */
function synthetic(): Reproduced[] {
  return readFitCases().flatMap((one) => {
    const model = modelOfCase(one);
    const observed = one.records.filter(({ evid }) => evid === 0);
    const found = fitted(
      model,
      one.covariates,
      dosesOf(one),
      observed.map(({ time, DV }) => level(time, DV ?? Number.NaN)),
    );
    const { reference } = one;
    const times = observed.map(({ time }) => time);
    const spread = reference.posterior_covariance_2_inv_hessian.map((row, i) => Math.sqrt(row[i] ?? Number.NaN));
    const scaled = (matrix: readonly (readonly number[])[]): number[] =>
      matrix.flatMap((row, i) => row.map((value, j) => value / ((spread[i] ?? 0) * (spread[j] ?? 0))));
    return [
      hold(one.name, 'etas: three optimisers', found.eta, reference.eta, ETA),
      hold(one.name, 'objective', [found.objective], [reference.ofv], 1e-6),
      hold(
        one.name,
        'predictions of the person',
        predicted(model, one.covariates, found.eta, dosesOf(one), times),
        reference.ipred,
        1e-4,
        'relative',
      ),
      hold(
        one.name,
        'covariance, in units of its standard deviations',
        scaled(found.covariance),
        scaled(reference.posterior_covariance_2_inv_hessian),
        1e-4,
      ),
    ];
  });
}

/** Every published result that is reproduced, with the difference reached in this run. */
export const reproducePublished = (): Reproduced[] => [
  ...oral(),
  ...infusions(),
  ...sequential(),
  ...averaging(),
  ...analytic(),
  ...synthetic(),
];
