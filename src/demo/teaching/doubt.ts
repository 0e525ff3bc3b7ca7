import { LESS, type WrittenCase } from './written-case.ts';

export const DOUBT_CASES: readonly WrittenCase[] = [
  {
    id: 'demo-missing-creatinine',
    title: 'Which creatinine?',
    question: 'There is a creatinine in the record. Can you use it?',
    regimens: LESS,
    notice: [
      '{why}',
      'The first model asked says what it needs: {issue:missing-creatinine}',
      'The creatinine there is was measured in urine.',
    ],
    point: 'A value of the wrong specimen is no value. What is missing is asked for, with the models that need it, and never filled in.',
  },
  {
    id: 'demo-stale-creatinine',
    title: 'A creatinine from clinic',
    question: 'The only creatinine is from before admission. Would you dose by it?',
    regimens: LESS,
    notice: ['{why}', '{issue:stale-creatinine}'],
    point: 'An old value tells of kidneys that were. A new creatinine costs less than a wrong dose.',
  },
  {
    id: 'demo-order-without-dose',
    title: 'An order that does not say how much',
    question: 'The order has an interval and a route. What does “continue as is” mean here?',
    regimens: [...LESS, [1000, 2, 12]],
    notice: [
      '{issue:no-current-regimen} {issue:order-without-dose}',
      'The other treatments are compared with each other alone. {first} stands first: {first.exposure}, in target in {first.inTarget}.',
      'Levels used: {levels}.',
    ],
    point: 'No dose is made up for an order, however plain it may seem what was meant. Ask whoever wrote it.',
  },
  {
    id: 'demo-level-too-early',
    title: 'A trough that is none',
    question: 'A level labelled trough came back high. Would you lower the dose?',
    regimens: LESS,
    notice: [
      '{issue:trough-drawn-early}',
      '{issue:level-in-distribution}',
      'At its real time the level of {level1} is no surprise: the model alone expected {level1.alone}, percentile {level1.percentile}.',
      'Going on ({asIs}): {asIs.exposure}, {threshold} {asIs.over}. {first}: {first.exposure}.',
    ],
    point: 'The time decides, not the label. Read as a trough, this level would speak for a far lower clearance than she has.',
  },
  {
    id: 'demo-contradicting-levels',
    title: 'Levels nobody could have',
    question: 'Both levels are far too high, he looks well and his kidneys are fine. Which do you doubt: the man, the model, or the tubes?',
    regimens: LESS,
    notice: [
      '{issue:levels-improbable}',
      'Measured {level1} and {level2}; expected {level1.alone} and {level2.alone}; percentiles {level1.percentile} and {level2.percentile}.',
      '{issue:unusual-parameter}',
      'An order of treatments is shown, and warned against: figures that rest on such levels decide nothing. Going on would “give” {asIs.exposure}.',
    ],
    point:
      'When nothing explains a level, doubt the level. Both tubes were filled through the line that carries the infusion: draw again from the other arm.',
  },
  {
    id: 'demo-untidy-chart',
    title: 'A chart as charts are',
    question: 'One level was entered in error, one is there twice, one was corrected, a dose was not given. What counts?',
    regimens: [
      [750, 1.5, 12],
      [1250, 2.5, 12],
    ],
    notice: [
      'Levels used: {levels}: {level1} and {level2}. Read and not used: {ignored} entries, each with its reason in the basis.',
      '{issue:dose-perhaps-not-charted}',
      'Going on ({asIs}): {asIs.exposure}, in target in {asIs.inTarget}, {threshold} {asIs.over}.',
    ],
    point:
      'What was retracted is left out and named. A gap between doses is asked about: the record cannot tell a dose not given from one not charted.',
  },
];
