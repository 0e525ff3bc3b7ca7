import { bodyOf, SMALLEST } from './questions.ts';
import { figure, quantile, send } from './requests.ts';
import type { Started } from './started.ts';

/** Requests before the first of the two looks at the memory: what is loaded and compiled once is there by then. */
export const WARM = 5_000;
/** Looks in the last stretch before a mark, of which the median counts: the collector of garbage comes and goes. */
const LOOKS = 32;
const STRETCH = 3_200;
const AT_ONCE = 8;
/** One request in so many asks for a comparison; the others look at what is there, or ask for what cannot be. */
const RARELY = 500;

/** Resident memory of the service after `requests` against that after 5,000 of the same mixture. */
export async function measureMemory({ url, metricsUrl }: Started, requests: number): Promise<Record<string, number>> {
  const compare = () => send(`${url}/v1/comparisons`, 'POST', bodyOf(SMALLEST), { prefer: 'wait=30' });
  const asked = await compare();
  const { id } = JSON.parse(asked.text) as { id: string };
  const mixture = [
    () => send(`${url}/v1/comparisons/${id}`, 'GET'),
    () => send(`${url}/v1/models`, 'GET'),
    () => send(`${url}/v1/comparisons?limit=5`, 'GET'),
    () => send(`${url}/v1/comparisons/${id}/events`, 'GET'),
    () => send(`${url}/v1/comparisons`, 'POST', '{"drug":"vancomycin"}'),
    () => send(`${url}/v1/twins?limit=5`, 'GET'),
    () => send(`${url}/v1/comparisons/nobody-s`, 'GET'),
    () => send(`${url}/health/live`, 'GET'),
  ];
  const resident = (): Promise<number> => figure(metricsUrl, 'dosetwin_process_resident_memory_bytes');
  let sent = 0;
  const sendUntil = async (count: number): Promise<void> => {
    const one = async (): Promise<void> => {
      while (sent < count) {
        const n = (sent += 1);
        const next = n % RARELY === 0 ? compare : mixture[n % mixture.length];
        const { status } = await (next ?? compare)();
        if (status >= 500) throw new Error(`request ${n} was answered with ${status}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
  };
  const at = async (count: number): Promise<number> => {
    await sendUntil(count - STRETCH);
    const looks: number[] = [];
    for (let look = 1; look <= LOOKS; look += 1) {
      await sendUntil(count - STRETCH + (look * STRETCH) / LOOKS);
      looks.push(await resident());
    }
    return quantile(looks, 0.5);
  };
  const [early, late] = [await at(WARM), await at(requests)];
  return { 'at 5,000, MB': early / 2 ** 20, [`at ${requests.toLocaleString('en')}, MB`]: late / 2 ** 20, ratio: late / early };
}
