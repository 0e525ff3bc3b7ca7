import type { Target } from '../../src/domain/target.ts';

export const heparinTargets: readonly Target[] = [
  {
    id: 'heparin/infusion',
    drug: 'heparin',
    indication: 'therapeutic infusion',
    metric: 'Cavg',
    window: { from: 12, to: 24 },
    low: 0.3,
    high: 0.7,
    unit: '[iU]/mL',
    source: {
      text: 'anti-Xa 0.3-0.7 U/mL by a laboratory’s recommendation page; the guideline itself was not read, and no model here measures anti-Xa activity',
      status: 'memory',
      basis: 'practice',
    },
  },
];
