import type { RecordAnswer } from '../../domain/wire/record.ts';
import type { TwinAnswer } from '../../domain/wire/answer.ts';
import type { DrugCard } from '../../domain/wire/drug.ts';
import { IssueList } from '../parts/issues.tsx';
import type { Issue } from '../../domain/issue.ts';
import { amount, moment } from '../words.ts';
import { spoken } from '../patient/entries.ts';
import { Field } from './regimen-fields.tsx';
import { type ByHand, VALUES, type ValueName, isEmpty } from './entered.ts';

type Props = {
  byHand: ByHand;
  set: (byHand: ByHand) => void;
  twin: TwinAnswer;
  record: RecordAnswer;
  drug: DrugCard;
  /** What the service said against an entry. */
  issues: readonly Issue[];
};

/** What the record lacks, has too old or has wrong, with the fields to say it for this question alone. */
export function ByHandFields({ byHand, set, twin, record, drug, issues }: Props) {
  const { missing } = twin.state;
  const doubts = twin.issues.filter((one) => one.severity !== 'information');
  const change = (part: Partial<ByHand>): void => set({ ...byHand, ...part });
  return (
    <details class="by-hand" open={missing.length > 0 || doubts.length > 0 || !isEmpty(byHand) || issues.length > 0}>
      <summary>Enter or correct a value for this question</summary>
      <p class="quiet">For this question alone, marked as entered by hand in its basis; the record is not changed.</p>
      {missing.length > 0 && (
        <p>
          <strong>Missing in the record:</strong> {missing.join(', ')}.
        </p>
      )}
      {doubts.length > 0 && <IssueList issues={doubts} />}
      <div class="fields">
        {(Object.keys(VALUES) as ValueName[]).map((name) => (
          <ValueField key={name} name={name} byHand={byHand} change={change} record={record} />
        ))}
        <Field name={`${drug.name} level`} unit={drug.levelUnit}>
          <input type="number" min="0" step="any" value={byHand.level} onInput={(event) => change({ level: event.currentTarget.value })} />
        </Field>
        {byHand.level !== '' && (
          <Field name="Level drawn">
            <input
              type="datetime-local"
              required
              value={byHand.levelAt}
              onInput={(event) => change({ levelAt: event.currentTarget.value })}
            />
          </Field>
        )}
      </div>
      <LeftOut byHand={byHand} change={change} record={record} drug={drug} />
      {issues.length > 0 && <IssueList issues={issues} />}
    </details>
  );
}

type Change = (part: Partial<ByHand>) => void;

function ValueField({ name, byHand, change, record }: { name: ValueName; byHand: ByHand; change: Change; record: RecordAnswer }) {
  const { units } = VALUES[name];
  const entered = byHand.values[name];
  const last = record.covariates[name]?.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1);
  const put = (part: Partial<typeof entered>): void => change({ values: { ...byHand.values, [name]: { ...entered, ...part } } });
  return (
    <div class="slid">
      <Field name={spoken(name)} {...(units.length === 1 ? { unit: units[0] } : {})}>
        <span class="with-unit">
          <input type="number" min="0" step="any" value={entered.value} onInput={(event) => put({ value: event.currentTarget.value })} />
          {units.length > 1 && (
            <select
              aria-label={`Unit of ${spoken(name)}`}
              value={entered.unit}
              onChange={(event) => put({ unit: event.currentTarget.value })}
            >
              {units.map((one) => (
                <option key={one} value={one}>
                  {one.replace('umol', 'µmol')}
                </option>
              ))}
            </select>
          )}
        </span>
      </Field>
      <small class="quiet">
        {last ? `record: ${amount(last.recorded.value, last.recorded.unit)}, ${moment(last.at)}` : 'not in the record'}
      </small>
    </div>
  );
}

/** The levels and values of the record that may be left out, each with the reason that is asked for. */
function LeftOut({ byHand, change, record, drug }: { byHand: ByHand; change: Change; record: RecordAnswer; drug: DrugCard }) {
  const levels = record.levels
    .filter((one) => one.drug === drug.name)
    .map((one) => ({ ...one, what: `level ${amount(one.recorded.value, one.recorded.unit)}` }));
  const values = (Object.keys(VALUES) as ValueName[]).flatMap((name) =>
    (record.covariates[name] ?? []).map((one) => ({ ...one, what: `${spoken(name)} ${amount(one.recorded.value, one.recorded.unit)}` })),
  );
  const lines = [...levels, ...values].filter((one) => one.source.resource.startsWith('Observation/'));
  if (lines.length === 0) return null;
  return (
    <>
      <Field name="Leave out of this question">
        <select
          value=""
          onChange={(event) => {
            const resource = event.currentTarget.value;
            if (resource !== '') change({ leftOut: { ...byHand.leftOut, [resource]: '' } });
            event.currentTarget.value = '';
          }}
        >
          <option value="">nothing more</option>
          {lines
            .filter(({ source }) => byHand.leftOut[source.resource] === undefined)
            .map(({ source, what, at }) => (
              <option key={source.resource} value={source.resource}>
                {what}, {moment(at)}
              </option>
            ))}
        </select>
      </Field>
      {Object.entries(byHand.leftOut).map(([resource, because]) => {
        const line = lines.find(({ source }) => source.resource === resource);
        const { [resource]: _gone, ...others } = byHand.leftOut;
        return (
          <div key={resource} class="fields">
            <Field name={`Why ${line ? `${line.what}, ${moment(line.at)},` : resource} is left out`}>
              <input
                required
                maxLength={200}
                value={because}
                onInput={(event) => change({ leftOut: { ...byHand.leftOut, [resource]: event.currentTarget.value } })}
              />
            </Field>
            <button type="button" onClick={() => change({ leftOut: others })}>
              Use it after all
            </button>
          </div>
        );
      })}
    </>
  );
}
