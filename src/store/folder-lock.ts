import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Who holds a folder: enough for a person to find that process. */
export type FolderOwner = { pid: number; url?: string; since: string };

export type FolderLock = {
  /** The folder, absolute. */
  folder: string;
  /** Writes the address of the service into the message a second opener gets. */
  setUrl(url: string): Promise<void>;
  /** Gives the folder back. Safe to call twice. */
  release(): Promise<void>;
};

/** The folder belongs to a running process. The message names it and says what to do. */
export class FolderInUse extends Error {
  readonly folder: string;
  readonly owner: FolderOwner | undefined;

  constructor(folder: string, owner: FolderOwner | undefined) {
    const who = owner ? `process ${owner.pid}${owner.url ? `, which serves ${owner.url}` : ''} (since ${owner.since})` : 'another process';
    super(`The folder ${folder} is in use by ${who}. Use that service, end that process, or set DOSETWIN_DATA to another folder.`);
    this.name = 'FolderInUse';
    this.folder = folder;
    this.owner = owner;
  }
}

/** A lock that nobody refers to any more would be collected as garbage, and the folder would be free. */
const held = new Set<DatabaseSync>();

/**
 * Takes a folder for this process alone, making it (readable by its user only) when it is absent.
 *
 * The lock is an exclusive transaction on `lock.sqlite`, held by the operating system: it ends with the process, however that
 * ends, and leaves nothing to clean up. `owner.json` beside it only serves the message. Throws `FolderInUse`.
 */
export async function lockFolder(path: string, since: Date = new Date()): Promise<FolderLock> {
  const folder = resolve(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const ownerFile = join(folder, 'owner.json');
  const lock = takeExclusively(join(folder, 'lock.sqlite'));
  if (!lock) throw new FolderInUse(folder, await readOwner(ownerFile));
  const owner: FolderOwner = { pid: process.pid, since: since.toISOString() };
  let released = false;
  held.add(lock);
  const giveBack = (): void => {
    held.delete(lock);
    lock.close();
  };
  try {
    await writeFile(ownerFile, JSON.stringify(owner), { mode: 0o600 });
  } catch (cause) {
    giveBack();
    throw cause;
  }
  return {
    folder,
    async setUrl(url) {
      if (!released) await writeFile(ownerFile, JSON.stringify({ ...owner, url }), { mode: 0o600 });
    },
    async release() {
      if (released) return;
      released = true;
      await rm(ownerFile, { force: true });
      giveBack();
    },
  };
}

/** SQLITE_BUSY (5) and SQLITE_LOCKED (6): somebody else has it. Anything else is a fault of the disk and is thrown. */
const TAKEN = new Set([5, 6]);

/** A process that was just killed may hold its lock for a moment longer. Milliseconds. */
const PATIENCE = 500;

function takeExclusively(file: string): DatabaseSync | null {
  const database = new DatabaseSync(file, { timeout: PATIENCE });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (cause) {
    database.close();
    if (cause instanceof Error && 'errcode' in cause && TAKEN.has(Number(cause.errcode) & 0xff)) return null;
    throw cause;
  }
}

async function readOwner(file: string): Promise<FolderOwner | undefined> {
  try {
    const owner: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof owner !== 'object' || owner === null || !('pid' in owner) || typeof owner.pid !== 'number') return undefined;
    const since = 'since' in owner && typeof owner.since === 'string' ? owner.since : 'an unknown time';
    return { pid: owner.pid, since, ...('url' in owner && typeof owner.url === 'string' ? { url: owner.url } : {}) };
  } catch {
    return undefined;
  }
}
