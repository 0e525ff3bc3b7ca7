import type { ComparisonJob, Found } from '../domain/job.ts';
import { type Pattern, dosesOf } from '../domain/pattern.ts';
import { crosses } from '../domain/target.ts';
import { scoreExposure } from './compare-score.ts';
import { widthOfDraw } from './individual.ts';
import { type Order, type Part, orderOf } from './parts.ts';
import { planScore } from './plan-score.ts';
import type { Predictor } from './predict.ts';
import { predictorOf, runPrepared } from './simulate.ts';

/** Draws that every regimen gets before the promising ones are taken first. */
const PILOT = 20;

/** Regimens of one interval that may be shown. */
const EACH = 2;

/** How far one regimen has been looked at. */
type Tried = {
  pattern: Pattern;
  place: number;
  drawn: number;
  /** Sum of the scores so far, in the order of the draws. */
  sum: number;
  /** Draws so far beyond each threshold. */
  beyond: number[];
  /** Reads the next draws; a sentence when the model has no usable parameters for one. */
  advance: (draws: number) => string | undefined;
};

/**
 * The best regimens of a search, exactly as if every one had been simulated for every draw: a regimen is given up only once the
 * draws left could not bring it back. It is lost when more draws lie beyond a threshold than its limit allows, or when it could
 * not reach the regimens of its interval that are already fully known, even if every draw left scored 1, the most there is.
 *
 * The best of each interval come first, by mean score; then the second best of each. Equal means stand in the order asked.
 *
 * @returns what was found, or a sentence when the model has no usable parameters for a draw
 */
export function searchPatterns(job: ComparisonJob, parts: readonly Part[]): Found | string {
  const { patterns = [], show = 0 } = job.search ?? {};
  const ready = parts.map((part) => ({ ...part, predictor: predictorOf(part.model, { areas: true }), width: widthOfDraw(part.model) }));
  const order = orderOf(parts, job.draws);
  const tried = patterns.map((pattern, place) => openTry(job, ready, order, pattern, place));
  const pilot = Math.min(PILOT, job.draws);
  for (const one of tried) {
    const why = one.advance(pilot);
    if (why !== undefined) return why;
  }
  const known: Tried[] = [];
  for (const one of tried.toSorted((a, b) => b.sum - a.sum || a.place - b.place)) {
    const rivals = known.filter(({ pattern }) => pattern.every === one.pattern.every).toSorted(better);
    const toBeat = rivals[EACH - 1];
    const why = finish(one, job, toBeat?.sum);
    if (why !== undefined) return why;
    if (one.drawn === job.draws && keepsLimits(one, job)) known.push(one);
  }
  const groups = [...Map.groupBy(known, ({ pattern }) => pattern.every).values()].map((group) => group.toSorted(better));
  const inTurn = Array.from({ length: EACH }, (_, turn) => groups.flatMap((group) => group.slice(turn, turn + 1)).toSorted(better)).flat();
  return {
    patterns: inTurn.slice(0, show).map(({ pattern }) => pattern),
    searched: patterns.length,
  };
}

const better = (a: Tried, b: Tried): number => b.sum - a.sum || a.place - b.place;

/** Whether the draws so far have not yet gone beyond a limit. */
const keepsLimits = ({ beyond }: Tried, { thresholds, draws }: ComparisonJob): boolean =>
  thresholds.every(({ limit }, i) => (beyond[i] ?? 0) / draws <= limit);

function finish(one: Tried, job: ComparisonJob, toBeat: number | undefined): string | undefined {
  while (one.drawn < job.draws) {
    if (!keepsLimits(one, job)) return undefined;
    // The margin covers what rounding can add to a sum of so many scores.
    if (toBeat !== undefined && one.sum + (job.draws - one.drawn) < toBeat - 1e-9 * job.draws) return undefined;
    const why = one.advance(Math.min(PILOT, job.draws - one.drawn));
    if (why !== undefined) return why;
  }
  return undefined;
}

type Ready = Part & { predictor: Predictor; width: number };

function openTry(job: ComparisonJob, parts: readonly Ready[], order: Order, pattern: Pattern, place: number): Tried {
  const { target, thresholds } = job;
  let plans: (Ready & ReturnType<typeof planScore>)[] | undefined;
  const one: Tried = {
    pattern,
    place,
    drawn: 0,
    sum: 0,
    beyond: thresholds.map(() => 0),
    advance: (draws) => {
      if (!plans) {
        const doses = [...job.given, ...dosesOf(pattern, job.horizon)];
        plans = parts.map((part) => ({ ...part, ...planScore(job, doses, part.predictor, part.covariates) }));
      }
      for (const end = one.drawn + draws; one.drawn < end; one.drawn++) {
        const plan = plans[order.part[one.drawn] ?? 0];
        if (!plan) throw new Error('a draw is of no model');
        const why = runPrepared(plan.predictor, plan.prepared, plan.etas, (order.row[one.drawn] ?? 0) * plan.width);
        if (why !== undefined) return why;
        one.sum += scoreExposure(plan.deciding(), target);
        for (const [i, read] of plan.thresholds.entries()) if (crosses(read(), thresholds[i])) one.beyond[i] = (one.beyond[i] ?? 0) + 1;
      }
      return undefined;
    },
  };
  return one;
}
