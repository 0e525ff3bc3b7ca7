import type { ComponentChildren } from 'preact';
import type { DrugCard } from '../../domain/wire/drug.ts';
import { type Arm, isInfused } from './arms.ts';

type Props = { arm: Arm; drug: DrugCard; set: (part: Partial<Arm>) => void };

/** Which substance is weighed and by which route it is given, where a drug leaves a choice. */
export const KindFields = ({ arm, drug, set }: Props) => (
  <>
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
        <select
          value={arm.route}
          onChange={(event) =>
            set({ route: event.currentTarget.value, ...(isInfused(drug, event.currentTarget.value) ? {} : { infusion: '' }) })
          }
        >
          {drug.routes.map((route) => (
            <option key={route}>{route}</option>
          ))}
        </select>
      </Field>
    )}
  </>
);

/** How long an infusion runs. */
export const InfusionField = ({ arm, drug, set }: Props) =>
  arm.route === 'iv' && (
    <Field name="Infused over" unit="h">
      <NumberInput value={arm.infusion} required={isInfused(drug, 'iv')} set={(infusion) => set({ infusion })} />
    </Field>
  );

export const Field = ({ name, unit: code, children }: { name: string; unit?: string; children: ComponentChildren }) => (
  <label class="field">
    <span>
      {name}
      {code !== undefined && code !== '' && <small> ({code})</small>}
    </span>
    {children}
  </label>
);

type NumberProps = {
  value: string;
  set: (value: string) => void;
  required?: boolean;
  most?: number | undefined;
  list?: readonly number[] | undefined;
  name?: string;
  placeholder?: string;
};

export const NumberInput = ({ value, set, required = false, most, list, name, placeholder }: NumberProps) => (
  <>
    <input
      type="number"
      step="any"
      min="0"
      {...(most === undefined ? {} : { max: most })}
      {...(list && name !== undefined ? { list: name } : {})}
      {...(placeholder === undefined ? {} : { placeholder })}
      required={required}
      value={value}
      onInput={(event) => set(event.currentTarget.value)}
    />
    {list && name !== undefined && (
      <datalist id={name}>
        {list.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    )}
  </>
);
