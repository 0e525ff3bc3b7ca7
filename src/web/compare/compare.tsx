import { useState } from 'preact/hooks';
import type { TwinAnswer } from '../../domain/wire/answer.ts';
import type { DrugCard } from '../../domain/wire/drug.ts';
import type { RecordAnswer } from '../../domain/wire/record.ts';
import { type Failed, ask, useAll, useAsked } from '../ask.ts';
import { Shown } from '../parts/asked.tsx';
import { IssueList } from '../parts/issues.tsx';
import { WatchedElsewhere } from '../parts/watch.tsx';
import { answerAddress, patientAddress, wardAddress } from '../route.ts';
import { comparisons, drugs, recordAt, suggestions, twinAt } from '../service.ts';
import { PreviewPanel } from '../preview/panel.tsx';
import { usePreview } from '../preview/use-preview.ts';
import { age, estimated } from '../words.ts';
import { ArmFields } from './arm-fields.tsx';
import { LONGEST_LIST, firstArms, newKey } from './arms.ts';
import { ByHandFields } from './by-hand.tsx';
import { Circumstances } from './circumstances.tsx';
import { type Draft, comparisonOf, keepDraft, lastDraft, likelyDrug, newDraft, orderOf, suggestionOf } from './question.ts';

/** The question: which treatments of which drug are compared for this person. */
export function Compare({ twin: id }: { twin: string }) {
  const { asked, again } = useAsked(twinAt(id));
  return (
    <Shown asked={asked} again={again} of="the patient">
      {(twin) => <WithRecord twin={twin} />}
    </Shown>
  );
}

function WithRecord({ twin }: { twin: TwinAnswer }) {
  const record = useAsked(recordAt(twin.id, twin.version));
  const library = useAll(drugs);
  return (
    <>
      <p class="path">
        <a href={wardAddress}>Ward</a> / <a href={patientAddress(twin.id)}>{twin.patient.replace(/^Patient\//, '')}</a>
      </p>
      <h1>Compare treatments</h1>
      <p class="quiet">{personLine(twin)}</p>
      <WatchedElsewhere twin={twin} source={twin.source} />
      <Shown asked={record.asked} again={record.again} of="the record">
        {(read) => (
          <Shown asked={library.asked} again={library.again} of="the drugs of the library">
            {(cards) => <Question twin={twin} record={read} drugs={cards} />}
          </Shown>
        )}
      </Shown>
    </>
  );
}

const personLine = ({ state }: TwinAnswer): string =>
  [
    state.maturation.age && age(state.maturation.age),
    state.size.weight && estimated(state.size.weight),
    state.kidney.timeline.at(-1)?.clearance &&
      `creatinine clearance ${estimated(state.kidney.timeline.at(-1)?.clearance ?? { value: NaN, unit: '' })}`,
  ]
    .filter((one) => one !== undefined)
    .join(', ');

type Props = { twin: TwinAnswer; record: RecordAnswer; drugs: readonly DrugCard[] };

function Question(props: Props) {
  const { twin, record, drugs: cards } = props;
  const first = likelyDrug(record, cards);
  const [draft, setDraft] = useState<Draft | undefined>(() => first && (lastDraft(twin.id) ?? newDraft(first, record, twin)));
  const drug = cards.find((one) => one.name === draft?.drug);
  if (!draft || !drug) return <p>The library holds no drug.</p>;
  return <Form {...props} draft={draft} setDraft={setDraft} drug={drug} />;
}

type FormProps = Props & { draft: Draft; setDraft: (draft: Draft) => void; drug: DrugCard };

function Form({ twin, record, drugs: cards, draft, setDraft, drug }: FormProps) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed>();
  const preview = usePreview(draft, twin, drug);
  const set = (part: Partial<Draft>): void => {
    const changed = { ...draft, ...part };
    keepDraft(twin.id, changed);
    setDraft(changed);
  };
  const choose = (name: string): void => {
    const card = cards.find((one) => one.name === name);
    if (card) set({ drug: name, arms: firstArms(card, orderOf(record, name)), indication: '', model: 'auto' });
  };
  async function send(kind: 'compare' | 'suggest'): Promise<void> {
    setBusy(true);
    setFailed(undefined);
    const now = preview.now();
    const answer =
      kind === 'compare'
        ? await ask(comparisons, { ...comparisonOf(draft, twin, drug), ...(now === undefined ? {} : { asOf: now }) })
        : await ask(suggestions, suggestionOf(draft, twin, drug));
    setBusy(false);
    if (answer.state === 'answered') location.hash = answerAddress(answer.value.id);
    else setFailed(answer);
  }
  const order = twin.state.drugs.find((one) => one.drug === drug.name)?.ordered;
  const elsewhere = failed?.issues.filter((one) => (armOf(one.at) ?? Infinity) >= draft.arms.length) ?? [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send('compare');
      }}
    >
      <div class="beside">
        <div>
          <Circumstances draft={draft} set={set} choose={choose} drug={drug} drugs={cards} twin={twin} />
          <ByHandFields
            byHand={draft.byHand}
            set={(byHand) => set({ byHand })}
            twin={twin}
            record={record}
            drug={drug}
            issues={failed?.issues.filter((one) => one.at?.startsWith('entered[') === true) ?? []}
          />
          <h2>Treatments</h2>
          <p class="quiet">
            {order === undefined
              ? 'No order in force was read; what to give is compared among the treatments below.'
              : `In force: ${order}. To continue it is always compared.`}
          </p>
          {draft.arms.map((arm, index) => (
            <ArmFields
              key={arm.key}
              arm={arm}
              index={index}
              drug={drug}
              issues={failed?.issues.filter((one) => armOf(one.at) === index) ?? []}
              change={(changed) => set({ arms: draft.arms.map((one) => (one.key === arm.key ? changed : one)) })}
              duplicate={() => set({ arms: draft.arms.toSpliced(index + 1, 0, { ...arm, key: newKey() }).slice(0, LONGEST_LIST) })}
              remove={draft.arms.length > 1 ? () => set({ arms: draft.arms.filter((one) => one.key !== arm.key) }) : undefined}
            />
          ))}
          {failed && (
            <section class="failed" role="alert">
              <h2>{failed.title}</h2>
              <IssueList issues={elsewhere} />
              {elsewhere.length < failed.issues.length && <p>What is wrong with a treatment stands below it.</p>}
            </section>
          )}
          <div class="actions">
            <button type="submit" class="main-action" disabled={busy}>
              {busy ? 'Asking …' : `Compare ${draft.arms.length === 1 ? 'this treatment' : `these ${draft.arms.length} treatments`}`}
            </button>
            <button
              type="button"
              disabled={busy}
              onClick={() => void send('suggest')}
              title="Searches the doses, intervals and infusion times that exist"
            >
              Search for treatments instead
            </button>
          </div>
        </div>
        <PreviewPanel preview={preview} />
      </div>
    </form>
  );
}

/** The treatment that a path of the request is about: `candidates[2].dose` is the third. */
function armOf(at: string | undefined): number | undefined {
  const found = /^candidates\[(\d+)\]/.exec(at ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}
