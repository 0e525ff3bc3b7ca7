/** The command was not understood; the message is one sentence that says what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
