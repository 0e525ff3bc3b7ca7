import type { WireCandidate } from '../domain/wire/candidate.ts';
import type { ComparisonRequest } from '../domain/wire/request.ts';

const repeated = (label: string, milligrams: number, hours: number, every: number, start?: string): WireCandidate => ({
  label,
  dose: { value: milligrams, unit: 'mg', substance: 'vancomycin' },
  route: 'iv',
  infusion: { value: hours, unit: 'h' },
  every: { value: every, unit: 'h' },
  ...(start === undefined ? {} : { start }),
});

/**
 * What the demo asks about the ward's lead patient, who gets 1 g every 12 h with chronic kidney disease: less each time, less
 * often, or one dose left out first (the next is due at 18:05, so this one starts 12 h later).
 */
export const demoQuestion = (patient: string, asOf: string): ComparisonRequest => ({
  patient: `Patient/${patient}`,
  drug: 'vancomycin',
  asOf,
  candidates: [
    repeated('750 mg every 12 h', 750, 1.5, 12),
    repeated('500 mg every 12 h', 500, 1, 12),
    repeated('750 mg every 24 h', 750, 1.5, 24),
    repeated('Leave out one dose, then 500 mg every 24 h', 500, 1, 24, '2026-11-24T06:05:00Z'),
  ],
});
