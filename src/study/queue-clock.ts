import type { PgPool } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Line } from './queue-line.ts';

/**
 * A queue keeps the end of a lock, and the next look for silent workers, as times of the clock. When a clock is set back, those of a
 * worker that died lie as far ahead as it was set back, and its job would stay with the dead for as long.
 */

/** Lets go what is locked longer than any live worker locks it: `lock` milliseconds, of which it renews a lock well before the end. */
export async function releaseFromTheFuture({ bound, jobs, name, prefix }: Line, lock: number): Promise<void> {
  if (bound.kind === 'postgres') return releaseOnPostgres(bound.commands as PgPool, name, lock);
  const client = (await (jobs as unknown as { getBackend(): { client: Promise<unknown> } }).getBackend().client) as Redis;
  const key = `${prefix}:${name}`;
  await client.eval(RELEASE_ON_REDIS, 2, `${key}:active`, `${key}:stalled-check`, key, 2 * lock, lock);
}

/** Redis keeps times of its own machine's clock. */
const RELEASE_ON_REDIS = `
  for _, id in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
    local held = ARGV[1] .. ':' .. id .. ':lock'
    if redis.call('PTTL', held) > tonumber(ARGV[2]) then redis.call('PEXPIRE', held, ARGV[3]) end
  end
  if redis.call('PTTL', KEYS[2]) > tonumber(ARGV[2]) then redis.call('DEL', KEYS[2]) end
`;

/** Clocks of two workers may differ by this much without its being a clock set back. Milliseconds. */
const DIFFERENCE = 60_000;

async function releaseOnPostgres(pool: PgPool, name: string, lock: number): Promise<void> {
  const now = Date.now();
  await pool.query(
    "update job set locked_until_ms = $2::bigint + $3::bigint where queue = $1 and state = 'active' and locked_until_ms > $2::bigint + $4::bigint",
    [name, now, lock, 2 * lock + DIFFERENCE],
  );
  await pool.query("delete from meta where queue = $1 and field = 'stalled-check' and value::bigint > $2::bigint + $3::bigint", [
    name,
    now,
    DIFFERENCE,
  ]);
}

/**
 * For the one process that owns an embedded queue, at its start, before it has a worker: whatever runs there was left by a process
 * that is gone, whatever the clock says, and what waits for its next attempt need not wait.
 */
export async function takeOver({ bound, jobs, name }: Line): Promise<void> {
  const pool = bound.commands as PgPool;
  await pool.query("update job set locked_until_ms = 0, stalled_marked = true where queue = $1 and state = 'active'", [name]);
  await pool.query("delete from meta where queue = $1 and field = 'stalled-check'", [name]);
  await jobs.promoteJobs();
}
