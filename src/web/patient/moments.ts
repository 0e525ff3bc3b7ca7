import type { TwinAnswer } from '../../domain/wire/answer.ts';
import { HOUR } from '../../domain/time.ts';

/** True when the twin was seeded to be seen as of a moment of its own, and not as of the moment of seeding. */
export const isOfThePast = ({ state, createdAt }: Pick<TwinAnswer, 'createdAt'> & { state: { asOf: string } }): boolean =>
  Math.abs(Date.parse(createdAt) - Date.parse(state.asOf)) > HOUR;
