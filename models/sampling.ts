import type { SamplingAdvice, SamplingMoment } from '../src/domain/sampling.ts';

type Source = SamplingAdvice['source'];

const read = (basis: Source['basis'], text: string): Source => ({ text, status: 'verified', basis });
const memory = (basis: Source['basis'], text = 'usual practice; not read in a source'): Source => ({ text, status: 'memory', basis });

const PRESCRIBER = 'Australian Prescriber, Therapeutic drug monitoring: which drugs, why, when and how to do it';
const COVENTRY = 'therapeutic drug sampling, gateway of the general practices of Coventry and Rugby (NHS)';
const HIGHLAND = 'therapeutic drug monitoring guidelines of NHS Highland';
const PULSE = 'Pulse, table of measuring plasma, serum or whole blood concentrations of drugs';
const STAFFORD = 'bedside clinical guidelines of the University Hospitals of North Midlands';
const HEARTLANDS = 'protocol for antibiotic assays of Heart of England pathology';

/** Just before the next dose: within half an hour of it unless said. */
const trough = (within = 0.5): SamplingMoment => ({ is: 'before-next-dose', from: 0, to: within });
const afterDose = (from: number, to = from): SamplingMoment => ({ is: 'after-dose', from, to });
const afterInfusion = (from: number, to = from): SamplingMoment => ({ is: 'after-infusion', from, to });

/**
 * When levels are drawn, drug by drug, by guideline, label or practice, and whether that was read or is from memory. A model does not
 * need it: a level of any moment counts, as long as the record says when it was drawn.
 */
