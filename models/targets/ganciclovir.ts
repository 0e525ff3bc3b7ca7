import type { SafetyThreshold, Target } from '../../src/domain/target.ts';

const SECOND_DAY = { from: 24, to: 48 };
const UTRECHT =
  'van der Wekken-Pas LC et al. Therapeutic drug monitoring of ganciclovir in cytomegalovirus-infected patients with solid organ transplants. Ther Drug Monit 2023;45:533-538, abstract';

export const ganciclovirTargets: readonly Target[] = [
  {
    id: 'ganciclovir/trough',
    drug: 'ganciclovir',
    indication: 'cytomegalovirus disease after transplantation: trough',
    metric: 'Cmin',
    window: SECOND_DAY,
    low: 1,
    high: 2,
    unit: 'mg/L',
    source: {
      text: `${UTRECHT}: a ward’s target, under which no fewer people did well than under 2 to 4 mg/L`,
      status: 'verified',
      basis: 'study',
    },
  },
];

export const ganciclovirThresholds: readonly SafetyThreshold[] = [
  {
    id: 'ganciclovir/trough-above-4',
    drug: 'ganciclovir',
    metric: 'Cmin',
    window: SECOND_DAY,
    above: 4,
    unit: 'mg/L',
    limit: 0.1,
    source: {
      text: `${UTRECHT}: the top of the wider target; lymphocytes fell with the trough; the largest acceptable probability of 0.10 is this project’s default`,
      status: 'verified',
      basis: 'study',
    },
  },
];
