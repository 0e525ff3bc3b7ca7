import { type Drug, doseUnitOf, recordedUnitOf } from '../domain/drug.ts';
import { type Outcome, accept, error, refuse } from '../domain/issue.ts';
import { printUnit } from '../domain/print-unit.ts';
import type { Source } from '../domain/record.ts';
import { convert } from '../domain/units.ts';
import { figure } from './candidate-limits.ts';

/** What a dose of a record, given or ordered, holds of the moiety: in the drug's unit of dose. */
export function weigh(
  drug: Drug,
  { substance: name, amount, source }: { substance: string; amount: number; source: Source },
): Outcome<number> {
  const at = `${source.resource} ${source.field}`;
  const substance = drug.substances[name];
  if (!substance)
    return refuse(
      error('unknown-substance', `${JSON.stringify(name)} in ${source.resource} cannot be converted to ${drug.moiety}.`, {
        at,
        fix: `Known: ${Object.keys(drug.substances).join(', ')}.`,
      }),
    );
  const weighed = convert({ value: amount, unit: recordedUnitOf(drug) }, substance.unit ?? 'mg', at, { molarMass: drug.molarMass });
  return weighed.ok ? accept(weighed.value * substance.fraction, weighed.issues) : weighed;
}

/** An amount of the moiety as it is ordered: of the substance, which is named where it is not weighed as the moiety is. */
export function sayAmount(drug: Drug, name: string = drug.moiety): (amount: number) => string {
  const substance = drug.substances[name];
  const unit = substance?.unit ?? 'mg';
  if (!substance || (substance.fraction === 1 && unit === doseUnitOf(drug)))
    return (amount) => `${figure(amount)} ${printUnit(doseUnitOf(drug))}`;
  return (amount) => `${figure(amount / substance.fraction)} ${printUnit(unit)} of ${name}`;
}
