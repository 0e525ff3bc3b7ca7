import { LESS, type WrittenCase } from './written-case.ts';

export const KIDNEY_CASES: readonly WrittenCase[] = [
  {
    id: 'demo-ckd-two-levels',
    title: 'Chronic kidney disease, and two levels are back',
    question:
      'He has had the usual dose for three days. Two levels are back. Would you go on, give less each time, or give it less often? What would you look at first: the levels, or the area under the curve?',
    regimens: [...LESS, [1000, 2, 18]],
    notice: [
      'Measured: {level1}, then {level2}. The model alone expected {level1.alone} and {level2.alone}, so the levels hardly surprise it: percentiles {level1.percentile} and {level2.percentile} of people like him.',
      'Going on ({asIs}) means {asIs.exposure}, against a target of {target}: {threshold} is {asIs.over}.',
      'First in the order stands {first}: {first.exposure}, in target in {first.inTarget} of the draws, {threshold} {first.over}. Compare that with the limit of {limit}.',
      'Read the reason of an order before the order: {reason}',
    ],
    point:
      'A trough in the old range can go with an exposure far above the target. The levels agree with the kidneys, and the dose is too much for them.',
  },
  {
    id: 'demo-haemodialysis',
    title: 'Between two sessions of haemodialysis',
    question: 'A level before dialysis is back. When would you give the next dose, and how much?',
    regimens: LESS,
    notice: [
      'The answer is a refusal: {why}',
      'No curve, no table and no order are shown, because a number that looks like an answer would be taken for one.',
    ],
    point:
      'Clearance comes and goes with the sessions. Where the model of the question is missing, the honest answer is to say so, and the level before the session decides, as before.',
  },
  {
    id: 'demo-falling-kidney-function',
    title: 'Creatinine is rising',
    question: 'The order was right two days ago. Is it still? And which day’s exposure would you quote?',
    regimens: [...LESS, [500, 1, 24]],
    notice: [
      '{issue:kidney-function-changing}',
      'Going on ({asIs}) would give {asIs.exposure}; {threshold} is {asIs.over}.',
      'Even {first} gives {first.exposure}. What is shown is the second day from now and never a steady state: there is none while creatinine moves.',
      'The laboratory wrote the time of its result; the level counts at the time the tube was filled: {level2} at {level2.at}.',
    ],
    point:
      'While creatinine rises, every formula overstates clearance, and the true exposure lies above the forecast. Draw the next level early.',
  },
  {
    id: 'demo-creatinine-umol',
    title: 'A laboratory that reports in another unit',
    question: 'The creatinine looks alarming at first sight. What would you do before you touch the dose?',
    regimens: [
      [500, 1, 12],
      [750, 1.5, 24],
    ],
    notice: [
      'What the model was told: creatinine clearance {covariate:creatinineClearance}. The value was converted by table from the unit of its code.',
      'The level of {level1} fits: the model alone expected {level1.alone}, percentile {level1.percentile}.',
      'Going on ({asIs}): {asIs.exposure}, {threshold} {asIs.over}. {first} stands first: {first.exposure}.',
    ],
    point: 'Read the unit before the number. A value without a unit that can be read is asked for and never assumed.',
  },
];
