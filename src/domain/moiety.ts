import type { Structure } from './structure.ts';
import { type UnitCode, convert, readUnit } from './units.ts';

/** What doses and levels of a model are in, as a model file states it. */
export type StatedMoiety = {
  /** What is weighed and measured: `phenytoin`, not its sodium salt. */
  name: string;
  /** Unit of doses and of the amounts in linear structures; mg unless said. */
  dose?: UnitCode;
  /** Unit of levels; the dose's unit a litre unless said. */
  level?: UnitCode;
  /** Where levels are measured. */
  in?: 'serum or plasma' | 'whole blood' | 'unbound in plasma';
  /** g/mol, when doses are by mass and levels by amount. */
  molarMass?: number;
};

export type Moiety = {
  readonly name: string;
  readonly dose: UnitCode;
  readonly level: string;
  readonly in: NonNullable<StatedMoiety['in']>;
  /** Levels in `level` for one dose unit a litre, to fifteen digits: what a linear structure's amount over volume is multiplied by. */
  readonly scale: number;
};

type Stated = { id: string; drug: { name: string }; moiety?: StatedMoiety; structure: Structure };

/**
 * Fills in what a model leaves unsaid about its doses and levels. Equations and linear systems state the unit of what they put out.
 *
 * @throws when levels cannot be had from doses by these units
 */
export function whatIsMeasured({ id, drug, moiety, structure }: Stated): Moiety {
  const { name = drug.name, dose = 'mg', molarMass, in: where = 'serum or plasma' } = moiety ?? {};
  if (structure.kind !== 'linear') {
    const level = structure.outputs[structure.observe]?.unit ?? '1';
    if (moiety?.level !== undefined && moiety.level !== level)
      throw new Error(`${id}: levels are stated in ${moiety.level}, and ${structure.observe} is in ${level}`);
    return { name, dose, level, in: where, scale: 1 };
  }
  const perLitre = readUnit(`${dose}/L`);
  if (perLitre === undefined) throw new Error(`${id}: doses in ${dose} give no concentration`);
  const level = moiety?.level ?? perLitre;
  const scale = convert({ value: 1, unit: perLitre }, level, 'moiety', molarMass === undefined ? {} : { molarMass });
  if (!scale.ok) throw new Error(`${id}: levels in ${level} cannot be had from doses in ${dose}`);
  return { name, dose, level, in: where, scale: Number(scale.value.toPrecision(15)) };
}

/** Whether what two models say of doses and levels can be put together: the same drug, in the same units, measured in the same place. */
export const sameMoiety = ({ moiety: a }: { moiety: Moiety }, { moiety: b }: { moiety: Moiety }): boolean =>
  a.name === b.name && a.dose === b.dose && a.level === b.level && a.in === b.in;
