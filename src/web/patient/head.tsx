import type { ComponentChildren } from 'preact';
import type { TwinAnswer } from '../../domain/wire/answer.ts';
import type { RecordAnswer } from '../../domain/wire/record.ts';
import { Moment } from '../parts/moment.tsx';
import { age, amount, day, estimated, exact } from '../words.ts';
import { isOfThePast } from './moments.ts';

type Props = { twin: TwinAnswer; record: RecordAnswer };

/** Who it is, as far as doses depend on it. Names are not read from records, so none is shown. */
export function PatientHead({ twin, record }: Props) {
  const { state } = twin;
  const birth = record.patient.birth;
  const weight = state.size.weight;
  return (
    <header class="person">
      <h1>{twin.patient.replace(/^Patient\//, '')}</h1>
      {record.patient.deceased && <p class="caution">The record says that this person has died.</p>}
      {isOfThePast(twin) && (
        <p class="caution">
          Seen as of <Moment at={state.asOf} />, not as of now: nothing later counts.
        </p>
      )}
      <dl class="tiles">
        <Tile name="Person">
          {record.patient.sex ?? 'sex not recorded'}, {state.maturation.age ? age(state.maturation.age) : 'age not known'}
          {birth && <small>born {birth.precision === 'day' ? day(birth.at) : birth.at.slice(0, birth.precision === 'year' ? 4 : 7)}</small>}
        </Tile>
        <Tile name="Weight">
          {weight ? estimated(weight) : 'not recorded'}
          {weight && (
            <small>
              <Moment at={weight.at} />
              {state.size.bodyMassIndex && `, BMI ${estimated(state.size.bodyMassIndex)}`}
            </small>
          )}
        </Tile>
        <Tile name="Kidney function">
          <Kidney twin={twin} />
        </Tile>
        <Tile name="Orders">
          <Orders record={record} />
        </Tile>
        <Tile name="Allergies and problems">
          <Findings record={record} />
        </Tile>
        <Tile name="Twin">
          version {twin.version} ({twin.reason}) from {twin.source}
          <small>
            made <Moment at={twin.createdAt} /> by dosetwin {twin.software}
          </small>
        </Tile>
      </dl>
    </header>
  );
}

const Tile = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const TREND = { stable: 'stable', changing: 'changing', unknown: 'trend not known' } as const;

function Kidney({ twin: { state } }: { twin: TwinAnswer }) {
  const { timeline, stability, why, replacement } = state.kidney;
  const last = timeline.at(-1);
  const before = timeline.at(-2);
  if (!last) return <span class="caution">no creatinine recorded</span>;
  return (
    <>
      {replacement !== undefined && <span class="caution">{replacement} </span>}
      {last.clearance ? `clearance ${estimated(last.clearance)}, ` : ''}
      <span class={stability === 'changing' ? 'caution' : ''}>{TREND[stability]}</span>
      <small>
        creatinine {before && `${exact(before.creatinine.value)} then `}
        {amount(last.creatinine.value, last.creatinine.unit)}, <Moment at={last.at} />
        {why !== undefined && `; ${why}`}
        {last.clearance?.formula !== undefined && `; ${last.clearance.formula.replace(/ \(.*$/, '')}`}
      </small>
    </>
  );
}

function Orders({ record: { ordered } }: { record: RecordAnswer }) {
  const active = ordered.filter((one) => one.status === 'active');
  if (active.length === 0) return <>none active for a drug with a model</>;
  return (
    <>
      {active.map(({ drug, substance, amount: dose, unit = 'mg', recorded, every, duration, route, source }) => (
        <div key={source.resource}>
          {drug}: {dose === undefined ? 'no dose that can be read' : amount(dose, unit)}
          {recorded && ` (recorded as ${amount(recorded.value, recorded.unit)})`}
          {substance !== drug && ` of ${substance}`}
          {every !== undefined && ` every ${exact(every)} h`}
          {duration !== undefined && ` over ${exact(duration)} h`} ({route})
        </div>
      ))}
    </>
  );
}

function Findings({ record: { findings } }: { record: RecordAnswer }) {
  if (findings.length === 0) return <>none recorded that matter to a model</>;
  return (
    <>
      {findings.map(({ kind, text, active, at, source }) => (
        <div key={source.resource + kind}>
          {kind === 'allergy' && <strong>Allergy: </strong>}
          {text}
          {!active && ' (no longer active)'}
          {at !== undefined && <small>{day(at)}</small>}
        </div>
      ))}
    </>
  );
}
