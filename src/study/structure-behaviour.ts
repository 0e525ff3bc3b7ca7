import type { Dosing } from '../domain/dosing.ts';
import { flowOf, readerOf } from '../domain/network.ts';
import type { Structure } from '../domain/structure.ts';

/** Times at which a structure's functions are looked at, in the model's unit. */
const TIMES = [0, 1.5, 30.25];

/** The golden ratio's fraction: its multiples spread over (0, 1) without repeating. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Amounts at which they are looked at: nothing, about one of everything, about a hundred, no two states alike. */
const AMOUNTS = [0, 1, 100];

const amountAt = (scale: number, place: number): number => scale * (0.5 + ((GOLDEN * (place + 1)) % 1));

type Values = Readonly<Record<string, number>>;

/**
 * What the functions of a structure return at fixed points: for each set of individual parameters, how doses enter, where the states
 * start and, at three times and three sets of amounts, every change and every output. Two structures that differ at one of
 * these points are told apart, whatever their text; what differs only elsewhere is not noticed.
 */
export function structureBehaviour(structure: Structure, individuals: readonly Values[]): unknown {
  return individuals.map((values) => [entrances(structure, values), courses(structure, values)]);
}

function entrances({ lag, bioavailability, rate, duration, parts, through }: Dosing, values: Values): unknown {
  return [lag, bioavailability, rate, duration, parts, through].map((one) => written(one?.(values)));
}

function courses(structure: Structure, values: Values): unknown {
  // Kind, compartments and the order of the parameters say all of a structure that has no functions.
  if (structure.kind === 'linear') return [];
  const flow = structure.kind === 'network' ? flowOf(structure) : structure.flow;
  const outputs = Object.values<Parameters<typeof readerOf>[0]>(structure.outputs);
  const names = Object.keys(structure.states);
  const eliminated = structure.kind === 'equations' ? structure.elimination : undefined;
  return [
    written(structure.start?.(values)),
    ...TIMES.flatMap((t) =>
      AMOUNTS.map((scale) => {
        const x = Object.fromEntries(names.map((name, place) => [name, amountAt(scale, place)]));
        return [
          written(flow(x, values, t)),
          outputs.map((one) => written(readerOf(one)(x, values, t))),
          written(eliminated?.(x, values, t)),
        ];
      }),
    ),
  ];
}

/** The same value with every number as text of ten digits: JSON cannot say NaN, and the last digits differ between machines. */
function written(value: unknown): unknown {
  if (typeof value === 'number') return rounded(value);
  if (Array.isArray(value)) return value.map(written);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, written(one)]));
  return value ?? null;
}

export const rounded = (value: number): string => (Number.isFinite(value) ? value.toPrecision(10) : String(value));
