/** Longest wait for a comparison within one request, in seconds. */
export const LONGEST_WAIT = 30;

/**
 * Seconds that `Prefer: wait=n` (RFC 7240) asks for, at most 30. Preferences that are not understood, a wait that is not a
 * whole number among them, are passed over, as the RFC says; of several the first counts.
 */
export function readWait(prefer: string | undefined): number | undefined {
  for (const one of (prefer ?? '').split(',')) {
    const match = /^\s*wait\s*=\s*(?:"(\d{1,9})"|(\d{1,9}))\s*(?:;|$)/i.exec(one);
    if (match) return Math.min(Number(match[1] ?? match[2]), LONGEST_WAIT);
  }
  return undefined;
}
