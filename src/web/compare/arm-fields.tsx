import type { Issue } from '../../domain/issue.ts';
import type { DrugCard } from '../../domain/wire/drug.ts';
import { IssueList } from '../parts/issues.tsx';
import { unit } from '../words.ts';
import { type Arm, boundsOf, limitsOf, sliderOf, weighedAs } from './arms.ts';
import { Field, InfusionField, KindFields, NumberInput } from './regimen-fields.tsx';

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
  const { unit: code, fraction } = weighedAs(drug, arm.substance);
  const bounds = limits && boundsOf(limits, fraction);
  const set = (part: Partial<Arm>): void => change({ ...arm, ...part });
  const number = `Treatment ${index + 1}`;
  return (
    <fieldset class="arm">
      <legend>{number}</legend>
      <div class="slid">
        <Field name="Dose" unit={unit(code)}>
          <NumberInput value={arm.dose} required set={(dose) => set({ dose })} most={bounds?.largest} />
        </Field>
        {bounds && (
          <input
            type="range"
            aria-label={`Dose of ${number.toLowerCase()}`}
            {...sliderOf(bounds)}
            value={arm.dose}
            onInput={(event) => set({ dose: event.currentTarget.value })}
          />
        )}
      </div>
      <KindFields arm={arm} drug={drug} set={set} />
      <Field name="Every" unit="h">
        <NumberInput
          value={arm.every}
          required
          set={(every) => set({ every })}
          list={limits?.intervals.values}
          name={`interval-${arm.key}`}
        />
      </Field>
      <InfusionField arm={arm} drug={drug} set={set} />
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
