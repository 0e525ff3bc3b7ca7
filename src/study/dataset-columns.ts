import type { Kinetics } from '../twin/kinetics.ts';
import { type Issue, error, warning } from '../domain/issue.ts';

/** Columns of a NONMEM-style data set that have a meaning of their own. */
export const STANDARD = ['ID', 'TIME', 'AMT', 'RATE', 'II', 'ADDL', 'SS', 'EVID', 'CMT', 'DV', 'MDV', 'CENS', 'DVID', 'OCC'] as const;
export type StandardColumn = (typeof STANDARD)[number];

/** What a data set is read for: the covariates by name, the places doses go to and outputs come from, and whether occasions matter. */
export type Needs = { covariates: readonly string[]; kinetics: Kinetics; occasions: boolean };

/** Where each column stands, and what the model needs of them. */
export type Columns = {
  place: Readonly<Partial<Record<StandardColumn, number>>>;
  covariates: readonly { name: string; place: number }[];
  width: number;
  kinetics: Kinetics;
  /** Column of the occasion, where the model varies between occasions. */
  occasion: number | undefined;
};

/**
 * Reads the heading. A column that neither the format nor the model knows is named in a warning; a covariate without a column is an
 * error. Without a column OCC the records of a person are one occasion, which a model that varies between occasions makes worth a warning.
 */
export function readHeading(cells: readonly string[], { covariates, kinetics, occasions }: Needs): { columns: Columns; issues: Issue[] } {
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
  for (const [i, name] of names.entries()) {
    if (names.indexOf(name) < i)
      issues.push(error('repeated-column', `There are two columns ${name}.`, { at: at(name), fix: 'Rename one.' }));
    else if (!covariates.includes(name) && !(STANDARD as readonly string[]).includes(name)) {
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
    },
    issues,
  };
}
