import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { LEAD_PATIENT, WARD_NOW } from '../../src/demo/ward.ts';
import { comparisonAnswer } from '../../src/domain/wire/answer.ts';
import { runCli } from '../cli/run-cli.ts';
import { bundleOf } from '../cli/ward-files.ts';

export type Asked = ReturnType<typeof comparisonAnswer.parse>;
export type Size = { draws: number; candidates: number };

/** Enough to be answered at once. */
export const SMALL: Size = { draws: 200, candidates: 1 };

const candidates = ({ candidates: count }: Size): object[] =>
  Array.from({ length: count }, (_, index) => ({
    dose: { value: 500 + 20 * index, unit: 'mg', substance: 'vancomycin' },
    route: 'iv',
    infusion: { value: 2, unit: 'h' },
    every: { value: 12, unit: 'h' },
  }));

/** Asks about the lead patient of the ward; the answer is the comparison as it was accepted, or finished within `wait` seconds. */
export async function ask(url: string, size: Size, wait = 0): Promise<Asked> {
  const bundle = JSON.parse(await readFile(bundleOf(LEAD_PATIENT), 'utf8')) as unknown;
  const answer = await fetch(`${url}/v1/comparisons`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(wait > 0 ? { prefer: `wait=${wait}` } : {}) },
    body: JSON.stringify({ bundle, drug: 'vancomycin', asOf: WARD_NOW, draws: size.draws, candidates: candidates(size) }),
  });
  return comparisonAnswer.parse(await answer.json());
}

/** The comparison as the service shows it, to the byte. */
export const textOf = async (url: string, id: string): Promise<string> => (await fetch(`${url}/v1/comparisons/${id}`)).text();

/** Looks until the comparison is as wanted. */
export async function until(url: string, id: string, wanted: (asked: Asked) => boolean): Promise<Asked> {
  for (;;) {
    const asked = comparisonAnswer.parse(JSON.parse(await textOf(url, id)));
    if (wanted(asked)) return asked;
    await pause(50);
  }
}

export const isOver = ({ status }: Asked): boolean => status !== 'queued' && status !== 'running';

/** The hash that the command line gives for the same question in a process of its own. */
export async function hashInProcess(size: Size, file: string): Promise<string> {
  await writeFile(file, JSON.stringify(candidates(size)));
  const words = ['--drug', 'vancomycin', '--as-of', WARD_NOW, '--draws', String(size.draws), '--candidates', file, '--json'];
  const { stdout } = await runCli(['compare', bundleOf(LEAD_PATIENT), ...words]);
  return (JSON.parse(stdout) as { resultHash: string }).resultHash;
}
