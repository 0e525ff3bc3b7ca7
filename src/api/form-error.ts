import type { Issue } from '../domain/issue.ts';

/** A request of the wrong form, with every reason. Thrown on the way in, turned into a 400 problem in one place. */
export class FormError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super('the request is not of the form asked for');
    this.name = 'FormError';
    this.issues = issues;
  }
}
