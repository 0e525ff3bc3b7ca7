import type { Command } from 'commander';
import type { Config } from '../domain/config.ts';
import { type Outcome, accept } from '../domain/issue.ts';
import type { ComparisonAnswer } from '../domain/wire/answer.ts';
import { askService } from './ask-service.ts';
import { demoQuestion } from './demo-question.ts';
import type { Door } from './door.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { paragraph, section } from './lines.ts';
import { keepOpened } from './opened.ts';
import { refuse } from './refuse.ts';
import { renderComparison } from './render-comparison.ts';
import { type Started, USUAL_HOST, USUAL_PORT, startService } from './serve.ts';
import { seedTwins } from './seed-twins.ts';
import { readSettings } from './settings.ts';
import { whenAborted } from './when-aborted.ts';

const EXAMPLE = `
Examples:
  dosetwin demo          the comparison of the ward's lead patient; the service stays up until Ctrl-C
  dosetwin demo --once   the same, and ends
It needs no Redis, Postgres or Docker. What it stores is in DOSETWIN_DATA, or .dosetwin in the working folder.`;

/** Ports tried after the usual one. */
const MORE_PORTS = 20;
const SOURCE = 'demo-ward';

type Demo = { url: string; fhirUrl: string; metricsUrl: string; close(): Promise<void> };

export function addDemo(program: Command, door: Door): void {
  program
    .command('demo')
    .description('the whole service on a ward of synthetic patients, and one comparison asked of it over HTTP')
    .option('--once', 'print the comparison and end')
    .addHelpText('after', EXAMPLE)
    .action(async ({ once = false }: { once?: boolean }) => door.end(await demonstrate(once, door)));
}

async function demonstrate(once: boolean, door: Door): Promise<ExitCode> {
  const { terminal, stopped } = door;
  const config = readSettings(door);
  const demo = await startDemo(config, door);
  if (!demo.ok) return refuse(EXIT.failed, demo.issues, { json: false, terminal });
  const { url, close } = demo.value;
  try {
    const { LEAD_PATIENT, WARD, WARD_NOW } = await import('../demo/ward.ts');
    const question = demoQuestion(LEAD_PATIENT, WARD_NOW);
    terminal.say(`Asking ${url}/v1/comparisons about Patient/${LEAD_PATIENT} ...`);
    const asked = await askService(url, question, stopped);
    if (!asked.ok) return refuse(EXIT.failed, asked.issues, { json: false, terminal });
    const code = showAnswer(asked.answer, WARD.find((one) => one.id === LEAD_PATIENT)?.lesson ?? '', door);
    if (once || code !== EXIT.done) return code;
    const patients = WARD.filter((one) => one.id !== LEAD_PATIENT).map((one) => `Patient/${one.id}`);
    await seedTwins(url, { source: SOURCE, patients, asOf: WARD_NOW }, stopped);
    terminal.print(
      renderAddresses(demo.value, JSON.stringify({ ...question, candidates: question.candidates.slice(0, 1) }), terminal.width).join('\n'),
    );
    await whenAborted(stopped);
    terminal.say('Ending.');
    return code;
  } catch (cause) {
    if (stopped.aborted) return once ? EXIT.failed : EXIT.done;
    throw cause;
  } finally {
    await close();
  }
}

/** The development FHIR server with the ward, and the service that reads from it. */
async function startDemo(config: Config, { terminal, now }: Door): Promise<Outcome<Demo>> {
  const [{ startFhirServer }, { loadWard }, { DEMO_SITE }, { WORKED_CASES }] = await Promise.all([
    import('../demo/fhir-server.ts'),
    import('../demo/ward.ts'),
    import('../demo/site.ts'),
    import('../demo/teaching.ts'),
  ]);
  terminal.say('Starting the development FHIR server with the demo ward, the store, the queue, a worker and the HTTP interface ...');
  const opened = keepOpened();
  try {
    const fhir = await startFhirServer();
    opened.keep(fhir.close);
    await loadWard(fhir);
    const ports = Array.from({ length: 1 + MORE_PORTS }, (_, index) => USUAL_PORT + index);
    const withWard: Config = { site: DEMO_SITE, ...config, fhirSources: [{ id: SOURCE, baseUrl: fhir.url, tenant: 'local' }] };
    const metricsPorts = [config.metrics.port, 0];
    const service = await startService({
      config: withWard,
      host: USUAL_HOST,
      ports,
      metricsPorts,
      worker: true,
      logLevel: 'warn',
      cases: WORKED_CASES,
      now,
      say: terminal.say,
    });
    if (!service.ok) {
      await opened.close();
      return service;
    }
    opened.keep(service.value.close);
    sayPort(service.value, terminal.say);
    return accept({ url: service.value.url, metricsUrl: service.value.metricsUrl, fhirUrl: fhir.url, close: opened.close });
  } catch (cause) {
    await opened.close();
    throw cause;
  }
}

const sayPort = ({ url }: Started, say: (text: string) => void): void => {
  if (!url.endsWith(`:${USUAL_PORT}`)) say(`Port ${USUAL_PORT} is in use by another program; the service is at ${url}.`);
};

/** Prints what came back; anything but a finished comparison says why. */
function showAnswer({ status, result, resultHash, issues }: ComparisonAnswer, lesson: string, { terminal }: Door): ExitCode {
  if (status !== 'done' || result === undefined)
    return refuse(status === 'refused' ? EXIT.refused : EXIT.failed, issues, { json: false, terminal });
  terminal.print(
    [
      ...paragraph(`Synthetic patient. ${lesson}`, terminal.width),
      '',
      renderComparison(result, { hash: resultHash ?? '', width: terminal.width }),
    ].join('\n'),
  );
  return EXIT.done;
}

/** Where everything is, and a line to ask with. Addresses and the line are not broken, so that they can be copied. */
function renderAddresses({ url, fhirUrl, metricsUrl }: Demo, body: string, width: number): string[] {
  return section('THE SERVICE STAYS UP; CTRL-C ENDS IT', [
    `  page             ${url}/`,
    `  HTTP interface   ${url}`,
    `  documentation    ${url}/docs`,
    `  metrics          ${metricsUrl}`,
    `  demo ward (FHIR) ${fhirUrl}`,
    '',
    ...paragraph('Ask yourself:', width),
    `curl -s -H 'content-type: application/json' -H 'prefer: wait=30' ${url}/v1/comparisons -d '${body}'`,
  ]);
}
