import type { Kinetics } from '../twin/kinetics.ts';
import { type Issue, error, warning } from '../domain/issue.ts';

/** Columns of a NONMEM-style data set that have a meaning of their own. */
export const STANDARD = ['ID', 'TIME', 'AMT', 'RATE', 'II', 'ADDL', 'SS', 'EVID', 'CMT', 'DV', 'MDV', 'CENS', 'DVID', 'OCC'] as const;
export type StandardColumn = (typeof STANDARD)[number];

/** Tells a mistake in a column: its code, what is wrong, and how to mend it. */
export type Wrong = (column: string, code: string, text: string, fix: string) => void;

/** What is asked of the levels of a data set, by place of the output: whether it has a residual error, and one of its logarithm. */
export type LevelNeeds = { measurable: readonly boolean[]; logarithmic: readonly boolean[] };

/**
 * What a data set is read for: the covariates by name, the places doses go to and outputs come from, whether occasions matter,
 * what is asked of measured values where they are used, and the column that tells groups of people apart.
 */
export type Needs = {
  covariates: readonly string[];
  kinetics: Kinetics;
  occasions: boolean;
  levels?: LevelNeeds | undefined;
  by?: string | undefined;
};

/** Column of the weight of a level in the fit, read only where levels are used and the model has no covariate of that name. */
export const WEIGHT = 'WEIGHT';

/** Where each column stands, and what the model needs of them. */
export type Columns = {
  place: Readonly<Partial<Record<StandardColumn, number>>>;
  covariates: readonly { name: string; place: number }[];
  width: number;
  kinetics: Kinetics;
  /** Column of the occasion, where the model varies between occasions. */
  occasion: number | undefined;
  levels: LevelNeeds | undefined;
  /** Columns of weights and of groups of people, where they are used. */
  weight: number | undefined;
  group: number | undefined;
};

/**
 * Reads the heading. A column that neither the format nor the model knows is named in a warning; a covariate without a column is an
 * error. Without a column OCC the records of a person are one occasion, which a model that varies between occasions makes worth a warning.
 */
export function readHeading(cells: readonly string[], needs: Needs): { columns: Columns; issues: Issue[] } {
  const { covariates, kinetics, occasions, levels, by } = needs;
  const names = cells.map((cell) => cell.trim());
  const at = (name: string): string => `row 1, column ${name}`;
  const issues: Issue[] = [];
  for (const name of ['ID', 'TIME']) {
    if (!names.includes(name))
      issues.push(
        error('missing-column', `The data set has no column ${name}.`, { at: 'row 1', fix: `Add ${name} to the heading, in capitals.` }),
      );
  }
  for (const name of covariates) {
    if (!names.includes(name))
      issues.push(
        error('missing-covariate', `The model needs the covariate ${name}, which has no column.`, {
          at: 'row 1',
          fix: `Add a column ${name}.`,
        }),
      );
  }
  const weight = levels && !covariates.includes(WEIGHT) && names.includes(WEIGHT) ? names.indexOf(WEIGHT) : undefined;
  if (levels && !names.includes('DV'))
    issues.push(error('missing-column', 'The data set has no column DV.', { at: 'row 1', fix: 'Add DV, the measured values.' }));
  if (by !== undefined && !names.includes(by))
    issues.push(
      error('missing-column', `There is no column ${by} to tell groups of people by.`, { at: 'row 1', fix: 'Name one of the heading.' }),
    );
  for (const [i, name] of names.entries()) {
    if (names.indexOf(name) < i)
      issues.push(error('repeated-column', `There are two columns ${name}.`, { at: at(name), fix: 'Rename one.' }));
    else if (i !== weight && name !== by && !covariates.includes(name) && !(STANDARD as readonly string[]).includes(name)) {
      issues.push(warning('unused-column', `The model does not use the column ${name}.`, { at: at(name) }));
    }
  }
  if (occasions && !names.includes('OCC')) {
    issues.push(
      warning('one-occasion', 'The model varies between occasions and there is no column OCC: all records of a person are one occasion.', {
        at: 'row 1',
        fix: 'Add a column OCC with a label for each occasion, or leave it at that.',
      }),
    );
  }
  const place = Object.fromEntries(STANDARD.filter((name) => names.includes(name)).map((name) => [name, names.indexOf(name)]));
  return {
    columns: {
      place,
      covariates: covariates.map((name) => ({ name, place: names.indexOf(name) })),
      width: names.length,
      kinetics,
      occasion: occasions && names.includes('OCC') ? names.indexOf('OCC') : undefined,
      levels,
      weight,
      group: by === undefined ? undefined : names.indexOf(by),
    },
    issues,
  };
}
