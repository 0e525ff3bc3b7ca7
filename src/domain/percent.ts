/** A probability from a finite number of draws, for a person: never shown as certain. */
export function percent(value: number): string {
  if (value >= 0.995) return '> 99 %';
  return value < 0.005 ? '< 1 %' : `${Math.round(value * 100)} %`;
}
