import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const GUIDELINE =
  'Rybak MJ et al. Therapeutic monitoring of vancomycin for serious methicillin-resistant Staphylococcus aureus infections: a revised consensus guideline. Am J Health Syst Pharm 2020;77:835-864';

/** The second day after the decision: the first whole day that the decision itself makes. */
const SECOND_DAY = { from: 24, to: 48 };

const consensus = { drug: 'vancomycin', metric: 'AUC24', window: SECOND_DAY, low: 400, high: 600, unit: 'mg.h/L', mic: 1 } as const;

/**
 * AUC24/MIC of 400 to 600 with an MIC of 1 mg/L by broth microdilution assumed: read in the abstract of the 2020 guideline,
 * which names serious MRSA infection in adults, children and neonates. The first target is the usual one. The guideline gives
 * no target for other infections; carrying the same one over is what wards do, and is marked as from memory.
 */
export const vancomycinTargets: readonly Target[] = [
  {
    ...consensus,
    id: 'vancomycin/mrsa-serious',
    indication: 'serious MRSA infection',
    source: { text: `${GUIDELINE}; abstract`, status: 'verified' },
  },
  {
    ...consensus,
    id: 'vancomycin/other',
    indication: 'other infection or not yet known',
    source: {
      text: `${GUIDELINE} is about serious MRSA infection; that the same range is used for other infections is common practice, not a statement of the guideline`,
      status: 'memory',
    },
  },
];

/** More than the upper bound of the guideline, which was set because kidney injury becomes more frequent above it. */
export const vancomycinThresholds: readonly SafetyThreshold[] = [
  {
    id: 'vancomycin/auc24-above-600',
    drug: 'vancomycin',
    metric: 'AUC24',
    window: SECOND_DAY,
    above: 600,
    unit: 'mg.h/L',
    limit: 0.1,
    source: {
      text: `${GUIDELINE}: upper bound of the target; the largest acceptable probability of 0.10 is this project's default`,
      status: 'verified',
    },
  },
];
