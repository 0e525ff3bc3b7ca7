import type { TwinAnswer } from '../../domain/wire/answer.ts';
import type { DrugCard } from '../../domain/wire/drug.ts';
import { isOfThePast } from '../patient/moments.ts';
import { moment } from '../words.ts';
import { Field } from './regimen-fields.tsx';
import type { Draft } from './question.ts';

type Props = {
  draft: Draft;
  set: (part: Partial<Draft>) => void;
  choose: (drug: string) => void;
  drug: DrugCard;
  drugs: readonly DrugCard[];
  twin: TwinAnswer;
};

/** Everything of the question but the treatments. */
export function Circumstances({ draft, set, choose, drug, drugs, twin }: Props) {
  const indications = [...new Set(drug.targets.map((one) => one.indication))];
  return (
    <div class="fields">
      <Field name="Drug">
        <select value={draft.drug} onChange={(event) => choose(event.currentTarget.value)}>
          {drugs.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </Field>
      <Field name="Decided">
        <select value={draft.asOf} onChange={(event) => set({ asOf: event.currentTarget.value as Draft['asOf'] })}>
          <option value="now">now</option>
          {isOfThePast(twin) && <option value="seen">as of {moment(twin.state.asOf)}</option>}
          <option value="other">at another moment</option>
        </select>
      </Field>
      {draft.asOf === 'other' && (
        <Field name="Moment">
          <input
            type="datetime-local"
            required
            value={draft.otherAsOf}
            onInput={(event) => set({ otherAsOf: event.currentTarget.value })}
          />
        </Field>
      )}
      <Field name="Indication">
        <select value={draft.indication} onChange={(event) => set({ indication: event.currentTarget.value })}>
          <option value="">not stated</option>
          {indications.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </Field>
      <Field name="MIC" unit="mg/L">
        <input
          type="number"
          step="any"
          min="0"
          placeholder="not measured"
          value={draft.mic}
          onInput={(event) => set({ mic: event.currentTarget.value })}
        />
      </Field>
      {draft.mic !== '' && (
        <Field name="Method of the MIC">
          <input value={draft.micMethod} required maxLength={80} onInput={(event) => set({ micMethod: event.currentTarget.value })} />
        </Field>
      )}
      <Field name="Model">
        <select value={draft.model} onChange={(event) => set({ model: event.currentTarget.value })}>
          <option value="auto">one, chosen by the levels</option>
          <option value="average">the average of all that apply</option>
          {drug.models.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </Field>
      <label class="check">
        <input type="checkbox" checked={draft.sensitivity} onChange={(event) => set({ sensitivity: event.currentTarget.checked })} />
        Which input moves the answer
      </label>
      <Field name="Looks ahead" unit="h">
        <input
          type="number"
          min="48"
          max="720"
          required
          value={draft.horizonHours}
          onInput={(event) => set({ horizonHours: event.currentTarget.value })}
        />
      </Field>
    </div>
  );
}
