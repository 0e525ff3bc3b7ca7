/** One infusion or bolus as the solver sees it: hours from the question's zero, mg, hours (0 = bolus). */
export type Dose = { at: number; amount: number; duration: number };

/** A treatment resolved to doses after the decision. */
export type Regimen = {
  label: string;
  doses: Dose[];
  /** mg in 24 h once the pattern repeats; undefined when it does not repeat. */
  dailyDose?: number;
  /** True when this arm is what the record says is being given now. */
  asIs: boolean;
};
