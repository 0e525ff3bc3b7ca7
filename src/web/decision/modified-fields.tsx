import type { DrugCard } from '../../domain/wire/drug.ts';
import { type Arm, boundsOf, limitsOf, weighedAs } from '../compare/arms.ts';
import { Field, InfusionField, KindFields, NumberInput } from '../compare/regimen-fields.tsx';
import { unit } from '../words.ts';

/** The regimen in place of the one that was compared. */
export function ModifiedFields({ arm, drug, change }: { arm: Arm; drug: DrugCard; change: (arm: Arm) => void }) {
  const set = (part: Partial<Arm>): void => change({ ...arm, ...part });
  const { unit: code, fraction } = weighedAs(drug, arm.substance);
  const limits = limitsOf(drug, arm.route);
  return (
    <fieldset class="arm">
      <legend>Changed to</legend>
      <Field name="Dose" unit={unit(code)}>
        <NumberInput value={arm.dose} required set={(dose) => set({ dose })} most={limits && boundsOf(limits, fraction).largest} />
      </Field>
      <KindFields arm={arm} drug={drug} set={set} />
      <Field name="Every" unit="h">
        <NumberInput value={arm.every} required set={(every) => set({ every })} />
      </Field>
      <InfusionField arm={arm} drug={drug} set={set} />
      <p class="caution under">
        What you enter here was not simulated: no figure of this page is about it. To see it compared, ask another question.
      </p>
    </fieldset>
  );
}
