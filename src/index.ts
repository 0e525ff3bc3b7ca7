/**
 * dosetwin as a library, in Node and in the browser: what is known (models, drugs, targets) and the pure functions on it. Plain
 * values in, plain values out; an expected no is `{ ok: false, issues }`, never an exception.
 *
 * Times are hours from a zero of one's own choosing, doses mg of the moiety, concentrations mg/L, AUC mg.h/L. Covariates are a
 * time line: each row holds from its `at` onward, the first one also before.
 */

/**
 * The models, drugs, targets and safety thresholds that ship with the package; `findModel` and `findDrug` look one up.
 *
 * ```ts
 * import { findModel, library } from 'dosetwin';
 *
 * console.log(library.map((model) => `${model.id}: ${model.summary}`));
 * console.log(findModel('vancomycin/goti-2018')?.parameters.CL); // value, unit, where it stands, variability
 * ```
 */
export { drugs, findDrug, findModel, library, targets, thresholds } from '../models/index.ts';

/**
 * Concentrations and the area under them at given times, for one person.
 *
 * ```ts
 * import { findModel, simulate } from 'dosetwin';
 *
 * const model = findModel('vancomycin/goti-2018');
 * if (!model) throw new Error('not in the library');
 * const covariates = [{ at: 0, values: { weight: 78, creatinineClearance: 51 } }];
 * const typical = model.etas.map(() => 0);
 * const doses = [{ at: 0, amount: 1000, duration: 2 }, { at: 12, amount: 1000, duration: 2 }];
 * const course = simulate(model, covariates, typical, doses, [2, 12, 24]);
 * if (course.ok) console.log(course.value.concentrations, course.value.areas); // mg/L and mg.h/L at 2, 12 and 24 h
 * ```
 */
export { simulate } from './twin/simulate.ts';

/**
 * Lets models of differential equations run as code written for them, several times as fast and the same to the bit. Once, at the start
 * of a program in Node; a browser's policy forbids it.
 *
 * ```ts
 * import { allowGeneratedCode, findModel, simulate } from 'dosetwin';
 *
 * allowGeneratedCode((body) => new Function(body)());
 * const model = findModel('phenytoin/yukawa-1990');
 * if (!model) throw new Error('not in the library');
 * const covariates = [{ at: 0, values: model.checks[0]?.covariates ?? {} }];
 * const course = simulate(model, covariates, model.etas.map(() => 0), [{ at: 0, amount: 300 }], [8, 24]);
 * console.log(course.ok && course.value.concentrations);
 * ```
 */
export { allowGeneratedCode } from './numerics/generated-code.ts';

/**
 * Exposures in windows of time: area, peak, trough, when, and the time above levels; turning points and crossings are solved for.
 *
 * ```ts
 * import { expose, findModel } from 'dosetwin';
 *
 * const model = findModel('vancomycin/goti-2018');
 * if (!model) throw new Error('not in the library');
 * const covariates = [{ at: 0, values: { weight: 78, creatinineClearance: 51 } }];
 * const doses = [{ at: 0, amount: 1000, duration: 2 }, { at: 12, amount: 1000, duration: 2 }];
 * const found = expose(model, covariates, model.etas.map(() => 0), doses, [{ from: 0, to: 24 }], [15]);
 * if (found.ok) console.log(found.value[0].auc, found.value[0].cmax, found.value[0].tmax, found.value[0].above);
 * ```
 */
export { type Exposure, expose } from './twin/expose.ts';

/**
 * The most probable parameters of one person given the levels, with their covariance; without levels, the prior.
 *
 * ```ts
 * import { findModel, fit } from 'dosetwin';
 *
 * const model = findModel('vancomycin/goti-2018');
 * if (!model) throw new Error('not in the library');
 * const covariates = [{ at: 0, values: { weight: 78, creatinineClearance: 51 } }];
 * const doses = [{ at: 0, amount: 1000, duration: 2 }, { at: 12, amount: 1000, duration: 2 }];
 * const levels = [{ at: 11.5, value: 14.2, below: false }];
 * const found = fit(model, covariates, doses, levels, 1); // the last is the seed of the percentiles
 * console.log(found.status, found.parameters, found.levels);
 * ```
 */
export { fitModel as fit } from './twin/fit.ts';

/**
 * Fits, simulates every arm on the same draws, and compares: what a worker does with a job. Hour 0 is the decision.
 *
 * ```ts
 * import { compare, library } from 'dosetwin';
 *
 * const every = (hours, amount, duration) => Array.from({ length: 72 / hours }, (_, n) => ({ at: n * hours, amount, duration }));
 * const answer = await compare(
 *   {
 *     schema: 'dosetwin.job/1',
 *     code: 'example',
 *     drug: 'vancomycin',
 *     models: [{ id: 'vancomycin/goti-2018', hash: '', covariates: [{ at: -48, values: { weight: 78, creatinineClearance: 51 } }] }],
 *     given: [{ at: -24, amount: 1000, duration: 2 }, { at: -12, amount: 1000, duration: 2 }],
 *     levels: [{ at: -0.5, value: 16.1, below: false }],
 *     arms: [{ doses: every(12, 1000, 2), dailyDose: 2000 }, { doses: every(12, 500, 1), dailyDose: 1000 }],
 *     target: { metric: 'AUC24', window: { from: 24, to: 48 }, low: 400, high: 600, best: Math.sqrt(400 * 600) },
 *     thresholds: [{ metric: 'AUC24', window: { from: 24, to: 48 }, above: 600, limit: 0.1 }],
 *     horizon: 72,
 *     steadyState: true,
 *     draws: 200,
 *     seed: 1,
 *   },
 *   library,
 * );
 * if (answer.ok) console.log(answer.value.ranking, answer.value.arms.map((arm) => arm.auc24to48.p50));
 * ```
 */
export { runComparison as compare } from './twin/run.ts';

/** Units are converted in one place; an unknown unit is refused, never guessed. */
export { convert, readUnit } from './domain/units.ts';

export type { ComparisonJob, ComparisonOutput, JobLevel, JobModel, ModelFit, Summary } from './domain/job.ts';
export type { PkModel } from './domain/define-model.ts';
export type { Drug } from './domain/drug.ts';
export type { Issue, Outcome, Severity } from './domain/issue.ts';
export type { Dose } from './domain/regimen.ts';
export type { SafetyThreshold, Target } from './domain/target.ts';
