import type { Outcome } from '../src/domain/issue.ts';
import type { ArmOutput, ComparisonJob, ComparisonOutput, FitOutput, VariedOutput } from '../src/domain/job.ts';
import { library } from '../models/index.ts';
import { allowGeneratedCode } from '../src/numerics/generated-code.ts';
import { evaluate } from '../src/study/evaluate.ts';
import { collectWhenIdle } from './collect.ts';
import { armStep, compareStep, fitStep, searchStep, varyStep } from '../src/twin/run.ts';

allowGeneratedCode(evaluate);

/** One piece of a comparison, small enough to travel to a thread. */
export type Piece =
  | { step: 'fit'; job: ComparisonJob }
  | { step: 'search'; job: ComparisonJob; fit: FitOutput }
  | { step: 'arm'; job: ComparisonJob; fit: FitOutput; arm: number }
  | { step: 'vary'; job: ComparisonJob; fit: FitOutput; variation: number }
  | { step: 'compare'; job: ComparisonJob; fit: FitOutput; arms: ArmOutput[]; varied: VariedOutput[] };

export type PieceResult = {
  fit: Outcome<FitOutput>;
  search: Outcome<ComparisonJob>;
  arm: Outcome<ArmOutput>;
  vary: Outcome<VariedOutput>;
  compare: Outcome<ComparisonOutput>;
};

/** Runs one pure step. The thread pool calls this; everything it needs comes in, everything it found goes out. */
export default function compute(piece: Piece): PieceResult[keyof PieceResult] {
  collectWhenIdle();
  switch (piece.step) {
    case 'fit':
      return fitStep(piece.job, library);
    case 'search':
      return searchStep(piece.job, library, piece.fit);
    case 'arm':
      return armStep(piece.job, library, piece.fit, piece.arm);
    case 'vary':
      return varyStep(piece.job, library, piece.fit, piece.variation);
    case 'compare':
      return compareStep(piece.job, library, piece.fit, piece.arms, piece.varied);
  }
}
