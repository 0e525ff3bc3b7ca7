import type { ComparisonJob, NextSample } from '../domain/job.ts';
import type { Dose } from '../domain/regimen.ts';
import { meanAndSd, quantileOfSorted } from '../numerics/quantiles.ts';
import { openStream } from '../numerics/random.ts';
import { gatherEvidence } from './evidence.ts';
import { type Residual, scatter } from './fit-residual.ts';
import { widthOfDraw } from './individual.ts';
import { type Part, orderOf } from './parts.ts';
import { narrow } from './preposterior.ts';
import { samplingTimes } from './sampling-times.ts';

/** Draws that are weighed, and levels that are simulated for each time. */
const DRAWS = 1000;
const LEVELS = 100;

/** With fewer effective draws behind a level, on average, the intervals are not believed. */
const FEWEST = 30;

/** The stream of the job's seed that serves this. */
const STREAM = 5;

/**
 * When the next level would say most of the deciding exposure of an arm: for each practicable time, levels as they might be measured
 * (of draws of this person, residual error included), and the mean width of the 90 % interval that each would leave. The same draws
 * and the same errors serve every time, so that times are compared on equal terms.
 *
 * @param parts the models that the answer rests on, with their draws
 * @param exposures deciding exposure of the arm, a value each draw
 * @returns no times where none is practicable, where nothing has been given, or where the draws are too few to tell
 */
export function adviseSample(job: ComparisonJob, arm: number, parts: readonly Part[], exposures: Float64Array): NextSample {
  const { doses = [] } = job.arms[arm] ?? {};
  const times = samplingTimes(job.given, doses, job.target.window.to);
  const every = Math.max(1, Math.floor(job.draws / DRAWS));
  const taken = Array.from({ length: Math.min(job.draws, DRAWS) }, (_, i) => i * every);
  const deciding = Float64Array.from(taken, (draw) => exposures[draw] ?? Number.NaN);
  const sorted = deciding.toSorted();
  const now = { p5: quantileOfSorted(sorted, 0.05), p95: quantileOfSorted(sorted, 0.95) };
  const simulated = Math.min(LEVELS, taken.length);
  const advice = { arm, draws: taken.length, simulated, now };
  if (times.length === 0 || !(now.p95 > now.p5)) return { ...advice, times: [] };
  const foreseen = predictLevels(
    job,
    parts,
    [...job.given, ...doses],
    times.map(({ at }) => at),
    taken,
  );
  if (!foreseen) return { ...advice, times: [] };
  const stream = openStream(job.seed, STREAM);
  const errors = Float64Array.from({ length: simulated }, () => stream.normal());
  return {
    ...advice,
    times: times.flatMap(({ at, kind }, i) => {
      const predictions = foreseen.predictions[i] ?? new Float64Array();
      const levels = simulateLevels(predictions, foreseen, errors);
      const { widths, effective } = narrow(deciding, predictions, foreseen, levels);
      if (!(effective >= FEWEST)) return [];
      const { mean, sd } = meanAndSd(widths);
      const seen = levels.toSorted();
      return [
        {
          at,
          kind,
          level: { p5: quantileOfSorted(seen, 0.05), p50: quantileOfSorted(seen, 0.5), p95: quantileOfSorted(seen, 0.95) },
          width: mean,
          monteCarloError: sd / Math.sqrt(simulated),
        },
      ];
    }),
  };
}

type Scatters = { residuals: readonly Residual[]; of: Uint16Array };

/** The level at each time, of each draw taken; undefined where a model has no usable parameters, or predicts none, for one of them. */
function predictLevels(
  job: ComparisonJob,
  parts: readonly Part[],
  doses: readonly Dose[],
  times: readonly number[],
  taken: readonly number[],
): (Scatters & { predictions: Float64Array[] }) | undefined {
  const order = orderOf(parts, job.draws);
  const ready = parts.map(({ model, covariates, etas }) => {
    const evidence = gatherEvidence(
      model,
      covariates,
      doses,
      times.map((at) => ({ at, value: 1, below: false })),
    );
    return { evidence, etas, width: widthOfDraw(model), residual: evidence.residuals[evidence.observations[0]?.output ?? -1] };
  });
  const residuals = ready.flatMap(({ residual }) => residual ?? []);
  if (residuals.length < ready.length) return undefined;
  const predictions = times.map(() => new Float64Array(taken.length));
  const of = Uint16Array.from(taken, (draw) => order.part[draw] ?? 0);
  for (const [place, draw] of taken.entries()) {
    const one = ready[of[place] ?? 0];
    const levels = one?.evidence.predict(one.etas, (order.row[draw] ?? 0) * one.width);
    if (levels === undefined || typeof levels === 'string') return undefined;
    for (const [i, level] of levels.entries()) {
      if (!(level > 0 && Number.isFinite(level))) return undefined;
      const row = predictions[i];
      if (row) row[place] = level;
    }
  }
  return { predictions, residuals, of };
}

/** Levels of draws at equal distances among all, as they might be measured. */
const simulateLevels = (predictions: Float64Array, { residuals, of }: Scatters, errors: Float64Array): Float64Array =>
  errors.map((error, i) => {
    const draw = Math.floor(((i + 0.5) * predictions.length) / errors.length);
    const residual = residuals[of[draw] ?? 0];
    return residual ? scatter(residual, predictions[draw] ?? 0, error) : Number.NaN;
  });
