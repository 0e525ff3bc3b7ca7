import type { WireEntered } from '../../domain/wire/request.ts';

/** Values of the person that the form has a field for, with the units they are printed in; the first is the usual one. */
export const VALUES = {
  weight: { units: ['kg'] },
  height: { units: ['cm'] },
  creatinine: { units: ['mg/dL', 'umol/L'] },
} as const satisfies Record<string, { units: readonly [string, ...string[]] }>;

export type ValueName = keyof typeof VALUES;

/** What was entered by hand, as typed; empty texts say nothing. */
export type ByHand = {
  values: Record<ValueName, { value: string; unit: string }>;
  level: string;
  levelAt: string;
  /** Why each resource is left out. */
  leftOut: Record<string, string>;
};

export const nothingByHand = (): ByHand => ({
  values: {
    weight: { value: '', unit: VALUES.weight.units[0] },
    height: { value: '', unit: VALUES.height.units[0] },
    creatinine: { value: '', unit: VALUES.creatinine.units[0] },
  },
  level: '',
  levelAt: '',
  leftOut: {},
});

export const isEmpty = ({ values, level, leftOut }: ByHand): boolean =>
  level === '' && Object.keys(leftOut).length === 0 && Object.values(values).every((one) => one.value === '');

/** As the question says it. A level without its time and a value left out without a reason wait until they have one. */
export function enteredOf({ values, level, levelAt, leftOut }: ByHand, levelUnit: string): WireEntered[] {
  return [
    ...Object.entries(values).flatMap(([name, { value, unit }]): WireEntered[] =>
      value === '' ? [] : [{ is: 'value', name: name as ValueName, value: { value: Number(value), unit } }],
    ),
    ...(level === '' || levelAt === ''
      ? []
      : [{ is: 'level', value: { value: Number(level), unit: levelUnit }, at: new Date(levelAt).toISOString() } satisfies WireEntered]),
    ...Object.entries(leftOut).flatMap(([resource, because]): WireEntered[] =>
      because.trim() === '' ? [] : [{ is: 'left-out', resource, because }],
    ),
  ];
}
