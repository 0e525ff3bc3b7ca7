import { type Entry, type Intake, intakeOf } from './agenda.ts';
import type { DoseRecord } from './history.ts';
import type { Kinetics, Values } from './kinetics.ts';

/** A way on which a dose, or a part of one, enters the body: `lag` after its time. */
export type Way = { intake: Intake; lag: number };

/** Whether anything about doses depends on the person's parameters; without it a course is planned once for everybody. */
export const shapesDoses = ({ structure }: Kinetics): boolean =>
  Boolean(structure.lag ?? structure.bioavailability ?? structure.rate ?? structure.duration ?? structure.parts ?? structure.through);

/** The ways on which the dose of a record enters with these parameters; a sentence when the model says something that cannot be. */
export function waysOf(kinetics: Kinetics, record: DoseRecord, values: Values): Way[] | string {
  const { structure, states, doseInto } = kinetics;
  if (!structure.parts || record.rate !== 0 || record.compartment !== doseInto) {
    const entry = entryOf(kinetics, record.compartment, values);
    if (typeof entry === 'string') return entry;
    const intake = intakeOf(record, entry);
    return typeof intake === 'string' ? intake : [{ intake, lag: entry.lag }];
  }
  const ways: Way[] = [];
  for (const { compartment, share, lag = 0, duration = 0 } of structure.parts(values)) {
    const place = states.indexOf(compartment);
    if (place < 0) return `a part of the dose goes into ${compartment}, which is no compartment`;
    if (!(share > 0 && Number.isFinite(share))) return `the share of the dose into ${compartment} is ${share}, which is not above 0`;
    const why = whyNotATime(lag, `the lag of the part into ${compartment}`) ?? whyNotATime(duration, `the duration into ${compartment}`);
    if (why !== undefined) return why;
    const entry = entryOf(kinetics, place, values);
    if (typeof entry === 'string') return entry;
    const part = { compartment: place, amount: record.amount * share, rate: duration > 0 ? -2 : 0 };
    const intake = intakeOf(part, { ...entry, duration });
    if (typeof intake === 'string') return intake;
    ways.push({ intake, lag: lag + entry.lag });
  }
  return ways;
}

const whyNotATime = (value: number, what: string): string | undefined =>
  value >= 0 && Number.isFinite(value) ? undefined : `${what} is ${value}, which is not 0 or more`;

function entryOf({ structure, states }: Kinetics, compartment: number, values: Values): Entry | string {
  const name = states[compartment] ?? '';
  const lag = structure.lag?.(values)[name] ?? 0;
  const bioavailability = structure.bioavailability?.(values)[name] ?? 1;
  const chain = structure.through?.(values)[name];
  const why = whyNotATime(lag, `the lag of ${name}`);
  if (why !== undefined) return why;
  if (!(bioavailability > 0 && Number.isFinite(bioavailability)))
    return `the bioavailability of ${name} is ${bioavailability}, which is not above 0`;
  if (chain && !(chain.transits >= 0 && Number.isFinite(chain.transits) && chain.mean > 0 && Number.isFinite(chain.mean)))
    return `the chain before ${name} has ${chain.transits} transits in a mean time of ${chain.mean}, which cannot be`;
  return {
    lag,
    bioavailability,
    rate: structure.rate?.(values)[name],
    duration: structure.duration?.(values)[name],
    through: chain && { rate: (chain.transits + 1) / chain.mean, transits: chain.transits },
  };
}
