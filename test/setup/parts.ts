import { readdirSync } from 'node:fs';
import { findProgram } from '../fixtures/program.ts';

/** Something the tests need from the machine: its programs, and the Debian packages that bring them. */
export type Part = {
  name: string;
  /** Each entry is one program under any of its names; all entries must be there. */
  programs: readonly (readonly string[])[];
  packages: readonly string[];
};

export const PARTS: readonly Part[] = [
  { name: 'Redis', programs: [['redis-server']], packages: ['redis-server'] },
  { name: 'Postgres', programs: [['initdb'], ['pg_ctl']], packages: ['postgresql'] },
  { name: 'Chromium', programs: [['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']], packages: ['chromium'] },
  // A clock that jumps: one of the faults.
  { name: 'faketime', programs: [['faketime']], packages: ['faketime'] },
];

const POSTGRES_VERSIONS = '/usr/lib/postgresql';

/** Folders that programs lie in without being in PATH. Debian keeps those of Postgres by version. */
function unlistedPlaces(): string[] {
  try {
    return ['/usr/bin', '/usr/local/bin', ...readdirSync(POSTGRES_VERSIONS).map((version) => `${POSTGRES_VERSIONS}/${version}/bin`)];
  } catch {
    return ['/usr/bin', '/usr/local/bin'];
  }
}

/** Where each program of a part lies, in the order of `programs`; null when one is missing. */
export function findPart(part: Part): string[] | null {
  const places = unlistedPlaces();
  const found = part.programs.map((names) => names.map((name) => findProgram(name, places)).find((path) => path !== null));
  return found.every((path) => path !== undefined) ? found : null;
}

export const missingParts = (): Part[] => PARTS.filter((part) => findPart(part) === null);
