import type { DrugCard } from '../../domain/wire/drug.ts';
import { Field } from '../compare/arm-fields.tsx';
import { type Arm, isInfused, limitsOf } from '../compare/arms.ts';
import { unit } from '../words.ts';

/** The regimen in place of the one that was compared. */
export function ModifiedFields({ arm, drug, change }: { arm: Arm; drug: DrugCard; change: (arm: Arm) => void }) {
  const set = (part: Partial<Arm>): void => change({ ...arm, ...part });
  const code = drug.substances.find((one) => one.name === arm.substance)?.unit ?? drug.doseUnit;
  const number = (value: string, to: (value: string) => void, required = true, most?: number) => (
    <input
      type="number"
      step="any"
      min="0"
      {...(most === undefined ? {} : { max: most })}
      required={required}
      value={value}
      onInput={(event) => to(event.currentTarget.value)}
    />
  );
  return (
    <fieldset class="arm">
      <legend>Changed to</legend>
      <Field name="Dose" unit={unit(code)}>
        {number(arm.dose, (dose) => set({ dose }), true, limitsOf(drug, arm.route)?.largest.value)}
      </Field>
      {drug.substances.length > 1 && (
        <Field name="of">
          <select value={arm.substance} onChange={(event) => set({ substance: event.currentTarget.value })}>
            {drug.substances.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </Field>
      )}
      {drug.routes.length > 1 && (
        <Field name="Route">
          <select value={arm.route} onChange={(event) => set({ route: event.currentTarget.value })}>
            {drug.routes.map((route) => (
              <option key={route}>{route}</option>
            ))}
          </select>
        </Field>
      )}
      <Field name="Every" unit="h">
        {number(arm.every, (every) => set({ every }))}
      </Field>
      {arm.route === 'iv' && (
        <Field name="Infused over" unit="h">
          {number(arm.infusion, (infusion) => set({ infusion }), isInfused(drug, 'iv'))}
        </Field>
      )}
      <p class="caution under">
        What you enter here was not simulated: no figure of this page is about it. To see it compared, ask another question.
      </p>
    </fieldset>
  );
}
