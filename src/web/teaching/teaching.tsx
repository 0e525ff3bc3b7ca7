import { useAsked } from '../ask.ts';
import { Shown } from '../parts/asked.tsx';
import { caseAddress, wardAddress } from '../route.ts';
import { cases } from '../service.ts';

/** The people of the demo ward as cases: read, think, then see what the service answers. */
export function Teaching() {
  const { asked, again } = useAsked(cases);
  return (
    <>
      <p class="path">
        <a href={wardAddress}>Ward</a>
      </p>
      <h1>Teaching</h1>
      <p class="prose">
        Made-up people, each a case to think about. Read the record, answer the question for yourself, then have it worked out: the service
        answers as it answers everybody, and every figure of the explanation is taken from its answer.
      </p>
      <Shown asked={asked} again={again} of="the cases">
        {({ items }) => (
          <ol class="cases">
            {items.map(({ id, title, question }) => (
              <li key={id}>
                <a href={caseAddress(id)}>{title}</a>
                <p class="quiet prose">{question}</p>
              </li>
            ))}
          </ol>
        )}
      </Shown>
    </>
  );
}
