import { carbamazepine } from '../models/carbamazepine/drug.ts';
import { phenobarbital } from '../models/phenobarbital/drug.ts';
import { phenytoin } from '../models/phenytoin/drug.ts';
import { valproate } from '../models/valproate/drug.ts';
import type { Drug } from '../src/domain/drug.ts';
import type { MedicineName, MedicineTaken } from '../src/domain/record.ts';

/**
 * Medicines that models ask for, by ATC code or its beginning, RxNorm ingredient and name. ATC codes as read in public interaction
 * tables and formularies that agree with one another: so too the groups C08 (calcium channel blockers), N02A (opioids) and N01AH (opioid
 * anaesthetics), ibuprofen by mouth (M01AE01) and for the duct (C01EB16), and G03AA by its member G03AA07 (levonorgestrel and
 * ethinylestradiol), and G03AB (progestogens and oestrogens, sequential).
 */
export type MedicineRow = {
  name: MedicineTaken['name'];
  atc: readonly string[];
  but?: readonly string[];
  rxnorm?: readonly string[];
  words: readonly string[];
};

const ofDrug = (name: MedicineName, drug: Drug): MedicineRow => ({
  name,
  atc: drug.atc,
  rxnorm: [...drug.rxnorm, ...drug.products].map(({ code }) => code),
  words: drug.names,
});

const NAMED: readonly MedicineRow[] = [
  ofDrug('phenytoin', phenytoin),
  ofDrug('phenobarbital', phenobarbital),
  ofDrug('carbamazepine', carbamazepine),
  ofDrug('valproate', valproate),
];

export const MEDICINES: readonly MedicineRow[] = [
  ...NAMED,
  { name: 'felbamate', atc: ['N03AX10'], words: ['felbamate'] },
  {
    name: 'otherAntiepileptic',
    atc: ['N03A'],
    but: NAMED.flatMap(({ atc }) => atc),
    words: [
      'felbamate',
      'ethosuximide',
      'clonazepam',
      'primidone',
      'zonisamide',
      'lamotrigine',
      'levetiracetam',
      'topiramate',
      'oxcarbazepine',
      'lacosamide',
      'gabapentin',
      'vigabatrin',
    ],
  },
  { name: 'amiodarone', atc: ['C01BD01'], words: ['amiodarone'] },
  { name: 'spironolactone', atc: ['C03DA01'], words: ['spironolactone'] },
  {
    name: 'calciumAntagonist',
    atc: ['C08'],
    words: ['amlodipine', 'nifedipine', 'felodipine', 'nicardipine', 'nitrendipine', 'lercanidipine', 'verapamil', 'diltiazem'],
  },
  { name: 'ibuprofen', atc: ['M01AE01', 'C01EB16'], words: ['ibuprofen'] },
  { name: 'dopamine', atc: ['C01CA04'], words: ['dopamine'] },
  {
    name: 'opioid',
    atc: ['N01AH', 'N02A'],
    words: ['fentanyl', 'remifentanil', 'sufentanil', 'alfentanil', 'morphine', 'oxycodone', 'hydromorphone', 'piritramide', 'tramadol'],
  },
  // Prednisone becomes prednisolone, and mg for mg the two are dosed alike. RxNorm 8638 and 8640 as read in public tables.
  { name: 'prednisoloneDaily', atc: ['H02AB06', 'H02AB07'], rxnorm: ['8638', '8640'], words: ['prednisolone', 'prednisone'] },
  { name: 'oestrogenContraceptive', atc: ['G03AA', 'G03AB'], words: ['ethinylestradiol', 'ethinyl estradiol', 'ethinyloestradiol'] },
];
