import { type DosingLimits, type Drug, doseUnitOf } from '../domain/drug.ts';
import { type Issue, error, warning } from '../domain/issue.ts';
import { printUnit } from '../domain/print-unit.ts';

type Given = { drug: Drug; limits: DosingLimits };
type Dose = { amount: number; duration: number };

export const figure = (value: number): string => String(Number(value.toPrecision(6)));

/** Holds one dose (amount of the moiety, hours of infusion) against what is given of the drug by this route. */
export function checkDose({ amount, duration }: Dose, given: Given, at: string): Issue[] {
  if (!(amount > 0))
    return [
      error('not-positive', `A dose of ${figure(amount)} ${printUnit(doseUnitOf(given.drug))} is not above zero.`, {
        at: `${at}.dose.value`,
        fix: 'Send a dose above zero, or the candidate { "stop": true }.',
      }),
    ];
  return [...checkAmount(amount, given, at), ...checkInfusion(amount, duration, given, at), ...checkStep(amount, given, at)];
}

function checkAmount(amount: number, { drug, limits }: Given, at: string): Issue[] {
  const unit = printUnit(doseUnitOf(drug));
  const where = { at: `${at}.dose.value`, fix: 'Check the unit and the decimal point.' };
  if (amount > limits.largest)
    return [
      error(
        'dose-too-large',
        `${figure(amount)} ${unit} is above the largest single dose of ${drug.name}, ${limits.largest} ${unit} (${limits.source}).`,
        where,
      ),
    ];
  if (amount < limits.smallest)
    return [
      error(
        'dose-too-small',
        `${figure(amount)} ${unit} is below the smallest dose of ${drug.name}, ${limits.smallest} ${unit} (${limits.source}).`,
        where,
      ),
    ];
  return [];
}

function checkInfusion(amount: number, duration: number, { drug, limits }: Given, at: string): Issue[] {
  const { fastest = Infinity, shortest = 0, source } = limits;
  const unit = printUnit(doseUnitOf(drug));
  if (duration > 0 && amount / (duration * 60) > fastest * (1 + 1e-9))
    return [
      error(
        'infusion-too-fast',
        `${figure(amount)} ${unit} over ${figure(duration)} h is ${figure(amount / (duration * 60))} ${unit}/min; ${drug.name} is given no faster than ${fastest} ${unit}/min (${source}).`,
        {
          at: `${at}.infusion`,
          fix: `Infuse it over at least ${figure(Math.max(shortest, Math.ceil((amount / fastest / 60) * 4) / 4))} h.`,
        },
      ),
    ];
  if (duration < shortest)
    return [
      error('infusion-too-short', `An infusion of ${figure(duration * 60)} min is shorter than ${figure(shortest * 60)} min (${source}).`, {
        at: `${at}.infusion`,
        fix: `Infuse it over at least ${figure(shortest)} h.`,
      }),
    ];
  return [];
}

function checkStep(amount: number, { drug, limits: { step } }: Given, at: string): Issue[] {
  const steps = amount / step;
  const unit = printUnit(doseUnitOf(drug));
  return Math.abs(steps - Math.round(steps)) > 1e-6
    ? [
        warning('uncommon-dose', `${figure(amount)} ${unit} is not a multiple of ${step} ${unit}.`, {
          at: `${at}.dose.value`,
          fix: drug.routes[0] === 'iv' ? 'Check that this dose can be drawn up.' : 'Check that this dose can be given.',
        }),
      ]
    : [];
}

export const tooLong = (duration: number, every: number, at: string): Issue =>
  error('infusion-longer-than-interval', `An infusion of ${figure(duration)} h does not fit into an interval of ${figure(every)} h.`, {
    at,
    fix: 'Shorten the infusion or lengthen the interval.',
  });

/** Holds a repeated dose against the intervals in use and the largest daily dose. */
export function checkRepeat(dose: Dose, every: number, given: Given, at: string): Issue[] {
  const issues: Issue[] = [];
  if (dose.duration > every) issues.push(tooLong(dose.duration, every, `${at}.infusion`));
  if (!given.limits.intervals.includes(every)) {
    issues.push(
      warning('uncommon-interval', `An interval of ${figure(every)} h is not one of ${given.limits.intervals.join(', ')} h.`, {
        at: `${at}.every`,
        fix: 'Check that the ward can give it.',
      }),
    );
  }
  return [...issues, ...checkDay((dose.amount * 24) / every, given, at)];
}

/** Holds the amount of one day against the largest daily dose. */
export function checkDay(amount: number, { drug, limits }: Given, at: string): Issue[] {
  const unit = printUnit(doseUnitOf(drug));
  return amount > limits.largestPerDay * (1 + 1e-9)
    ? [
        error(
          'daily-dose-too-large',
          `${figure(amount)} ${unit} in a day is above the largest daily dose of ${drug.name}, ${limits.largestPerDay} ${unit} (${limits.source}).`,
          { at, fix: 'Lower the dose or lengthen the interval.' },
        ),
      ]
    : [];
}
