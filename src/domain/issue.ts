/**
 * An expected "no" or a remark that travels with a result: what it is, where it is, and how to mend it.
 * `error` stops the answer, `warning` must be read before acting on it, `information` is part of the basis.
 */
export type Severity = 'error' | 'warning' | 'information';

export type Issue = {
  /** Stable, kebab-case, for machines: `missing-creatinine`, `unknown-unit`. */
  code: string;
  severity: Severity;
  /** One sentence for a person. */
  text: string;
  /** Where: a resource and field (`Observation/a1 valueQuantity`), a request path (`candidates[0].dose`). */
  at?: string;
  /** How to mend it. */
  fix?: string;
  /** The drug it is about, where questions about other drugs are not touched by it. */
  drug?: string;
};

type Where = { at?: string; fix?: string };

const issue =
  (severity: Severity) =>
  (code: string, text: string, where: Where = {}): Issue => ({ code, severity, text, ...where });

export const error = issue('error');
export const warning = issue('warning');
export const information = issue('information');

/** A value with remarks, or the reasons why there is none. */
export type Outcome<T> = { ok: true; value: T; issues: Issue[] } | { ok: false; issues: Issue[] };

export const accept = <T>(value: T, issues: Issue[] = []): Outcome<T> => ({ ok: true, value, issues });
export const refuse = (...issues: Issue[]): { ok: false; issues: Issue[] } => ({ ok: false, issues });

export const stops = (issues: readonly Issue[]): boolean => issues.some((one) => one.severity === 'error');
