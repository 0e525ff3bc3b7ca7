import { mapbayrIntroduction } from '../../src/study/check/published-models.ts';
import { dosesOf, modelOfCase, readFitCases } from '../../src/study/check/case-models.ts';
import type { PkModel } from '../../src/domain/define-model.ts';
import type { JobLevel } from '../../src/domain/job.ts';
import type { Dose } from '../../src/domain/regimen.ts';
import { estimate } from '../../src/twin/estimate.ts';
import { type Evidence, gatherEvidence } from '../../src/twin/evidence.ts';
import { objective } from '../../src/twin/fit-objective.ts';
import { type Bench, type Figure, median, processorTime } from './bench.ts';

/** A fit, and what another program takes for the same size of problem on the same size of machine, in microseconds, times the goal. */
type Problem = {
  what: string;
  model: PkModel;
  values: Record<string, number>;
  doses: Dose[];
  levels: JobLevel[];
  other: string;
  theirs: number;
  goal: number;
};

const level = (at: number, value: number): JobLevel => ({ at, value, below: false });

function problems(): Problem[] {
  const oral = readFitCases().find(({ name }) => name === 'tacro_p3_combined_dose_change');
  if (!oral) throw new Error('the case is missing');
  return [
    {
      what: 'two compartments, two levels, two etas',
      model: mapbayrIntroduction,
      values: { BW: 90 },
      doses: [{ at: 0, amount: 100, duration: 5 }],
      levels: [level(6, 3.9), level(15, 1.1)],
      other: 'mapbayr in a batch, 45 ms',
      theirs: 45_000,
      goal: 50,
    },
    {
      what: 'two compartments by mouth, three levels, four etas',
      model: modelOfCase(oral),
      values: oral.covariates,
      doses: dosesOf(oral),
      levels: oral.records.flatMap(({ evid, time, DV }) => (evid === 0 && DV !== null ? [level(time, DV)] : [])),
      other: 'tucuxi-core, 4.6 ms',
      theirs: 4_600,
      goal: 4,
    },
  ];
}

const TURNS = 15;
/** Fits of one turn, and before the first. */
const FITS = 200;

/** A fit takes at most so many times as long as its evaluations of the objective alone. */
const GATE = 1.5;

/** The same evidence, counting how often it predicts. */
function counted(evidence: Evidence): { evidence: Evidence; calls: () => number } {
  let calls = 0;
  const predict: Evidence['predict'] = (etas, offset) => {
    calls++;
    return evidence.predict(etas, offset);
  };
  return { evidence: { ...evidence, predict }, calls: () => calls };
}

function measure({ what, model, values, doses, levels, other, theirs, goal }: Problem): Figure[] {
  const gather = (): Evidence => gatherEvidence(model, [{ at: 0, values }], doses, levels);
  const one = counted(gather());
  const found = estimate(one.evidence);
  if (found.status === 'failed') throw new Error(found.why);
  const evaluations = one.calls();
  const evidence = gather();
  // Etas that differ from one evaluation to the next, as in a search.
  const points = Array.from({ length: 64 }, (_, i) => found.eta.map((eta, j) => eta + 0.1 * Math.sin(i + 7 * j)));
  let sum = 0;
  const fits = (): void => {
    for (let i = 0; i < FITS; i++) if (estimate(evidence).status === 'failed') throw new Error('a fit failed');
  };
  const whole = (): void => {
    for (let i = 0; i < FITS; i++) if (estimate(gather()).status === 'failed') throw new Error('a fit failed');
  };
  const pure = (): void => {
    for (let i = 0; i < FITS * evaluations; i++) sum += objective(evidence, points[i % 64] ?? []);
  };
  for (let i = 0; i < 5; i++) for (const work of [fits, whole, pure]) work();
  const turns = Array.from({ length: TURNS }, () => ({
    fit: processorTime(fits) / FITS,
    pure: processorTime(pure) / FITS,
    whole: processorTime(whole) / FITS,
  }));
  if (!Number.isFinite(sum)) throw new Error('the objective is not finite');
  const times = turns.map(({ whole: time }) => time);
  return [
    {
      what,
      against: 'evaluations',
      ratios: turns.map(({ fit, pure: time }) => fit / time),
      reach: { most: GATE },
      note: `${evaluations} evaluations of the objective, covariance included`,
    },
    {
      what: `${what}: times faster`,
      against: other,
      ratios: times.map((time) => theirs / time),
      reach: { least: goal },
      note: `${median(times).toFixed(0)} microseconds with the doses planned anew; the other was measured elsewhere`,
    },
  ];
}

export const bench: Bench = { title: 'Most probable parameters of one person', measure: () => problems().flatMap(measure) };
