/**
 * Models of one drug that were made for the same people: any of them could answer, so that their forecasts may be compared and averaged.
 * A model without a place here serves people that no other model of its drug serves, or is for teaching.
 */
export type Alternatives = { drug: string; serves: string; models: readonly [string, string, ...string[]]; because: string };

/** Who is served stands first; where models of a group differ in what they ask for, `because` says so. */
export const alternatives: readonly Alternatives[] = [
  {
    drug: 'carbamazepine',
    serves: 'people from 60 years on immediate release',
    models: ['carbamazepine/graves-1998', 'carbamazepine/tucuxi-elderly'],
    because: 'both know age and inducers; the first is of 829 people of all ages, the paper of the second is not named',
  },
  {
    drug: 'digoxin',
    serves: 'adults with heart failure and atrial fibrillation',
    models: ['digoxin/hirai-2022', 'digoxin/yukawa-2001'],
    because: 'the same illness and renal covariate; the first knows amiodarone, the second spironolactone and calcium antagonists',
  },
  {
    drug: 'everolimus',
    serves: 'adults with thyroid cancer',
    models: ['everolimus/terheine-2018', 'everolimus/dewit-2016'],
    because: 'people with thyroid cancer are in both; one asks for haematocrit, the other for the ABCB1 haplotype',
  },
  {
    drug: 'infliximab',
    serves: 'adults with ulcerative colitis, by vein',
    models: ['infliximab/hanzel-2021', 'infliximab/fasanmade-2009'],
    because: 'both have weight, albumin and antibodies; the second is of trials in ulcerative colitis only',
  },
  {
    drug: 'lamotrigine',
    serves: 'adults on lamotrigine alone',
    models: ['lamotrigine/milosheska-2016', 'lamotrigine/hussein-1997'],
    because: 'with other antiepileptics only the first holds; the second knows how clearance rises over the first weeks',
  },
  {
    drug: 'linezolid',
    serves: 'adults in intensive care',
    models: ['linezolid/taubert-2016', 'linezolid/soraluce-2020'],
    because: 'the same people; one goes by lactate and respiratory distress, the other by a clearance measured in urine',
  },
  {
    drug: 'meropenem',
    serves: 'adults with an infection and a creatinine clearance of 60 to 150 mL/min',
    models: ['meropenem/gijsen-2022', 'meropenem/li-2006'],
    because: 'both go by creatinine clearance; the first is of intensive care, the second of the ward',
  },
  {
    drug: 'propofol',
    serves: 'adults of 26 to 81 years who are not obese',
    models: ['propofol/eleveld-2018', 'propofol/schnider-1998'],
    because: 'the volunteers of the second are among the people of the first; only the first knows opioids and the index',
  },
  {
    drug: 'remifentanil',
    serves: 'adults from 30 kg/m2',
    models: ['remifentanil/kim-2017', 'remifentanil/eleveld-2017'],
    because: 'the first was made for obesity; the second scales by fat-free mass over all ages and sizes',
  },
  {
    drug: 'remifentanil',
    serves: 'adults below 30 kg/m2',
    models: ['remifentanil/eleveld-2017', 'remifentanil/minto-1997'],
    because: 'the volunteers of the second are among the people of the first',
  },
  {
    drug: 'tacrolimus',
    serves: 'adults in the first months with a transplanted kidney, immediate release',
    models: ['tacrolimus/andrews-2019', 'tacrolimus/woillard-2011'],
    because: 'both have haematocrit and the CYP3A5 genotype; the first has albumin, creatinine, age and size besides',
  },
  {
    drug: 'tobramycin',
    serves: 'children and adolescents with cystic fibrosis',
    models: ['tobramycin/hennig-2008', 'tobramycin/hennig-2013'],
    because: 'the second pools the children of the first with seven other centres, and has sex, age and creatinine besides',
  },
  {
    drug: 'valproate',
    serves: 'adults without inducers, by mouth',
    models: ['valproate/teixeira-2022', 'valproate/guo-2020'],
    because: 'both are of total valproic acid; the first asks for weight and age, the second for albumin and the CYP2C19 genotype',
  },
  {
    drug: 'vancomycin',
    serves: 'neonates and young infants',
    models: [
      'vancomycin/dao-2020',
      'vancomycin/colin-2019',
      'vancomycin/frymoyer-2014',
      'vancomycin/germovsek-2019',
      'vancomycin/capparelli-2001',
    ],
    because: 'all have weight and age since conception or birth; all but Germovsek have creatinine, and that one is for working kidneys',
  },
  {
    drug: 'vancomycin',
    serves: 'children from three months to 17 years',
    models: ['vancomycin/colin-2019', 'vancomycin/le-2014', 'vancomycin/kloprogge-2019'],
    because: 'all have weight, age and creatinine; Le has one compartment, the others two',
  },
  {
    drug: 'vancomycin',
    serves: 'adults in hospital',
    models: ['vancomycin/goti-2018', 'vancomycin/thomson-2009', 'vancomycin/colin-2019'],
    because: 'all have weight and kidneys, two by Cockcroft-Gault; two compartments each',
  },
  {
    drug: 'vancomycin',
    serves: 'adults with a haematological malignancy',
    models: ['vancomycin/buelga-2005', 'vancomycin/colin-2019'],
    because: 'one was made for them, the other has them as a covariate with a clearance higher by 29 %',
  },
  {
    drug: 'vancomycin',
    serves: 'adults from 40 kg/m2',
    models: ['vancomycin/adane-2015', 'vancomycin/colin-2019', 'vancomycin/hughes-2024'],
    because: 'Adane and Hughes were made for obesity, by total weight and by fat-free mass; Colin has obese people among all others',
  },
];