export const sampling: readonly SamplingAdvice[] = [
  {
    drug: 'adalimumab',
    draw: 'a trough before an injection, with antibodies where it is low',
    moments: [trough(24)],
    begin: 'from the tenth week',
    source: read('practice', 'test list of a New Zealand laboratory (Pathlab): within 24 h before the next dose'),
  },
  {
    drug: 'amikacin',
    draw: 'a peak half an hour after an infusion of half an hour, and a trough',
    moments: [afterInfusion(0.5), trough()],
    begin: 'at the first dose in severe infection',
    source: memory('guideline', 'French guideline on aminoglycosides; its times were not read'),
  },
  {
    drug: 'apixaban',
    draw: 'no level as a rule; before surgery, in bleeding or overdose by a calibrated anti-Xa assay, at a known time after the dose',
    moments: [],
    source: read('guideline', 'EHRA practical guide 2021, Table 11 (PMC11636576), which gives the levels to be expected'),
  },
  {
    drug: 'busulfan',
    draw: 'four to seven samples over the first dose, for its area',
    moments: [afterDose(1), afterDose(2), afterDose(3), afterDose(4), afterDose(6)],
    begin: 'at the first dose, from the start of an infusion of two hours every six',
    source: read(
      'practice',
      'a children’s hospital in Tokyo (1, 2, 3, 4 and 6 h from the start); 72 % of 729 areas elsewhere rested on seven samples (PMC5007875, Table 2)',
    ),
  },
  {
    drug: 'caffeine',
    draw: 'no level as a rule; a trough where it does not help or the heart races',
    moments: [trough()],
    source: memory('practice', 'a review says that routine monitoring is not required; the rest from memory'),
  },
  {
    drug: 'carbamazepine',
    draw: 'before a dose, which is not critical; at its peak where symptoms come and go with the dose',
    moments: [trough()],
    begin: 'two to three weeks after the start, two to four after a change',
    source: read('guideline', `${HIGHLAND}; ${STAFFORD}; ${PRESCRIBER} for symptoms`),
  },
  {
    drug: 'cefepime',
    draw: 'a trough; at any time of a continuous infusion',
    moments: [trough()],
    begin: 'on the second day',
    source: memory('practice', 'wards that measure aim at the whole interval above the MIC, which a trough decides; times from memory'),
  },
  {
    drug: 'ceftazidime',
    draw: 'a trough; at any time of a continuous infusion',
    moments: [trough()],
    source: memory('practice'),
  },
  {
    drug: 'ciclosporin',
    draw: 'whole blood, a trough 12 h after the dose; two hours after the dose where a ward aims at that',
    moments: [trough()],
    begin: 'after two to four days',
    source: read('guideline', `${HIGHLAND}: trough, steady after 2 to 4 days; ${PULSE}: just before the next dose`),
  },
  {
    drug: 'dabigatran',
    draw: 'no level as a rule; before surgery, in bleeding or overdose by a diluted thrombin time, at a known time after the dose',
    moments: [],
    source: read('guideline', 'EHRA practical guide 2021, Table 11 (PMC11636576), which gives the levels to be expected'),
  },
  {
    drug: 'daptomycin',
    draw: 'a trough, with creatine kinase every week',
    moments: [trough()],
    begin: 'from the third day',
    source: memory('practice'),
  },
  {
    drug: 'dexmedetomidine',
    draw: 'no level: sedation is scored at the bedside',
    moments: [],
    source: memory('practice'),
  },
  {
    drug: 'digoxin',
    draw: 'before a dose, or from six hours after it; earlier levels are of drug on its way into tissue',
    moments: [trough(), afterDose(6, 24)],
    begin: 'after 7 to 10 days, up to three weeks in kidney disease',
    source: read('guideline', `${HIGHLAND}; ${COVENTRY} and ${PRESCRIBER}: not within six hours of a dose`),
  },
  {
    drug: 'docetaxel',
    draw: 'no level: neutrophils, before each course and about the eighth day',
    moments: [],
    source: memory('practice'),
  },
  {
    drug: 'everolimus',
    draw: 'whole blood, a trough',
    moments: [trough()],
    begin: 'four to five days after a change',
    source: memory('label', 'the range of the trial is of troughs; the days are from memory'),
  },
  {
    drug: 'fentanyl',
    draw: 'no level: pain and breathing are watched',
    moments: [],
    source: memory('practice'),
  },
  {
    drug: 'fluconazole',
    draw: 'not routinely; a trough where absorption, kidneys or the infection give a reason',
    moments: [trough()],
    source: read('guideline', 'azole monitoring of UCSF Health (not routinely recommended); the trough is from memory'),
  },
  {
    drug: 'ganciclovir',
    draw: 'a trough',
    moments: [trough()],
    begin: 'from the third day',
    source: memory('practice', 'the target of the ward in Utrecht is a trough; the day is from memory'),
  },
  {
    drug: 'gentamicin',
    draw: 'once a day: one level 6 to 14 h after the dose, or two in the interval for its area; several times a day: a trough and a peak',
    moments: [afterDose(6, 14), trough(0.25), afterDose(1)],
    begin: 'first to third dose once a day, second to fourth otherwise',
    source: read('practice', `${HEARTLANDS}; ${PRESCRIBER}`),
  },
  {
    drug: 'heparin',
    draw: 'no level of the drug: activated partial thromboplastin time or anti-Xa activity, six hours after a start or a change',
    moments: [],
    source: memory('practice'),
  },
  {
    drug: 'imatinib',
    draw: 'a trough',
    moments: [trough(3)],
    begin: 'after a month, in any case from the eighth day',
    source: memory('practice', 'the thresholds are of troughs (Eastern Health pathology handbook); the days are from memory'),
  },
  {
    drug: 'infliximab',
    draw: 'a trough before an infusion, with antibodies where it is low',
    moments: [trough(24)],
    begin: 'before the infusion of week 14, earlier where induction fails',
    source: memory(
      'practice',
      'the thresholds are of weeks 2, 6 and 14 and of maintenance (PMC6785387, Table 1); the hours are from memory',
    ),
  },
  {
    drug: 'insulin',
    draw: 'no level: glucose',
    moments: [],
    source: memory('practice'),
  },
  {
    drug: 'lamotrigine',
    draw: 'before a dose',
    moments: [trough()],
    begin: 'at steady state, which comes sooner with inducers and later with valproate',
    source: read('practice', COVENTRY),
  },
  {
    drug: 'levetiracetam',
    draw: 'before the morning dose',
    moments: [trough()],
    begin: 'from the second day',
    source: memory('practice'),
  },
  {
    drug: 'linezolid',
    draw: 'a trough',
    moments: [trough()],
    begin: 'from the third day',
    source: memory('practice', 'the range is of troughs (PMC9199203, Table 1); the day is from memory'),
  },
  {
    drug: 'lithium',
    draw: '12 h after the evening dose, as near to it as can be',
    moments: [afterDose(11.5, 12.5)],
    begin: 'five to seven days after the start or a change',
    source: read('guideline', `${COVENTRY}; ${PULSE}: 12 h after the dose; the days are from memory`),
  },
  {
    drug: 'meropenem',
    draw: 'a trough; at any time of a continuous infusion',
    moments: [trough()],
    begin: 'on the first or second day in intensive care',
    source: memory('practice', 'wards that measure aim at the whole interval above the MIC, which a trough decides; times from memory'),
  },
  {
    drug: 'metformin',
    draw: 'no level as a rule; with lactate where lactic acidosis is suspected',
    moments: [],
    source: memory('practice'),
  },
  {
    drug: 'methotrexate',
    draw: 'high dose: 24, 48 and 72 h after the start of the infusion, and daily until it may stop',
    moments: [afterDose(24), afterDose(48), afterDose(72)],
    begin: 'with every infusion of a high dose',
    source: read('label', 'prescribing information of leucovorin and methotrexate (read in quotations of it)'),
  },
  {
    drug: 'morphine',
    draw: 'no level: pain and breathing are watched',
    moments: [],
    source: memory('practice'),
  },
  {
    drug: 'mycophenolate',
    draw: 'before the dose and some in the hours after it, for the area over 12 h; a trough alone says little of it',
    moments: [trough(), afterDose(0.5), afterDose(2)],
    begin: 'in the first week, and after every change',
    source: memory('practice', 'the range is of areas over 12 h; the three moments are from memory'),
  },
  {
    drug: 'paclitaxel',
    draw: 'no level: white cells and neutrophils, before each course and about the tenth day',
    moments: [],
    source: memory('practice'),
  },
  {
    drug: 'paracetamol',
    draw: 'no level in treatment; in overdose from four hours after it was taken',
    moments: [],
    source: memory('practice', 'not for routine monitoring (Medscape eMedicine 2172048); the four hours are from memory'),
  },
  {
    drug: 'phenobarbital',
    draw: 'at any time, because levels hardly move between doses; before a dose is preferred, for likeness',
    moments: [],
    begin: 'two to four weeks after the start by mouth',
    source: read('practice', `${STAFFORD}: any time, after two to four weeks; ${COVENTRY}: before a dose preferred; ${PRESCRIBER}`),
  },
  {
    drug: 'phenytoin',
    draw: 'before a dose; after a loading dose early, to see that it was enough',
    moments: [trough()],
    begin: 'at steady state, which may take weeks because elimination saturates',
    source: read('practice', `${COVENTRY} and ${PULSE}: before a dose; ${PRESCRIBER} for the loading dose`),
  },
  {
    drug: 'piperacillin',
    draw: 'a trough, of the unbound drug for the model here; at any time of a continuous infusion',
    moments: [trough()],
    begin: 'on the first or second day in intensive care',
    source: memory('practice', 'wards that measure aim at the whole interval above the MIC, which a trough decides; times from memory'),
  },
  {
    drug: 'posaconazole',
    draw: 'a trough',
    moments: [trough()],
    begin: 'after five to seven days',
    source: read('guideline', 'Therapeutic Guidelines, Australia, monitoring posaconazole blood concentrations'),
  },
  {
    drug: 'propofol',
    draw: 'no level: the bispectral index and clinical signs',
    moments: [],
    source: memory('practice'),
  },
  {
    drug: 'remifentanil',
    draw: 'no level: circulation and clinical signs',
    moments: [],
    source: memory('practice'),
  },
  {
    drug: 'rivaroxaban',
    draw: 'no level as a rule; before surgery, in bleeding or overdose by a calibrated anti-Xa assay, at a known time after the dose',
    moments: [],
    source: read('guideline', 'EHRA practical guide 2021, Table 11 (PMC11636576), which gives the levels to be expected'),
  },
  {
    drug: 'sirolimus',
    draw: 'whole blood, a trough',
    moments: [trough()],
    begin: 'five to seven days after a change, because the half-life is long',
    source: memory('practice', 'the range is of troughs; the days are from memory'),
  },
  {
    drug: 'tacrolimus',
    draw: 'whole blood, a trough',
    moments: [trough()],
    begin: 'two to three days after a change',
    source: memory('label', 'the ranges of the US label are of troughs in whole blood; the days are from memory'),
  },
  {
    drug: 'teicoplanin',
    draw: 'a trough',
    moments: [trough()],
    begin: 'on the third to fifth day, after the loading doses',
    source: memory('practice', 'the ranges are of troughs; the days are from memory'),
  },
  {
    drug: 'theophylline',
    draw: 'before a dose; at any time of an infusion',
    moments: [trough()],
    begin: 'after a day on an infusion, five days by mouth',
    source: memory('practice', `${PULSE}: just before the next dose; the rest is from memory`),
  },
  {
    drug: 'tobramycin',
    draw: 'once a day: one level 6 to 14 h after the dose, or two in the interval for its area; several times a day: a trough and a peak',
    moments: [afterDose(6, 14), trough(0.25), afterDose(1)],
    begin: 'first to third dose once a day, second to fourth otherwise',
    source: read('practice', `${HEARTLANDS}; ${PRESCRIBER}`),
  },
  {
    drug: 'valproate',
    draw: 'before the morning dose',
    moments: [trough()],
    begin: 'from the third day',
    source: memory('practice'),
  },
  {
    drug: 'vancomycin',
    draw: 'two levels of one interval, one to two hours after an infusion and before the next dose, for the area; one of them where Bayesian software estimates it',
    moments: [afterInfusion(1, 2), trough()],
    begin: 'within the first one or two days',
    source: memory(
      'guideline',
      'Rybak MJ et al. Am J Health Syst Pharm 2020;77:835-864, as retold by pharmacists’ pages; its text was not read',
    ),
  },
  {
    drug: 'vedolizumab',
    draw: 'a trough before an infusion',
    moments: [trough(24)],
    begin: 'before the infusion of week 6 or 14',
    source: memory(
      'practice',
      'the thresholds are of weeks 2, 6 and 14 and of maintenance (PMC6785387, Table 1); the hours are from memory',
    ),
  },
  {
    drug: 'voriconazole',
    draw: 'a trough',
    moments: [trough()],
    begin: 'on the third to fifth day',
    source: read('guideline', 'azole monitoring of UCSF Health'),
  },
  {
    drug: 'warfarin',
    draw: 'no level: the INR, daily or every other day until it is steady, then less often',
    moments: [],
    source: memory('practice'),
  },
];
