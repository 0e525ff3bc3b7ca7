import { useEffect, useRef } from 'preact/hooks';
import { Answer } from './answer/answer.tsx';
import { Compare } from './compare/compare.tsx';
import { ModelPage } from './models/model.tsx';
import { Models } from './models/models.tsx';
import { Patient } from './patient/patient.tsx';
import { type Route, modelsAddress, useRoute, wardAddress } from './route.ts';
import { CaseView } from './teaching/case.tsx';
import { Teaching } from './teaching/teaching.tsx';
import { Ward } from './ward/ward.tsx';
import { timeZone } from './words.ts';

const TITLES: Readonly<Record<Route['view'], string>> = {
  ward: 'Ward',
  patient: 'Patient',
  compare: 'Compare treatments',
  answer: 'Comparison',
  models: 'Models',
  model: 'Model',
  teaching: 'Teaching',
  case: 'Worked case',
  unknown: 'Not found',
};

/** What stands around every view. A new view takes the focus, so that a keyboard or a screen reader begins at its top. */
export function Frame() {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const key = JSON.stringify(route);
  useEffect(() => {
    document.title = `${TITLES[route.view]} · dosetwin`;
    if (!first.current) {
      main.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    first.current = false;
  }, [key]);
  const here = (views: readonly Route['view'][]) => (views.includes(route.view) ? { 'aria-current': 'page' as const } : {});
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        To the content
      </button>
      <header class="top">
        <a class="name" href={wardAddress}>
          dosetwin
        </a>
        <nav aria-label="Views">
          <a href={wardAddress} {...here(['ward', 'patient', 'compare', 'answer', 'teaching', 'case'])}>
            Ward
          </a>
          <a href={modelsAddress} {...here(['models', 'model'])}>
            Models
          </a>
          <a href="/docs">HTTP interface</a>
        </nav>
      </header>
      <main ref={main} tabIndex={-1} key={key}>
        <View route={route} />
      </main>
      <footer class="foot">
        Supports a decision and never makes one; not a medical device. Times are those of this machine ({timeZone()}).
      </footer>
    </>
  );
}

function View({ route }: { route: Route }) {
  switch (route.view) {
    case 'ward':
      return <Ward />;
    case 'models':
      return <Models />;
    case 'model':
      return <ModelPage id={route.id} />;
    case 'teaching':
      return <Teaching />;
    case 'case':
      return <CaseView id={route.id} />;
    case 'patient':
      return <Patient twin={route.twin} />;
    case 'compare':
      return <Compare twin={route.twin} />;
    case 'answer':
      return <Answer comparison={route.comparison} />;
    case 'unknown':
      return (
        <>
          <h1>There is nothing at this address</h1>
          <p>
            Go back to the <a href={wardAddress}>ward</a>.
          </p>
        </>
      );
  }
}
