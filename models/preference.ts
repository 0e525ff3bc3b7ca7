import { anticoagulantsPreferences } from './preference-anticoagulants.ts';
import { antiepilepticsPreferences } from './preference-antiepileptics.ts';
import { circulationAndBreathingPreferences } from './preference-circulation-and-breathing.ts';
import type { Preference } from './preference-form.ts';

/** Special populations stand before general ones: their limits let them speak for their own people only. */
export const preferences: readonly Preference[] = [
  {
    drug: 'adalimumab',
    order: [
      { model: 'adalimumab/nader-2017', because: 'hidradenitis suppurativa: six hundred people, weight and C-reactive protein' },
      { model: 'adalimumab/ling-2024', because: 'rheumatoid arthritis: ten people, so it is for teaching' },
    ],
  },
  {
    drug: 'amikacin',
    order: [
      { model: 'amikacin/de-cock-2012', because: 'neonates: made for them, the largest population' },
      { model: 'amikacin/romano-1999', because: 'adults with a haematological malignancy: made for them; numbers from one source only' },
      {
        model: 'amikacin/burdet-2015',
        because: 'adults in intensive care with a clearance measured in urine; numbers from one source only',
      },
    ],
  },
  {
    drug: 'busulfan',
    order: [
      {
        model: 'busulfan/bartelink-2012',
        because: 'infants to young adults by weight alone: the largest group, confirmed by its abstract',
      },
      { model: 'busulfan/paci-2012', because: 'children to 15 years by weight, steeper below 9 kg; one compartment' },
      { model: 'busulfan/choe-2012', because: 'adults on phenytoin: the only one here for adults' },
      {
        model: 'busulfan/shukla-2020',
        because:
          'children by fat-free mass, with the fall of clearance after a day; one term of it is not understood, so it is for teaching',
      },
    ],
  },
  {
    drug: 'cefepime',
    order: [
      { model: 'cefepime/an-2023', because: 'adults in intensive care: a study, numbers from one source only' },
      { model: 'cefepime/buclin-2020', because: 'adults: no study but an expert’s summary; for teaching' },
    ],
  },
  {
    drug: 'ciclosporin',
    order: [
      { model: 'ciclosporin/press-2010', because: 'kidney transplants: dense profiles through a whole year, with weight' },
      {
        model: 'ciclosporin/wilhelm-2012',
        because: 'stem cell transplants: the only one by vein and by mouth, in people who all took fluconazole',
      },
    ],
  },
  {
    drug: 'everolimus',
    order: [
      { model: 'everolimus/terheine-2018', because: 'kidney transplants and cancer together: the larger group, with haematocrit' },
      { model: 'everolimus/dewit-2016', because: 'thyroid cancer on 10 mg a day, where the ABCB1 haplotype is known' },
    ],
  },
  {
    drug: 'fluconazole',
    order: [
      { model: 'fluconazole/wade-2008', because: 'preterm and term infants: made for them; numbers from one source only' },
      { model: 'fluconazole/mclachlan-1996', because: 'adults with HIV and a count of CD4 cells; numbers from one source only' },
    ],
  },
  {
    drug: 'gentamicin',
    order: [
      {
        model: 'gentamicin/fuchs-2014',
        because: 'neonates: made for them, the largest population, and its typical values have two sources',
      },
      {
        model: 'gentamicin/rosario-1998',
        because: 'adults with cancer: clearance in a straight line with creatinine clearance; one source',
      },
      { model: 'gentamicin/staatz-2006', because: 'adults after an operation on the chest: one source, and no albumin asked for' },
      {
        model: 'gentamicin/hodiamont-2017',
        because: 'adults in intensive care: knows nothing of the kidneys, so that only levels make it speak',
      },
    ],
  },
  {
    drug: 'imatinib',
    order: [
      {
        model: 'imatinib/gotta-2012',
        because: 'adults with leukaemia or a stromal tumour: the only one here, its centre confirmed by two sources',
      },
    ],
  },
  {
    drug: 'infliximab',
    order: [
      { model: 'infliximab/hanzel-2021', because: 'Crohn’s disease and ulcerative colitis, by vein and under the skin' },
      { model: 'infliximab/fasanmade-2009', because: 'ulcerative colitis by vein: the larger group, a wider range of weight' },
    ],
  },
  {
    drug: 'linezolid',
    order: [
      {
        model: 'linezolid/taubert-2016',
        because: 'adults in intensive care: what it asks for is measured daily there; numbers from one source only',
      },
      {
        model: 'linezolid/soraluce-2020',
        because: 'adults in intensive care with a clearance measured in urine; numbers from one source only',
      },
    ],
  },
  {
    drug: 'meropenem',
    order: [
      {
        model: 'meropenem/gijsen-2022',
        because: 'intensive care with sepsis and working kidneys: made for them; its numbers have two sources',
      },
      { model: 'meropenem/li-2006', because: 'adults in hospital: values agree in four sources' },
    ],
  },
  {
    drug: 'methotrexate',
    order: [
      { model: 'methotrexate/mao-2022', because: 'adults: creatinine clearance, albumin and age, infusions of some hours' },
      {
        model: 'methotrexate/taylor-2020',
        because: 'children with leukaemia: the largest group, but without a published residual error, so it is for teaching',
      },
    ],
  },
  {
    drug: 'mycophenolate',
    order: [
      { model: 'mycophenolate/wang-2022', because: 'kidney transplants on tacrolimus, in the two stages it was made for' },
      { model: 'mycophenolate/vanhest-2005', because: 'kidney transplants on ciclosporin; its numbers come through a second paper' },
      { model: 'mycophenolate/rong-2019', because: 'with the glucuronides measured: a small group, for study' },
    ],
  },
  {
    drug: 'piperacillin',
    order: [{ model: 'piperacillin/obrink-hansen-2015', because: 'adults in septic shock, unbound levels: the only one there is' }],
  },
  {
    drug: 'sirolimus',
    order: [{ model: 'sirolimus/golubovic-2019', because: 'kidney transplants without a calcineurin inhibitor: the only one here' }],
  },
  {
    drug: 'tacrolimus',
    order: [
      {
        model: 'tacrolimus/andrews-2019',
        because: 'kidney, the first three months: the largest population, and its main values have two sources',
      },
      { model: 'tacrolimus/woillard-2011', because: 'kidney, both release forms: full profiles by LC-MS/MS, one source' },
      { model: 'tacrolimus/monchaud-2012', because: 'lung: one encoding, the paper itself unread; for teaching' },
    ],
  },
  {
    drug: 'tobramycin',
    order: [
      { model: 'tobramycin/hennig-2008', because: 'children with cystic fibrosis: made for them, and its numbers have two sources' },
      { model: 'tobramycin/hennig-2013', because: 'everybody: pooled from eight centres, and its numbers have three sources' },
    ],
  },
  {
    drug: 'vancomycin',
    order: [
      { model: 'vancomycin/dao-2020', because: 'neonates and infants to six months: made for them, with postmenstrual age' },
      {
        model: 'vancomycin/buelga-2005',
        because: 'adults with a haematological malignancy: made for them; their clearance is higher than creatinine suggests',
      },
      {
        model: 'vancomycin/adane-2015',
        because: 'body mass index of 40 kg/m2 and above: made for them, where total body weight misleads the others',
      },
      { model: 'vancomycin/goti-2018', because: 'adults: the largest population from routine care, two thirds of it with intensive care' },
      { model: 'vancomycin/thomson-2009', because: 'adults: a general hospital, clearance in a straight line with creatinine clearance' },
      {
        model: 'vancomycin/colin-2019',
        because:
          'everybody: pooled from 14 studies, the only one that covers children, adults and the very old at once; first for children because its numbers have two sources',
      },
      { model: 'vancomycin/le-2014', because: 'children from three months: numbers from one source only' },
      {
        model: 'vancomycin/roberts-2011',
        because: 'intensive care with a clearance measured in urine: built on continuous infusions, numbers from one source only',
      },
      {
        model: 'vancomycin/frymoyer-2014',
        because: 'neonates: a large population, tried on others, without a gestation; after the first neonatal model, which has one',
      },
      { model: 'vancomycin/kloprogge-2019', because: 'children from three months: numbers from one source only' },
      {
        model: 'vancomycin/germovsek-2019',
        because: 'neonates and infants without kidney disease: no creatinine enters; numbers from one source only',
      },
      { model: 'vancomycin/capparelli-2001', because: 'newborns and infants: numbers from one source only' },
      { model: 'vancomycin/jacqz-aigrain-2019', because: 'neonates: the assay factor of creatinine is unclear; for teaching' },
      { model: 'vancomycin/hughes-2024', because: 'body mass index of 30 kg/m2 and above: numbers from one source only' },
      {
        model: 'vancomycin/carreno-2017',
        because: 'body mass index of 30 kg/m2 and above: twelve people and a translated variability; for teaching',
      },
      { model: 'vancomycin/staatz-2006', because: 'after an operation on heart or chest: made for them; numbers from one source only' },
      { model: 'vancomycin/yamamoto-2009', because: 'adults: a jump of clearance at 85 mL/min; for teaching' },
      { model: 'vancomycin/llopis-2006', because: 'intensive care: a residual error of unclear unit; for teaching' },
    ],
  },
  {
    drug: 'vedolizumab',
    order: [{ model: 'vedolizumab/rosario-2015', because: 'ulcerative colitis and Crohn’s disease by vein: the only one here' }],
  },
  {
    drug: 'voriconazole',
    order: [{ model: 'voriconazole/friberg-2012', because: 'children, adolescents and adults of known genotype: the only one there is' }],
  },
  ...anticoagulantsPreferences,
  ...antiepilepticsPreferences,
  ...circulationAndBreathingPreferences,
];
