import type { TwinAnswer } from '../../domain/wire/answer.ts';
import type { DrugCard } from '../../domain/wire/drug.ts';
import type { RecordAnswer } from '../../domain/wire/record.ts';
import type { ComparisonRequest, SuggestionRequest } from '../../domain/wire/request.ts';
import { isOfThePast } from '../patient/moments.ts';
import { type Arm, candidateOf, firstArms } from './arms.ts';
import { type ByHand, enteredOf, nothingByHand } from './entered.ts';

/** The form as it stands. */
export type Draft = {
  drug: string;
  /** `now`, `seen` for the moment the twin is seen as of, `other` for the one in `otherAsOf`. */
  asOf: 'now' | 'seen' | 'other';
  otherAsOf: string;
  arms: readonly Arm[];
  indication: string;
  mic: string;
  micMethod: string;
  model: string;
  horizonHours: string;
  sensitivity: boolean;
  byHand: ByHand;
};

/** The form as it was last left, of each twin, while the page is open: another question begins where the last one stood. */
const drafts = new Map<string, Draft>();
export const keepDraft = (twin: string, draft: Draft): void => void drafts.set(twin, draft);
export const lastDraft = (twin: string): Draft | undefined => drafts.get(twin);

export const orderOf = (record: RecordAnswer, drug: string) => record.ordered.find((one) => one.drug === drug && one.status === 'active');

/** The drug most in question: ordered, or else given, or else the first there is. */
export function likelyDrug(record: RecordAnswer, drugs: readonly DrugCard[]): DrugCard | undefined {
  const named = [...record.ordered.filter((one) => one.status === 'active'), ...record.given.toReversed()].map((one) => one.drug);
  return drugs.find((one) => one.name === named.find((name) => drugs.some((card) => card.name === name))) ?? drugs[0];
}

export const newDraft = (drug: DrugCard, record: RecordAnswer, twin: TwinAnswer): Draft => ({
  drug: drug.name,
  asOf: isOfThePast(twin) ? 'seen' : 'now',
  otherAsOf: '',
  arms: firstArms(drug, orderOf(record, drug.name)),
  indication: '',
  mic: '',
  micMethod: '',
  model: 'auto',
  horizonHours: '72',
  sensitivity: false,
  byHand: nothingByHand(),
});

/**
 * The first 32 bits of the hash of the twin's version: every question that is put on the page about one version draws the same
 * persons, so that a preview is computed with the draws of its answer.
 */
const seedOf = ({ hash }: TwinAnswer): number => Number.parseInt(hash.slice(0, 8), 16);

/** What is asked, without the treatments: those are to be searched for. */
export function suggestionOf(
  { drug, asOf, otherAsOf, indication, mic, micMethod, model, horizonHours, sensitivity, byHand }: Draft,
  twin: TwinAnswer,
  card: Pick<DrugCard, 'levelUnit'>,
): SuggestionRequest {
  const entered = enteredOf(byHand, card.levelUnit);
  const when = asOf === 'seen' ? twin.state.asOf : asOf === 'other' && otherAsOf !== '' ? new Date(otherAsOf).toISOString() : undefined;
  return {
    twin: twin.id,
    drug,
    seed: seedOf(twin),
    ...(when === undefined ? {} : { asOf: when }),
    ...(indication === '' ? {} : { indication }),
    ...(mic === '' ? {} : { mic: { value: Number(mic), unit: 'mg/L', method: micMethod || 'not stated' } }),
    ...(model === 'auto' ? {} : { model }),
    ...(sensitivity ? { sensitivity } : {}),
    ...(entered.length > 0 ? { entered } : {}),
    ...(horizonHours === '' ? {} : { horizonHours: Number(horizonHours) }),
  };
}

export const comparisonOf = (draft: Draft, twin: TwinAnswer, drug: DrugCard): ComparisonRequest => ({
  ...suggestionOf(draft, twin, drug),
  candidates: draft.arms.map((arm) => candidateOf(arm, drug)),
});
