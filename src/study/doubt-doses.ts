import { type Drug, dosingBy, doseUnitOf } from '../domain/drug.ts';
import { type Issue, warning } from '../domain/issue.ts';
import { printUnit } from '../domain/print-unit.ts';
import type { DoseGiven } from '../domain/record.ts';

/** A dose this many times larger or smaller than the others of a record looks like a slip of a digit; loading doses are at most three times. */
const UNLIKE = 5;
/** Others that it takes to say so. */
const OTHERS = 3;

/** A dose as recorded, and the moiety that it holds in the drug's unit of dose. */
export type WeighedDose = { dose: DoseGiven; amount: number };

/**
 * Amounts that are used as given but asked about: smaller than any single dose known of the drug, or unlike all others of the record.
 * What is larger than any is told with the limits.
 */
export function doubtAmounts(weighed: readonly WeighedDose[], drug: Drug): Issue[] {
  const unit = printUnit(doseUnitOf(drug));
  const middleOfOthers = medianWithout(weighed.map((one) => one.amount));
  return weighed.flatMap(({ dose, amount }): Issue[] => {
    const where = { at: `${dose.source.resource} ${dose.source.field}`, fix: 'Check the amount and its unit in the record.' };
    const given = `The dose of ${amount} ${unit} at ${dose.start}`;
    const { smallest = 0, source = '' } = dosingBy(drug, dose.route) ?? {};
    if (amount < smallest * (1 - 1e-9))
      return [
        warning(
          'dose-given-under-range',
          `${given} is less than the smallest single dose of ${drug.name} known here, ${smallest} ${unit} (${source}); it is used as given.`,
          where,
        ),
      ];
    const middle = middleOfOthers(amount);
    const factor = Math.max(amount / middle, middle / amount);
    if (weighed.length <= OTHERS || factor < UNLIKE) return [];
    return [
      warning(
        'dose-unlike-others',
        `${given} is ${factor.toPrecision(2)} times ${amount > middle ? 'larger' : 'smaller'} than the others of this record (${middle} ${unit}); it is used as given.`,
        where,
      ),
    ];
  });
}

/** The (upper) median of the amounts without one of them, from one order of them all: a record may hold thousands of doses. */
function medianWithout(amounts: readonly number[]): (amount: number) => number {
  const sorted = amounts.toSorted((a, b) => a - b);
  const middle = Math.floor((sorted.length - 1) / 2);
  return (amount) => ((sorted[middle] ?? amount) < amount ? sorted[middle] : sorted[middle + 1]) ?? amount;
}
