import type { WithoutTarget } from '../../src/domain/sampling.ts';

const EHRA = 'EHRA practical guide 2021, Table 11 (Europace 23:1612-1676, PMC11636576)';

/** Drugs of the library that have no target, and why: a comparison of regimens needs one of the asker’s own. */
export const withoutTarget: readonly WithoutTarget[] = [
  {
    drug: 'apixaban',
    because:
      'given without monitoring: guidelines print levels to be expected, not to be reached (atrial fibrillation: peak 69-321, trough 34-230 ug/L from the 5th to the 95th percentile)',
    source: { text: EHRA, status: 'verified', basis: 'guideline' },
  },
  {
    drug: 'ceftazidime',
    because:
      'what wards aim at is time above the MIC of unbound drug, and the model is of bound and unbound together; a range of total levels was not read',
    source: { text: 'BMC Infect Dis 2014;14:288, Table 2, for drugs of its kind', status: 'verified', basis: 'practice' },
  },
  {
    drug: 'dabigatran',
    because:
      'labels have none: guidelines print levels to be expected, not to be reached (atrial fibrillation: peak 52-383, trough 28-215 ug/L from the 10th to the 90th percentile); a range of 30 to 130 ug/L for the trough was proposed from trials and is not agreed on',
    source: { text: `${EHRA}; PMC4243910`, status: 'verified', basis: 'guideline' },
  },
  {
    drug: 'metformin',
    because: 'followed by glucose: a level is only a line not to be crossed, in connection with lactic acidosis',
    source: { text: 'convention of the field, from memory', status: 'memory', basis: 'practice' },
  },
  {
    drug: 'remifentanil',
    because:
      'followed by clinical signs: 2 to 8 ug/L at the site of effect are common settings of pumps, from memory, and not an agreed target',
    source: { text: 'practice, from memory', status: 'memory', basis: 'practice' },
  },
  {
    drug: 'rivaroxaban',
    because:
      'given without monitoring: guidelines print levels to be expected, not to be reached (atrial fibrillation: peak 178-343, trough 12-137 ug/L from the 5th to the 95th percentile)',
    source: { text: EHRA, status: 'verified', basis: 'guideline' },
  },
];
