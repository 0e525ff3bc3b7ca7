/** What came of holding a model against one rung: a check that has no meaning for it is said, with its reason, and never skipped. */
export type Verdict = { is: 'passed' | 'failed' | 'not applicable'; because: string };

export const passed = (because: string): Verdict => ({ is: 'passed', because });
export const failed = (because: string): Verdict => ({ is: 'failed', because });
export const notApplicable = (because: string): Verdict => ({ is: 'not applicable', because });

/** Size of the doses a model is tried with, in its own unit of dose. */
export type Trial = { amount: number };
