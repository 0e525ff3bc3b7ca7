/** Seeds the twins of the ward's patients over HTTP, so that its page shows them. Who cannot be seeded is left out: the page says why. */
export async function seedTwins(
  url: string,
  { source, patients, asOf }: { source: string; patients: readonly string[]; asOf: string },
  signal: AbortSignal,
): Promise<void> {
  for (const patient of patients) {
    const answer = await fetch(`${url}/v1/twins`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ patient, source, asOf }),
      signal,
    });
    await answer.body?.cancel();
  }
}
