import { useState } from 'preact/hooks';
import type { WorkItem, Worklist } from '../../domain/wire/worklist.ts';
import { percent } from '../../domain/percent.ts';
import { useAsked } from '../ask.ts';
import { Shown } from '../parts/asked.tsx';
import { Moment } from '../parts/moment.tsx';
import { Search, holdsAll } from '../parts/search.tsx';
import { answerAddress, patientAddress, teachingAddress } from '../route.ts';
import { worklist } from '../service.ts';
import { age, count, estimated } from '../words.ts';
import { OpenPatient } from './open-patient.tsx';

type Status = WorkItem['status'] | 'due' | 'decided';

const STATUS: Readonly<Record<Status, { name: string; says: string }>> = {
  due: { name: 'Decision due', says: 'an answer waits for a decision' },
  running: { name: 'Running', says: 'a question is under way' },
  refused: { name: 'Refused', says: 'the newest question could not be answered' },
  failed: { name: 'Failed', says: 'the newest question failed' },
  outdated: { name: 'Record changed', says: 'the record is newer than the newest answer' },
  new: { name: 'Not asked', says: 'no question was asked' },
  answered: { name: 'Answered', says: 'the newest question is answered, and something was chosen since' },
  decided: { name: 'Decided', says: 'it was decided on the newest answer' },
};
const ORDER = Object.keys(STATUS) as Status[];

/** How the person stands on the ward: what waits for somebody comes before how the newest question ended. */
function statusOf({ status, due, running, newest }: WorkItem): Status {
  if (running.length > 0) return 'running';
  if (due.length > 0) return 'due';
  return status === 'answered' && newest?.review === 'decided' ? 'decided' : status;
}

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
  const [only, setOnly] = useState<Status | 'all'>('all');
  const found = work.items.filter((item) => matches(item, words));
  const shown = found
    .filter((item) => only === 'all' || statusOf(item) === only)
    .toSorted((a, b) => ORDER.indexOf(statusOf(a)) - ORDER.indexOf(statusOf(b)) || a.twin.patient.localeCompare(b.twin.patient));
  return (
    <>
      <div class="bar">
        <Search words={words} set={setWords} placeholder="patient, drug or what is missing" />
        <label>
          Show{' '}
          <select value={only} onChange={(event) => setOnly(event.currentTarget.value as Status | 'all')}>
            <option value="all">everybody ({found.length})</option>
            {ORDER.map((status) => (
              <option key={status} value={status}>
                {STATUS[status].name.toLowerCase()} ({found.filter((item) => statusOf(item) === status).length})
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
        {work.next !== null && ' (the newest; there are more)'},{' '}
        {count(
          work.items.reduce((sum, one) => sum + one.due.length, 0),
          'decision',
        )}{' '}
        due, {count(work.open, 'question')} queued or running.
      </p>
      {work.cases > 0 && (
        <p>
          <a href={teachingAddress}>Teaching</a>: this is a made-up ward, and its people are {count(work.cases, 'worked case')} with
          answers.
        </p>
      )}
      {work.items.length === 0 ? (
        <p>Nobody is here yet. Open a patient of a FHIR server by their id, or send a bundle to POST /v1/twins.</p>
      ) : (
        <Patients items={shown} />
      )}
    </>
  );
}

function matches(item: WorkItem, words: string): boolean {
  const { twin, drugs, missing, issues } = item;
  const text = [
    twin.patient,
    twin.source,
    STATUS[statusOf(item)].name,
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
          <th scope="col">Questions and decisions</th>
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
      <td>
        {person.length === 0 && 'not known'}
        {person.map((one, index) => (
          <span key={one} class="nowrap">
            {one}
            {index < person.length - 1 && ', '}
          </span>
        ))}
      </td>
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
        <span class={`status ${statusOf(item)}`} title={STATUS[statusOf(item)].says}>
          {STATUS[statusOf(item)].name}
        </span>
        {item.running.map((one) => (
          <Question key={one.id} one={one} word={one.status === 'queued' ? 'queued' : percent(one.progress)} />
        ))}
        {item.due.map((one) => (
          <Question key={one.id} one={one} word={one.review === 'reviewed' ? 'deferred, decide' : 'decide'} />
        ))}
        {newest && ![...item.running, ...item.due].some((one) => one.id === newest.id) && <Question one={newest} />}
      </td>
    </tr>
  );
}

const Question = ({ one, word }: { one: { id: string; drug: string; asOf: string }; word?: string }) => (
  <div class="quiet">
    <a href={answerAddress(one.id)}>
      {one.drug} as of <Moment at={one.asOf} />
      {word !== undefined && `: ${word}`}
    </a>
  </div>
);

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
