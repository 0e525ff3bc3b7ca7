/** How much may be asked at once. Apart from the forms, which take long to load, for those who only look at a size. */
export const LIMITS = {
  draws: { least: 100, most: 20_000, usual: 1000 },
  horizon: { least: 48, most: 720, usual: 72 },
  candidates: 50,
  entered: 50,
  bundleBytes: 20 * 1024 * 1024,
} as const;
