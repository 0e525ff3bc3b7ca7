import type { WrittenCase } from './written-case.ts';

export const PEOPLE_CASES: readonly WrittenCase[] = [
  {
    id: 'demo-obesity',
    title: 'A woman with severe obesity',
    question:
      'By which weight would you estimate her clearance, and which model would you trust? Is the dose she gets too small, right, or too large?',
    regimens: [
      [1250, 2.5, 12],
      [2000, 4, 12],
    ],
    notice: [
      '{model} answers: it was made for people of this size. {refusedModels} of the models considered cannot be asked about her; the basis says why, one by one.',
      'Her levels, {level1} and {level2}, against {level1.alone} and {level2.alone} expected: percentiles {level1.percentile} and {level2.percentile}.',
      'Going on ({asIs}): {asIs.exposure}, in target in {asIs.inTarget} of the draws, {threshold} {asIs.over}. The place it takes: {asIs.place}.',
      '{issue:model-unchecked}',
    ],
    point:
      'Total body weight misleads the usual formula at this size. The question of which model may speak comes before the question of the dose.',
  },
  {
    id: 'demo-child',
    title: 'A boy on a dose every six hours',
    question: 'Does an adult model help here? Would you change the dose, the interval, or neither?',
    regimens: [
      [315, 1, 8],
      [420, 1.5, 6],
    ],
    notice: [
      '{model} answers; {refusedModels} models cannot be asked about him, the adult ones because of his age and weight.',
      'Measured {level1}; the model alone expected {level1.alone}, percentile {level1.percentile}.',
      'Going on ({asIs}): {asIs.exposure}, {threshold} {asIs.over}. {first}: {first.exposure}, in target in {first.inTarget}, {threshold} {first.over}.',
    ],
    point:
      'A child clears more for each kilogram. The same dose less often can be enough, and only a model that was made with children may say so.',
  },
  {
    id: 'demo-neonate',
    title: 'A preterm newborn',
    question: 'What must a model know about her that an adult’s need not? Her level is lower than most: would you give more?',
    regimens: [
      [23, 1, 18],
      [15, 1, 12],
    ],
    notice: [
      '{model} answers: it knows age since conception. {refusedModels} models cannot be asked about her.',
      'Her level of {level1} stands at percentile {level1.percentile} of newborns like her; the model alone expected {level1.alone}, with the level it says {level1.fitted}.',
      'Going on ({asIs}): {asIs.exposure}, in target in {asIs.inTarget}, {threshold} {asIs.over}. The place it takes: {asIs.place}.',
      'The safety limit of {limit} orders before the target does: {reason}',
    ],
    point:
      'One low level moves the estimate only part of the way: it is weighed against what is known of such children, and its noise counts.',
  },
  {
    id: 'demo-no-levels',
    title: 'No level yet',
    question: 'Two doses are in, no level is back. How sure can anybody be? When would you draw the first level?',
    regimens: [
      [750, 1.5, 12],
      [1250, 2.5, 12],
    ],
    notice: [
      'Levels used: {levels}. The forecast is that of {model} for people like her, and as wide as they differ.',
      'Going on ({asIs}): {asIs.exposure}. Look at the interval, not at the middle: in target in {asIs.inTarget}, below in {asIs.below}, {threshold} {asIs.over}.',
      'Whether the arms differ is another question than whether one knows the exposure: {reason}',
    ],
    point:
      'Without a level the difference between people is all there is. A level within the first day is worth more than any change of model.',
  },
  {
    id: 'demo-merged',
    title: 'One person, two record numbers',
    question: 'Her level looks high for the doses under her number. Before you halve the dose: what could be missing?',
    regimens: [
      [750, 1.5, 12],
      [500, 1, 12],
    ],
    notice: [
      'Doses used: {used:vancomycin given}. They stand under two record numbers, and both were read, because the one names the other.',
      'With all of them the level of {level1} is no surprise: the model alone expected {level1.alone}, percentile {level1.percentile}.',
      'Going on ({asIs}): {asIs.exposure}. {first}: {first.exposure}.',
    ],
    point:
      'A missing dose makes an answer wrong, where a missing level only makes it wide. See where each value came from before you believe the figure.',
  },
];
