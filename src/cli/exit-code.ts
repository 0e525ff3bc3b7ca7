/** How a command ends, for the scripts that call it. */
export const EXIT = {
  done: 0,
  /** Something broke on the way: a server down, a port taken, a folder in use. */
  failed: 1,
  /** The command was not understood: an option, a file, its form. */
  usage: 2,
  /** The question was understood and there is a clinical or data reason not to answer it; the issues say which. */
  refused: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
