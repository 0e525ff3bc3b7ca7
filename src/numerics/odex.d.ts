/** What is used of odex 2, whose own declarations do not pass strict checks. */
export class Solver {
  constructor(dimension: number);
  relativeTolerance: number | number[];
  absoluteTolerance: number | number[];
  initialStepSize: number;
  maxSteps: number;
  denseOutput: boolean;
  /** `outcome` is 0 when the end was reached; the observer ends the integration by returning false. */
  solve(
    derivative: (t: number, y: number[]) => number[],
    from: number,
    start: number[],
    to: number,
    observe?: (
      step: number,
      before: number,
      now: number,
      y: number[],
      interpolate?: (component: number, t: number) => number,
    ) => boolean | undefined,
  ): { y: number[]; outcome: number; nStep: number; nReject: number; nEval: number };
}
