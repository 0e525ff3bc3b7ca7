/**
 * Total phenytoin that would go with the same unbound phenytoin at a normal albumin, in the unit of the level (Sheiner LB, Tozer TN. In:
 * Clinical Pharmacology, 2nd ed. 1978): level / (0.2 x albumin + 0.1) with albumin in g/dL, 0.1 x albumin when creatinine clearance is
 * below 20 mL/min. Albumin here in g/L. A page that prints 0.2 x albumin / 4.4 contradicts its own example. A measured unbound level
 * says more than any of these.
 */
export const phenytoinAtNormalAlbumin = ({
  level,
  albumin,
  creatinineClearance,
}: {
  level: number;
  albumin: number;
  creatinineClearance: number;
}): number => level / ((creatinineClearance < 20 ? 0.1 : 0.2) * (albumin / 10) + 0.1);
