import type { ComponentChildren } from 'preact';
import type { Issue } from '../../domain/issue.ts';
import type { DrugCard } from '../../domain/wire/drug.ts';
import { IssueList } from '../parts/issues.tsx';
import { unit } from '../words.ts';
import { type Arm, isInfused, limitsOf, sliderOf } from './arms.ts';

type Props = {
  arm: Arm;
  index: number;
  drug: DrugCard;
  issues: readonly Issue[];
  change: (arm: Arm) => void;
  duplicate: () => void;
  remove: (() => void) | undefined;
};

/** One treatment to compare, in one line of fields. */
export function ArmFields({ arm, index, drug, issues, change, duplicate, remove }: Props) {
  const limits = limitsOf(drug, arm.route);
  const code = drug.substances.find((one) => one.name === arm.substance)?.unit ?? drug.doseUnit;
  const set = (part: Partial<Arm>): void => change({ ...arm, ...part });
  const number = `Treatment ${index + 1}`;
  return (
    <fieldset class="arm">
      <legend>{number}</legend>
      <div class="slid">
        <Field name="Dose" unit={unit(code)}>
          <NumberInput value={arm.dose} required set={(dose) => set({ dose })} most={limits?.largest.value} />
        </Field>
        {limits && (
          <input
            type="range"
            aria-label={`Dose of ${number.toLowerCase()}`}
            {...sliderOf(limits)}
            value={arm.dose}
            onInput={(event) => set({ dose: event.currentTarget.value })}
          />
        )}
      </div>
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
      <Field name="Every" unit="h">
        <NumberInput
          value={arm.every}
          required
          set={(every) => set({ every })}
          list={limits?.intervals.values}
          name={`interval-${arm.key}`}
        />
      </Field>
      {arm.route === 'iv' && (
        <Field name="Infused over" unit="h">
          <NumberInput value={arm.infusion} required={isInfused(drug, 'iv')} set={(infusion) => set({ infusion })} />
        </Field>
      )}
      <Field name="Loading dose" unit={unit(code)}>
        <NumberInput value={arm.loading} set={(loading) => set({ loading })} placeholder="none" />
      </Field>
      <Field name="First dose">
        <input
          type="datetime-local"
          value={arm.start}
          title="The next dose due when left empty"
          onInput={(event) => set({ start: event.currentTarget.value })}
        />
      </Field>
      <div class="arm-actions">
        <button type="button" onClick={duplicate} aria-label={`Duplicate ${number.toLowerCase()}`}>
          Duplicate
        </button>
        {remove && (
          <button type="button" onClick={remove} aria-label={`Remove ${number.toLowerCase()}`}>
            Remove
          </button>
        )}
      </div>
      {issues.length > 0 && (
        <div class="under">
          <IssueList issues={issues} />
        </div>
      )}
    </fieldset>
  );
}

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

const NumberInput = ({ value, set, required = false, most, list, name, placeholder }: NumberProps) => (
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
