import { readdirSync } from 'node:fs';
import { findProgram } from '../fixtures/program.ts';

/** Something the tests need from the machine: its programs or libraries, and the Debian packages that bring them. */
export type Part = {
  name: string;
  /** Each entry is the file of one program or library under any of its names; all entries must be there. */
  programs: readonly (readonly string[])[];
  packages: readonly string[];
};

export const PARTS: readonly Part[] = [
  { name: 'Redis', programs: [['redis-server']], packages: ['redis-server'] },
  { name: 'Postgres', programs: [['initdb'], ['pg_ctl']], packages: ['postgresql'] },
  { name: 'Chromium', programs: [['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']], packages: ['chromium'] },
  // The allocator of the image, which the load benchmark and the program outside its container are started with.
  { name: 'jemalloc', programs: [['libjemalloc.so.2']], packages: ['libjemalloc2'] },
  // A clock that jumps: one of the faults.
  { name: 'faketime', programs: [['faketime']], packages: ['faketime'] },
];

const POSTGRES_VERSIONS = '/usr/lib/postgresql';

const USUAL = ['/usr/bin', '/usr/local/bin', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'];

/** Folders that programs and libraries lie in without being in PATH. Debian keeps the programs of Postgres by version. */
function unlistedPlaces(): string[] {
  try {
    return [...USUAL, ...readdirSync(POSTGRES_VERSIONS).map((version) => `${POSTGRES_VERSIONS}/${version}/bin`)];
  } catch {
    return USUAL;
  }
}

/** Where each program of a part lies, in the order of `programs`; null when one is missing. */
export function findPart(part: Part): string[] | null {
  const places = unlistedPlaces();
  const found = part.programs.map((names) => names.map((name) => findProgram(name, places)).find((path) => path !== null));
  return found.every((path) => path !== undefined) ? found : null;
}

/** What the image preloads, for a program that is started as there; null where it is not installed. */
export const findJemalloc = (): string | null => PARTS.filter(({ name }) => name === 'jemalloc').flatMap(findPart)[0] ?? null;

export const missingParts = (): Part[] => PARTS.filter((part) => findPart(part) === null);
