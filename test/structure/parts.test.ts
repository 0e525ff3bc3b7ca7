import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary.ts';
import { findPart, PARTS } from '../setup/parts.ts';

describe('what the tests need from the machine', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeEach(async () => {
    folder = await temporaryFolder();
    vi.stubEnv('PATH', folder.path);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await folder.remove();
  });

  const addProgram = (name: string): string => {
    const path = join(folder.path, name);
    writeFileSync(path, '#!/bin/sh\n');
    chmodSync(path, 0o755);
    return path;
  };
  const part = (...programs: string[][]) => ({ name: 'Part', programs, packages: [] });

  test('a program that is nowhere is missing', () => {
    expect(findPart(part(['dosetwin-no-such-program']))).toBeNull();
  });

  test('a program is found under any of its names', () => {
    const path = addProgram('dosetwin-other-name');
    expect(findPart(part(['dosetwin-name', 'dosetwin-other-name']))).toEqual([path]);
  });

  test('a part of two programs is missing while one of them is', () => {
    const first = addProgram('dosetwin-first');
    expect(findPart(part(['dosetwin-first'], ['dosetwin-second']))).toBeNull();
    const second = addProgram('dosetwin-second');
    expect(findPart(part(['dosetwin-first'], ['dosetwin-second']))).toEqual([first, second]);
  });

  test('Redis, Postgres, Chromium, jemalloc and faketime are looked for, and each can be installed from Debian', () => {
    expect(PARTS.map(({ name }) => name)).toEqual(['Redis', 'Postgres', 'Chromium', 'jemalloc', 'faketime']);
    for (const { packages } of PARTS) expect(packages.length).toBeGreaterThan(0);
  });
});
