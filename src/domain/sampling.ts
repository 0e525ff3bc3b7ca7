import type { Citation } from './target.ts';

/** When a sample is drawn: hours before the next dose, after the start of a dose, or after the end of an infusion. */
export type SamplingMoment = { is: 'before-next-dose' | 'after-dose' | 'after-infusion'; from: number; to: number };

/** What is measured to follow a drug, and when: advice for people, which no forecast depends on. `moments` is empty where it is not a level of a moment. */
export type SamplingAdvice = {
  drug: string;
  draw: string;
  moments: readonly SamplingMoment[];
  /** When the first sample means something. */
  begin?: string;
  source: Citation & { basis: 'guideline' | 'label' | 'practice' | 'study' };
};

/** A drug for which no exposure is aimed at, and why. */
export type WithoutTarget = { drug: string; because: string; source: Citation };

/** Hours after the end of a dose within which a level still shows how the drug distributes, and not what is left to be cleared. */
export const DISTRIBUTION = 1;

/** Hours after a dose that is not infused before which it is not taken as absorbed. */
export const ABSORPTION = 2;

/** Hours before the next dose at which a trough is drawn. */
export const BEFORE_DOSE = 0.5;
