/**
 * Codes of what passes by itself or by an operator's hand, and is no mistake of the program: network faults and a full disk as Node
 * names them, and of Postgres the SQLSTATE classes 08 (connection), 53 (disk, memory or connections used up), 57P (shutting down) and
 * 58 (the disk below it; an embedded database has no other word for a full one).
 */
const OUTAGE_CODE =
  /^(?:E(?:CONN|PIPE$|TIMEDOUT$|HOSTUNREACH$|NETUNREACH$|AI_AGAIN$|NOSPC$|DQUOT$)|ENOTFOUND$|(?:08|53|58)\w{3}$|57P\w{2}$)/;

/** What the drivers of Redis and Postgres say without a code when a connection is gone or none can be had. */
const OUTAGE_TEXT =
  /^(?:Connection is closed\.|Command timed out|Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Reached the max retries per request limit)/;

const FULL_DISK = /^(?:ENOSPC|EDQUOT|53100)$/;

const codeOf = (cause: Error): string => ('code' in cause ? String(cause.code) : '');

/** True when store or queue are away or have no room, so that the same thing may succeed later. */
export const isOutage = (cause: unknown): cause is Error =>
  cause instanceof Error && (OUTAGE_CODE.test(codeOf(cause)) || OUTAGE_TEXT.test(cause.message) || isFullDisk(cause));

/** True when it is a disk that has no room left. */
export const isFullDisk = (cause: unknown): boolean =>
  cause instanceof Error && (FULL_DISK.test(codeOf(cause)) || /No space left on device/.test(cause.message));
