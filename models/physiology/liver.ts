/** What a score is made from: mg/dL, g/L, and grades as the score counts them. */
export type Liver = {
  bilirubin: number;
  albumin: number;
  inr: number;
  ascites: 'none' | 'mild' | 'moderate or more';
  /** Grade of hepatic encephalopathy, 0 to 4. */
  encephalopathy: number;
};

export type ChildPugh = { points: number; class: 'A' | 'B' | 'C'; version: string };

/**
 * Where the versions of the score differ: albumin from 2.8 to 3.5 g/dL counts two points here; some textbooks have 3.0, and primary biliary
 * cholangitis has bilirubin limits of its own, which are not used.
 */
const VERSION = 'albumin 2.8 to 3.5 g/dL, bilirubin 2 to 3 mg/dL, INR 1.7 to 2.3';

const grade = (value: number, low: number, high: number): number => (value < low ? 1 : value <= high ? 2 : 3);
const ASCITES = { none: 1, mild: 2, 'moderate or more': 3 } as const;

/** The score of Child and Turcotte as modified by Pugh (Pugh RNH et al. Br J Surg 1973;60:646-649): A 5 to 6, B 7 to 9, C 10 to 15 points. */
export function childPugh({ bilirubin, albumin, inr, ascites, encephalopathy }: Liver): ChildPugh {
  const points =
    grade(bilirubin, 2, 3) +
    (4 - grade(albumin, 28, 35)) +
    grade(inr, 1.7, 2.3) +
    ASCITES[ascites] +
    (encephalopathy === 0 ? 1 : encephalopathy <= 2 ? 2 : 3);
  return { points, class: points <= 6 ? 'A' : points <= 9 ? 'B' : 'C', version: VERSION };
}
