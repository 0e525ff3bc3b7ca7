import { quantileOfSorted } from '../numerics/quantiles.ts';
import { openStream } from '../numerics/random.ts';

/** A measured level as it was foreseen from the levels before it. */
export type Forecast = {
  /** Place of the person in the data set, from 0. */
  person: number;
  group: string | undefined;
  /** Place of its output. */
  output: number;
  /** Levels that the fit had seen; 0 is the typical person. */
  used: number;
  /** 1 is the next time that something was measured, 2 the one after it. */
  ahead: number;
  time: number;
  observed: number;
  predicted: number;
};

/** What an error of a prediction is divided by: the observed value, or the mean of both. */
export const DENOMINATORS = ['observed', 'symmetric'] as const;
export type Denominator = (typeof DENOMINATORS)[number];

export const RELATIVE = ['MPE', 'MDPE', 'MDAPE', 'MAPE', 'rRMSE', 'F20', 'F30'] as const;

/** A figure with its 95 % bootstrap interval; without one where there are fewer than two people. */
export type Figure = { value: number; low: number | null; high: number | null };

export type Performance = {
  people: number;
  levels: number;
  /** Levels whose relative error is not defined: an observed value, or the mean, of 0. */
  undefined: Record<Denominator, number>;
  /** Root mean square error, in the unit of the output. */
  RMSE: Figure;
  /** The rest in percent of the denominator, or of the levels (F20, F30). */
  relative: Record<Denominator, Record<(typeof RELATIVE)[number], Figure>>;
};

/** Predicted minus observed, over the denominator. */
export const relativeError = ({ observed, predicted }: Pick<Forecast, 'observed' | 'predicted'>, by: Denominator): number =>
  (predicted - observed) / (by === 'observed' ? observed : (predicted + observed) / 2);

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const rootMeanSquare = (values: readonly number[]): number => Math.sqrt(mean(values.map((one) => one * one)));
const median = (values: readonly number[]): number => quantileOfSorted(Float64Array.from(values).toSorted(), 0.5);
const shareWithin = (errors: readonly number[], bound: number): number =>
  errors.filter((one) => Math.abs(one) <= bound).length / errors.length;

/** From relative errors, in percent. */
export function summarise(errors: readonly number[]): Record<(typeof RELATIVE)[number], number> {
  const sizes = errors.map(Math.abs);
  return {
    MPE: 100 * mean(errors),
    MDPE: 100 * median(errors),
    MDAPE: 100 * median(sizes),
    MAPE: 100 * mean(sizes),
    rRMSE: 100 * rootMeanSquare(errors),
    F20: 100 * shareWithin(errors, 0.2),
    F30: 100 * shareWithin(errors, 0.3),
  };
}

/**
 * Bias, imprecision and shares of good predictions; intervals by drawing people, with all their levels, anew (percentiles of the
 * bootstrap: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13).
 *
 * @param resamples how often
 */
export function judge(forecasts: readonly Forecast[], resamples: number, seed: number): Performance {
  const people = [...Map.groupBy(forecasts, ({ person }) => person).values()].map((own) => ({
    plain: own.map(({ observed, predicted }) => predicted - observed),
    observed: own.map((one) => relativeError(one, 'observed')).filter(Number.isFinite),
    symmetric: own.map((one) => relativeError(one, 'symmetric')).filter(Number.isFinite),
  }));
  const all = (of: 'plain' | Denominator, whose: readonly (typeof people)[number][] = people): number[] => whose.flatMap((one) => one[of]);
  const { uniform } = openStream(seed);
  const drawn = Array.from({ length: people.length > 1 ? resamples : 0 }, () => {
    const whose = people.map(() => people[Math.floor(uniform() * people.length)] ?? { plain: [], observed: [], symmetric: [] });
    return {
      RMSE: rootMeanSquare(all('plain', whose)),
      observed: summarise(all('observed', whose)),
      symmetric: summarise(all('symmetric', whose)),
    };
  });
  const figure = (value: number, values: readonly number[]): Figure => {
    const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b);
    if (sorted.length === 0) return { value, low: null, high: null };
    return { value, low: quantileOfSorted(sorted, 0.025), high: quantileOfSorted(sorted, 0.975) };
  };
  const relative = (by: Denominator): Performance['relative'][Denominator] => {
    const whole = summarise(all(by));
    const entries = RELATIVE.map(
      (name) =>
        [
          name,
          figure(
            whole[name],
            drawn.map((one) => one[by][name]),
          ),
        ] as const,
    );
    return Object.fromEntries(entries) as Performance['relative'][Denominator];
  };
  const missing = (by: Denominator): number => forecasts.length - all(by).length;
  return {
    people: people.length,
    levels: forecasts.length,
    undefined: { observed: missing('observed'), symmetric: missing('symmetric') },
    RMSE: figure(
      rootMeanSquare(all('plain')),
      drawn.map((one) => one.RMSE),
    ),
    relative: { observed: relative('observed'), symmetric: relative('symmetric') },
  };
}
