import { type ServerResponse } from 'node:http';
import { drugs } from '../../models/index.ts';
import { type SourceOptions, openSource } from '../../fhir/client.ts';
import { VANCOMYCIN, codesOf, given, level, observation, person, tube } from './builders.ts';
import { type Asked, type SmallServer, answerFrom, serve } from './servers.ts';

export const TOKEN = 'secret-of-this-test';
const RECORD = [
  person(),
  observation(),
  level({ specimen: { reference: 'Specimen/tube' } }),
  tube(),
  given({ medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/m' } }),
  { resourceType: 'Medication', id: 'm', code: VANCOMYCIN },
];

const open: SmallServer[] = [];
export const start = async (answer: Parameters<typeof serve>[0]): Promise<SmallServer> => {
  const server = await serve(answer);
  open.push(server);
  return server;
};
/** Closes what was started. */
export const closeAll = async (): Promise<void> => {
  await Promise.all(open.splice(0).map((one) => one.close()));
};

export const pull = ({ url }: { url: string }, limits: SourceOptions['limits'] = {}, id = 'p') =>
  openSource({ baseUrl: url, token: TOKEN, limits: { backoff: 1, ...limits } }).pullPatient(id, drugs);
/** A whole server, but for what `fault` answers itself (it says so by returning true). */
export const faulty = (fault: (asked: Asked, response: ServerResponse, times: number) => boolean) =>
  start((asked, response, times) => {
    if (!fault(asked, response, times)) answerFrom(RECORD, asked, response);
  });
export const at = (type: string, asked: Asked): boolean => asked.path === `/fhir/${type}`;
export const failing = (pulled: Awaited<ReturnType<typeof pull>>): unknown =>
  pulled.ok
    ? 'a record'
    : { codes: codesOf(pulled.issues), ...(pulled.retryAfterSeconds === undefined ? {} : { again: pulled.retryAfterSeconds }) };
