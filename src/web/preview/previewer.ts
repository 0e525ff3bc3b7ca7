import type { PkModel } from '../../domain/define-model.ts';
import type { Issue } from '../../domain/issue.ts';
import type { ArmOutput, ComparisonJob, FitOutput } from '../../domain/job.ts';
import { readDoubles, writeDoubles } from '../../numerics/doubles-as-text.ts';
import { armStep, fitStep } from '../../twin/run.ts';

/** Draws of the first picture while a dose is being moved; the whole of them follow when it rests. */
export const QUICK = 200;

export type ArmDrawn = Pick<ArmOutput, 'curve' | 'deciding' | 'chance'>;

/** What is told of a job, in this order; `n` is that of the asking. */
export type Told =
  | { n: number; what: 'fitting' }
  | { n: number; what: 'drawn'; models: string[]; draws: number; of: number; arms: ArmDrawn[] }
  | { n: number; what: 'refused'; issues: Issue[] };

export type Turn = {
  tell: (told: Told) => void;
  /** Lets other work of the thread have its turn, and says whether this job is still wanted. */
  wanted: () => Promise<boolean>;
};

type Fitted = { key: string; job: ComparisonJob; fit: FitOutput; quick: Drawing; whole: Drawing };
type Drawing = { job: ComparisonJob; fit: FitOutput; arms: Map<string, ArmDrawn> };

/**
 * Computes jobs one after another by the steps a worker of the service takes, and keeps what stays: the fit while the person, the
 * model and the draws are the same, and every arm that has been drawn. First with few draws, then with all of them.
 */
export function createPreviewer(models: readonly PkModel[]): (n: number, job: ComparisonJob, turn: Turn) => Promise<void> {
  let last: Fitted | undefined;

  function fitted(n: number, asked: ComparisonJob, { tell }: Turn): Fitted | undefined {
    const { sensitivity: _beside, ...job } = asked;
    const key = JSON.stringify({ ...job, arms: [] });
    if (last?.key === key) return last;
    tell({ n, what: 'fitting' });
    const fit = fitStep(job, models);
    if (!fit.ok) {
      tell({ n, what: 'refused', issues: fit.issues });
      return undefined;
    }
    const whole = withoutCapsTwice(fit.value);
    last = { key, job, fit: whole, quick: thin(job, whole), whole: { job, fit: whole, arms: new Map() } };
    return last;
  }

  return async (n, job, turn) => {
    const ready = fitted(n, job, turn);
    if (!ready) return;
    const names = ready.fit.parts.map(({ model }) => job.models[model]?.id ?? '');
    const keys = job.arms.map((arm) => JSON.stringify(arm));
    const drawn = (from: readonly Drawing[]): ArmDrawn[] =>
      keys.flatMap((key) => from.find(({ arms }) => arms.has(key))?.arms.get(key) ?? []);
    for (const drawing of [ready.quick, ready.whole]) {
      const missing = keys.filter((key) => !ready.whole.arms.has(key) && !drawing.arms.has(key));
      for (const key of missing) {
        if (!(await turn.wanted())) return;
        const arm = armStep(
          { ...drawing.job, arms: [job.arms[keys.indexOf(key)] ?? { doses: [], dailyDose: null }] },
          models,
          drawing.fit,
          0,
        );
        if (!arm.ok) return turn.tell({ n, what: 'refused', issues: arm.issues });
        const { curve, deciding, chance } = arm.value;
        drawing.arms.set(key, { curve, deciding, chance });
      }
      if (drawing === ready.quick && missing.length === 0) continue;
      const draws = drawing.job.draws;
      turn.tell({ n, what: 'drawn', models: names, draws, of: job.draws, arms: drawn([ready.whole, drawing]) });
    }
  };
}

/** What a model would foresee without its caps is told by the answer. */
const withoutCapsTwice = (fit: FitOutput): FitOutput => ({ ...fit, parts: fit.parts.map(({ uncapped: _beside, ...part }) => part) });

/** Every so many-eth draw of each model, so that about `QUICK` are left. */
function thin(job: ComparisonJob, fit: FitOutput): Drawing {
  const every = Math.max(1, Math.floor(job.draws / QUICK));
  const parts = fit.parts.map((part) => {
    const etas = readDoubles(part.etas);
    const width = etas.length / part.draws;
    const kept = Array.from({ length: Math.ceil(part.draws / every) }, (_, i) => i * every);
    return {
      ...part,
      draws: kept.length,
      etas: writeDoubles(Float64Array.from(kept.flatMap((row) => [...etas.subarray(row * width, (row + 1) * width)]))),
    };
  });
  const draws = parts.reduce((sum, one) => sum + one.draws, 0);
  return { job: { ...job, draws }, fit: { ...fit, parts }, arms: new Map() };
}
