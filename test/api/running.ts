import assert from 'node:assert/strict';
import { buildApp } from '../../src/api/app.ts';
import { listen } from '../../src/api/server.ts';
import { openStudy, type Study } from '../../src/cli/open-study.ts';
import { type FhirServer, startFhirServer } from '../../src/demo/fhir-server.ts';
import type { WorkedCase } from '../../src/domain/wire/worked-case.ts';
import { WARD_NOW, loadWard } from '../../src/demo/ward.ts';
import type { Site } from '../../src/domain/site.ts';
import type { Service } from '../../src/study/contract.ts';
import { shippedLibrary } from '../../src/study/library.ts';
import { temporaryDatabase } from '../fixtures/prepared-database.ts';
import { startWorker } from '../../workers/main.ts';

/** The real thing on free ports: embedded store and queue in a folder of their own, a worker, the ward on a FHIR server. */
export type Running = {
  url: string;
  service: Service;
  board: Study['board'];
  fhir: FhirServer;
  /** Takes store and queue away from under the service, as an outage does. */
  breakStore(): Promise<void>;
  /** Throws unless the service is ready for more. */
  expectHealth(): Promise<void>;
  close(): Promise<void>;
};

export async function startRunning({
  fhirUrl,
  site,
  page,
  cases,
}: { fhirUrl?: string; site?: Site; page?: string; cases?: readonly WorkedCase[] } = {}): Promise<Running> {
  const folder = await temporaryDatabase();
  const fhir = await startFhirServer({});
  await loadWard(fhir);
  const began = performance.now();
  const now = (): Date => new Date(Date.parse(WARD_NOW) + performance.now() - began);
  const troubles: unknown[] = [];
  let broken = false;
  const config = {
    dataFolder: folder.path,
    fhirSources: [{ id: 'ward', baseUrl: fhirUrl ?? fhir.url, tenant: 'local' }],
    metrics: { host: '127.0.0.1', port: 0 },
    insecure: false,
    limits: { requestsPerMinute: 100_000 },
    ...(site ? { site } : {}),
  };
  const study = await openStudy({ config, now, onTrouble: (cause) => void troubles.push(cause) });
  if (!study.ok) throw new Error(study.issues.map((one) => one.text).join(' '));
  const worker = await startWorker(study.value.connection, { threads: 2 });
  const app = await buildApp(study.value.service, {
    library: shippedLibrary,
    config,
    ...(page === undefined ? {} : { page }),
    ...(cases ? { cases } : {}),
  });
  const up = await listen(app, { host: '127.0.0.1', port: 0, insecure: false });
  if (!up.ok) throw new Error(up.issues.map((one) => one.text).join(' '));
  return {
    url: up.value.url,
    service: study.value.service,
    board: study.value.board,
    fhir,
    breakStore: async () => {
      broken = true;
      await worker.close();
      await study.value.close();
    },
    expectHealth: async () => assert.equal((await fetch(`${up.value.url}/health/ready`)).status, 200),
    close: async () => {
      await up.value.close();
      if (!broken) {
        await worker.close();
        await study.value.close();
      }
      await fhir.close();
      await folder.remove();
      if (troubles.length > 0 && !broken) throw new AggregateError(troubles, 'the service met troubles of its own');
    },
  };
}
