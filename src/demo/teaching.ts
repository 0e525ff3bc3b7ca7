import type { WireCandidate } from '../domain/wire/candidate.ts';
import type { WorkedCase } from '../domain/wire/worked-case.ts';
import { DOUBT_CASES } from './teaching/doubt.ts';
import { KIDNEY_CASES } from './teaching/kidney.ts';
import { PEOPLE_CASES } from './teaching/people.ts';
import type { WrittenCase } from './teaching/written-case.ts';
import { WARD_NOW } from './ward-clock.ts';

const candidateOf = ([mg, hours, every]: WrittenCase['regimens'][number]): WireCandidate => ({
  dose: { value: mg, unit: 'mg', substance: 'vancomycin' },
  route: 'iv',
  infusion: { value: hours, unit: 'h' },
  every: { value: every, unit: 'h' },
});

/** The ward's people as worked cases. What the service answers is computed when it is asked for; the texts hold no figure of it. */
export const WORKED_CASES: readonly WorkedCase[] = [...KIDNEY_CASES, ...PEOPLE_CASES, ...DOUBT_CASES].map(({ regimens, ...one }) => ({
  ...one,
  patient: `Patient/${one.id}`,
  ask: { drug: 'vancomycin', asOf: WARD_NOW, candidates: regimens.map(candidateOf) },
}));
