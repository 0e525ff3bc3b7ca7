import type { Opened } from './browser.ts';

/** What the tests of a way through the page need of the one server and browser. */
export type Scene = {
  url: string;
  /** The FHIR server that the ward is on. */
  fhir: string;
  opened: Opened;
  /** Shows a view, and waits until it says something. */
  go: (hash: string, waitFor: string) => Promise<void>;
  /** Seeds a twin, of anything or of somebody on the ward; its id. */
  seed: (body: object) => Promise<string>;
  seedFromWard: (patient: string) => Promise<string>;
};

/** A ward's laptop, a tablet, a telephone. */
export const SIZES = [
  [1280, 800],
  [820, 1180],
  [390, 844],
] as const;
