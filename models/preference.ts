/** Which model speaks first when no level can decide, and why. Limits come first: a model that refuses is out, wherever it stands here, and one that needs caution comes after those that apply. */
export type Preference = { drug: string; order: readonly { model: string; because: string }[] };

/**
 * Of the table below and of the alternatives; counted up whenever a model, its place, its reason or a group changes. A test keeps the
 * hash of each version.
 */
export const RULES_VERSION = 3;

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
    drug: 'apixaban',
    order: [
      { model: 'apixaban/cirincione-2018', because: 'adults: pooled from twelve studies, with kidney function held as the authors did' },
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
    drug: 'caffeine',
    order: [
      { model: 'caffeine/lee-1997', because: 'teaching: preterm infants, base or citrate not known' },
      { model: 'caffeine/csajka-2005', because: 'healthy adults by mouth' },
    ],
  },
  {
    drug: 'carbamazepine',
    order: [
      { model: 'carbamazepine/graves-1998', because: 'adults on steady treatment: 829 people, with other antiepileptics and age' },
      { model: 'carbamazepine/tucuxi-elderly', because: 'from 60 years: the paper behind its numbers is not named' },
      { model: 'carbamazepine/reith-2001', because: 'teaching: children and young adults, variability not published' },
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
    drug: 'ceftazidime',
    order: [{ model: 'ceftazidime/conil-2007', because: 'burns in intensive care: the only one here; numbers from one source only' }],
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
    drug: 'dabigatran',
    order: [
      { model: 'dabigatran/liesenfeld-2013', because: 'people on haemodialysis: made for them' },
      { model: 'dabigatran/yang-2024', because: 'teaching: healthy young people without a renal covariate' },
    ],
  },
  {
    drug: 'daptomycin',
    order: [{ model: 'daptomycin/dvorchik-2004', because: 'adults with a Gram-positive infection: numbers from one source only' }],
  },
  {
    drug: 'dexmedetomidine',
    order: [
      { model: 'dexmedetomidine/smuszkiewicz-2018', because: 'adults in intensive care: infusions' },
      { model: 'dexmedetomidine/dyck-1993', because: 'teaching: volunteers, numbers differ between sources' },
    ],
  },
  {
    drug: 'digoxin',
    order: [
      { model: 'digoxin/hirai-2022', because: 'heart failure and fibrillation: 391 people, with kidney function and amiodarone' },
      { model: 'digoxin/yukawa-2001', because: 'adults: two compartments, numbers in two sources but a smaller group' },
    ],
  },
  {
    drug: 'docetaxel',
    order: [
      { model: 'docetaxel/ozawa-2007', because: 'levels and neutrophils from one study, from the count before the course' },
      {
        model: 'docetaxel/kloft-2006',
        because: 'neutrophils with sex, performance and earlier treatment; its kinetics are of another paper, so it is for teaching',
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
    drug: 'fentanyl',
    order: [
      { model: 'fentanyl/bista-2015', because: 'patches in cancer: made for them' },
      { model: 'fentanyl/scott-1987', because: 'teaching: adults by vein, the paper behind its numbers is not known' },
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
    drug: 'ganciclovir',
    order: [
      { model: 'ganciclovir/caldes-2009', because: 'adults after a transplant, by vein and by mouth: typical values in two sources' },
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
      {
        model: 'gentamicin/staatz-2006',
        because: 'adults after an operation on the chest: no albumin asked for; its two sources quote different models',
      },
      {
        model: 'gentamicin/hodiamont-2017',
        because: 'adults in intensive care: knows nothing of the kidneys, so that only levels make it speak',
      },
    ],
  },
  {
    drug: 'heparin',
    order: [
      { model: 'heparin/alsallami-2016', because: 'teaching: children, one bolus for angiography' },
      { model: 'heparin/jia-2015', because: 'teaching: adults, one bolus for bypass' },
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
    drug: 'insulin',
    order: [
      { model: 'insulin/dalla-man-2007', because: 'teaching: meal and insulin in type 1 diabetes' },
      { model: 'insulin/deichmann-2021', because: 'teaching: the minimal model' },
    ],
  },
  {
    drug: 'lamotrigine',
    order: [
      { model: 'lamotrigine/he-2012', because: 'children: made for them, with comedication' },
      { model: 'lamotrigine/milosheska-2016', because: 'adults: with comedication, smoking and creatinine clearance' },
      { model: 'lamotrigine/hussein-1997', because: 'monotherapy: with the course of autoinduction' },
    ],
  },
  {
    drug: 'levetiracetam',
    order: [
      { model: 'levetiracetam/bilbao-2021', because: 'intensive care with a measured creatinine clearance: made for it' },
      { model: 'levetiracetam/wang-2012', because: 'children with normal kidneys: numbers from one source only' },
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
    drug: 'lithium',
    order: [
      {
        model: 'lithium/jin-2022',
        because: 'adults on maintenance: clearance was made to depend on the dose, so it forecasts the present dose only',
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
    drug: 'metformin',
    order: [
      { model: 'metformin/vanrongen-2018', because: 'adolescents with obesity: made for them' },
      { model: 'metformin/li-2020', because: 'adults: with weight and filtration' },
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
    drug: 'morphine',
    order: [
      { model: 'morphine/knibbe-2009', because: 'infants below three years: made for them, with both glucuronides' },
      { model: 'morphine/lotsch-2002', because: 'teaching: adults, the paper behind its numbers is not known' },
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
    drug: 'paclitaxel',
    order: [
      {
        model: 'paclitaxel/friberg-2002',
        because: 'white cells after infusions of three hours: for teaching, its kinetics are typical only',
      },
    ],
  },
  {
    drug: 'paracetamol',
    order: [
      { model: 'paracetamol/hammer-2020', because: 'from birth to adolescence by vein: made for them' },
      { model: 'paracetamol/morse-2022', because: 'healthy adults by vein and by mouth' },
    ],
  },
  {
    drug: 'phenobarbital',
    order: [{ model: 'phenobarbital/grasela-1985', because: 'newborn infants: made for them' }],
  },
  {
    drug: 'phenytoin',
    order: [
      { model: 'phenytoin/hennig-2015', because: 'children in intensive care: made for them, with albumin' },
      { model: 'phenytoin/yukawa-1990', because: 'everybody at steady state by mouth: saturable elimination, volume not from the paper' },
    ],
  },
  {
    drug: 'piperacillin',
    order: [{ model: 'piperacillin/obrink-hansen-2015', because: 'adults in septic shock, unbound levels: the only one there is' }],
  },
  {
    drug: 'posaconazole',
    order: [
      {
        model: 'posaconazole/kohl-2010',
        because: 'suspension after a stem cell transplant: the only one here; numbers from one source only',
      },
    ],
  },
  {
    drug: 'propofol',
    order: [
      { model: 'propofol/eleveld-2018', because: 'everybody: pooled over all ages, with effect site and BIS' },
      { model: 'propofol/schnider-1998', because: 'adults: 24 volunteers, numbers in several sources' },
      { model: 'propofol/marsh-1991', because: 'teaching: weight only, as pumps carry it' },
    ],
  },
  {
    drug: 'remifentanil',
    order: [
      { model: 'remifentanil/kim-2017', because: 'adults with obesity: made for them' },
      { model: 'remifentanil/eleveld-2017', because: 'everybody: pooled over all ages' },
      { model: 'remifentanil/minto-1997', because: 'adults: 65 volunteers, with its effect on the EEG' },
    ],
  },
  {
    drug: 'rivaroxaban',
    order: [{ model: 'rivaroxaban/willmann-2018', because: 'adults: pooled from seven trials of all indications, with kidney function' }],
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
    drug: 'teicoplanin',
    order: [{ model: 'teicoplanin/chen-2023', because: 'adults in intensive care with sepsis: numbers from one source only' }],
  },
  {
    drug: 'theophylline',
    order: [
      { model: 'theophylline/suda-2008', because: 'preterm infants: made for them, troughs only' },
      { model: 'theophylline/yano-1993', because: 'adults by vein: with carbon dioxide tension and liver function' },
      { model: 'theophylline/rovei-1982', because: 'teaching: eight healthy people' },
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
    drug: 'valproate',
    order: [
      { model: 'valproate/teixeira-2022', because: 'children and adults by mouth: 836 people, with other antiepileptics' },
      { model: 'valproate/guo-2020', because: 'adults without inducers: a small group, with albumin and CYP2C19' },
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
      { model: 'vancomycin/hughes-2024', because: 'body mass index of 30 kg/m2 and above: numbers from its own authors only' },
      {
        model: 'vancomycin/carreno-2017',
        because: 'body mass index of 30 kg/m2 and above: twelve people and a translated variability; for teaching',
      },
      {
        model: 'vancomycin/staatz-2006',
        because: 'after an operation on heart or chest: made for them; its two sources quote different columns',
      },
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
  {
    drug: 'warfarin',
    order: [
      { model: 'warfarin/hamberg-2010', because: 'adults with known genotypes: S-warfarin in plasma and INR, with age' },
      { model: 'warfarin/xia-2024', because: 'Han Chinese adults with known genotypes: INR without concentrations' },
      { model: 'warfarin/oreilly-1968', because: 'teaching: single doses in volunteers' },
    ],
  },
];
