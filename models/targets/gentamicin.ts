import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const SECOND_DAY = { from: 24, to: 48 };
const EMEDICINE = 'Medscape eMedicine 2172048, table of therapeutic drug levels';
const NEONATAL = 'target block of a test model of Tucuxi (Fuchs 2014)';

/** Levels that are aimed at. The extended interval and the exposure are from memory, and are shown only. */
export const gentamicinTargets: readonly Target[] = [
  {
    id: 'gentamicin/peak-several-a-day',
    drug: 'gentamicin',
    indication: 'several doses a day: peak',
    metric: 'Cmax',
    window: SECOND_DAY,
    low: 5,
    high: 10,
    unit: 'mg/L',
    source: { text: EMEDICINE, status: 'verified', basis: 'practice' },
  },
  {
    id: 'gentamicin/neonate-peak',
    drug: 'gentamicin',
    indication: 'neonate: peak',
    metric: 'Cmax',
    window: SECOND_DAY,
    low: 6,
    high: 10,
    best: 8,
    unit: 'mg/L',
    source: { text: NEONATAL, status: 'verified', basis: 'practice' },
  },
  {
    id: 'gentamicin/neonate-trough',
    drug: 'gentamicin',
    indication: 'neonate: trough',
    metric: 'Cmin',
    window: SECOND_DAY,
    high: 1,
    unit: 'mg/L',
    source: { text: `${NEONATAL}: at most 0.5 to 1 mg/L; the wider bound is used`, status: 'verified', basis: 'practice' },
  },
  {
    id: 'gentamicin/extended-interval-peak',
    drug: 'gentamicin',
    indication: 'once a day: peak over MIC',
    metric: 'Cmax/MIC',
    window: { from: 0, to: 24 },
    low: 8,
    high: 10,
    unit: '1',
    source: { text: 'peak of 8 to 10 times the MIC; not read in a source', status: 'memory', basis: 'practice' },
  },
  {
    id: 'gentamicin/extended-interval-trough',
    drug: 'gentamicin',
    indication: 'once a day: trough',
    metric: 'Cmin',
    window: SECOND_DAY,
    high: 1,
    unit: 'mg/L',
    source: { text: 'trough below 1 mg/L; not read in a source', status: 'memory', basis: 'practice' },
  },
];

/** A trough above the bound of the neonatal target, at which accumulation begins to show. */
export const gentamicinThresholds: readonly SafetyThreshold[] = [
  {
    id: 'gentamicin/trough-above-1',
    drug: 'gentamicin',
    metric: 'Cmin',
    window: SECOND_DAY,
    above: 1,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: `${NEONATAL}; the largest acceptable probability of 0.10 is this project's default`,
      status: 'verified',
      basis: 'practice',
    },
  },
];
