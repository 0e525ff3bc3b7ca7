import type { Route } from './record.ts';

/**
 * One dose as the engine sees it: hours from the question's zero, the drug's unit of dose (mg unless it says otherwise), hours (0 =
 * at once). Without a route it goes where the model's doses go.
 */
export type Dose = { at: number; amount: number; duration: number; route?: Route };

/** A treatment resolved to doses after the decision. */
export type Regimen = {
  label: string;
  doses: Dose[];
  /** mg in 24 h once the pattern repeats; undefined when it does not repeat. */
  dailyDose?: number;
  /** True when this arm is what the record says is being given now. */
  asIs: boolean;
};
