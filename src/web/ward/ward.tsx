import { useState } from 'preact/hooks';
import type { WorkItem, Worklist } from '../../domain/wire/worklist.ts';
import { useAsked } from '../ask.ts';
import { Shown } from '../parts/asked.tsx';
import { Moment } from '../parts/moment.tsx';
import { Search, holdsAll } from '../parts/search.tsx';
import { answerAddress, patientAddress } from '../route.ts';
import { worklist } from '../service.ts';
import { age, count, estimated } from '../words.ts';
import { OpenPatient } from './open-patient.tsx';

const STATUS: Readonly<Record<WorkItem['status'], { name: string; says: string }>> = {
  running: { name: 'Running', says: 'a question is under way' },
  refused: { name: 'Refused', says: 'the newest question could not be answered' },
  failed: { name: 'Failed', says: 'the newest question failed' },
  outdated: { name: 'Record changed', says: 'the record is newer than the newest answer' },
  new: { name: 'Not asked', says: 'no question was asked' },
  answered: { name: 'Answered', says: 'the newest question is answered' },
};
const ORDER = Object.keys(STATUS) as WorkItem['status'][];

/** The ward: who is there, what the record needs, and how the newest question stands. */
export function Ward() {
  const { asked, again } = useAsked(worklist);
  return (
    <>
      <h1>Ward</h1>
      <Shown asked={asked} again={again} of="the ward">
        {(work) => <Work work={work} again={again} />}
      </Shown>
    </>
  );
}

function Work({ work, again }: { work: Worklist; again: () => void }) {
  const [words, setWords] = useState('');
  const [only, setOnly] = useState<WorkItem['status'] | 'all'>('all');
  const found = work.items.filter((item) => matches(item, words));
  const shown = found
    .filter((item) => only === 'all' || item.status === only)
    .toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || a.twin.patient.localeCompare(b.twin.patient));
  return (
    <>
      <div class="bar">
        <Search words={words} set={setWords} placeholder="patient, drug or what is missing" />
        <label>
          Show{' '}
          <select value={only} onChange={(event) => setOnly(event.currentTarget.value as WorkItem['status'] | 'all')}>
            <option value="all">everybody ({found.length})</option>
            {ORDER.map((status) => (
              <option key={status} value={status}>
                {STATUS[status].name.toLowerCase()} ({found.filter((item) => item.status === status).length})
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={again}>
          Refresh
        </button>
        <OpenPatient sources={work.sources} />
      </div>
      <p class="quiet" role="status">
        {shown.length === work.items.length ? count(shown.length, 'patient') : `${shown.length} of ${count(work.items.length, 'patient')}`}
        {work.next !== null && ' (the newest; there are more)'}, {count(work.open, 'question')} queued or running.
      </p>
      {work.items.length === 0 ? (
        <p>Nobody is here yet. Open a patient of a FHIR server by their id, or send a bundle to POST /v1/twins.</p>
      ) : (
        <Patients items={shown} />
      )}
    </>
  );
}

function matches({ twin, drugs, missing, issues, status }: WorkItem, words: string): boolean {
  const text = [
    twin.patient,
    twin.source,
    STATUS[status].name,
    ...drugs.map((one) => one.drug),
    ...missing,
    ...issues.map((one) => one.text),
  ];
  return holdsAll(text, words);
}

const Patients = ({ items }: { items: readonly WorkItem[] }) => (
  <div class="scroll" role="region" aria-label="Patients" tabIndex={0}>
    <table class="ward">
      <thead>
        <tr>
          <th scope="col">Patient</th>
          <th scope="col">Person</th>
          <th scope="col">Kidney function</th>
          <th scope="col">Drugs with a model</th>
          <th scope="col">The record needs</th>
          <th scope="col">Newest question</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Patient key={item.twin.id} item={item} />
        ))}
      </tbody>
    </table>
  </div>
);

function Patient({ item }: { item: WorkItem }) {
  const { twin, kidney, drugs, newest } = item;
  const person = [item.sex, item.age && age(item.age), item.weight && estimated(item.weight)].filter((one) => one !== undefined);
  return (
    <tr>
      <th scope="row">
        <a href={patientAddress(twin.id)}>{twin.patient.replace(/^Patient\//, '')}</a>
        <div class="quiet">
          {twin.source}, version {twin.version}
        </div>
      </th>
      <td>{person.join(', ') || 'not known'}</td>
      <td>
        {kidney.clearance ? estimated(kidney.clearance) : kidney.creatinine ? `creatinine ${estimated(kidney.creatinine)}` : 'not known'}
        {kidney.replacement !== undefined && <div class="caution">{kidney.replacement}</div>}
        <div class={kidney.stability === 'changing' ? 'caution' : 'quiet'}>
          {kidney.stability === 'unknown' ? 'trend not known' : kidney.stability}
        </div>
      </td>
      <td>
        {drugs.map(({ drug, ordered, dosesGiven, levels }) => (
          <div key={drug}>
            {drug}: {count(dosesGiven, 'dose')}, {count(levels, 'level')}
            {ordered !== undefined && <div class="quiet">{ordered}</div>}
          </div>
        ))}
      </td>
      <td>
        <Needs item={item} />
      </td>
      <td>
        <span class={`status ${item.status}`} title={STATUS[item.status].says}>
          {STATUS[item.status].name}
        </span>
        {newest && (
          <div class="quiet">
            <a href={answerAddress(newest.id)}>
              {newest.drug} as of <Moment at={newest.asOf} />
            </a>
          </div>
        )}
      </td>
    </tr>
  );
}

/** The first thing that stands in the way, and how many more there are. */
function Needs({ item: { issues, missing } }: { item: WorkItem }) {
  const lines = [...missing.map((one) => `${one} is missing`), ...issues.map((one) => one.text)];
  const [first, ...more] = lines;
  if (first === undefined) return <span class="quiet">nothing</span>;
  return (
    <>
      {first}
      {more.length > 0 && <div class="quiet">and {count(more.length, 'more thing')}</div>}
    </>
  );
}
