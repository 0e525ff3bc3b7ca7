import { useAsked } from '../ask.ts';
import { Shown } from '../parts/asked.tsx';
import { recordAt } from '../service.ts';
import { changesOf } from './changes.ts';

/** What the record has now that it had not when this view was opened. */
export function Changes({ twin, from, to }: { twin: string; from: number; to: number }) {
  const before = useAsked(recordAt(twin, from));
  const after = useAsked(recordAt(twin, to));
  return (
    <section class="changes" aria-labelledby="changes" role="status">
      <h2 id="changes">
        What changed since version {from}, now version {to}
      </h2>
      <Shown asked={before.asked} of="the record as it was">
        {(old) => (
          <Shown asked={after.asked} of="the record as it is">
            {(now) => <Lines lines={changesOf(old, now)} />}
          </Shown>
        )}
      </Shown>
    </section>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) =>
  lines.length === 0 ? (
    <p>Nothing that is read of it. A question asked before still holds what the record says.</p>
  ) : (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
