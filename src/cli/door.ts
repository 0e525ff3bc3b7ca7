import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** What a command is given by the process it runs in, and how it says how it ended. */
export type Door = {
  terminal: Terminal;
  environment: Readonly<Record<string, string | undefined>>;
  now(): Date;
  /** Fires when the person or the system asks the process to end. */
  stopped: AbortSignal;
  end(code: ExitCode): void;
};
