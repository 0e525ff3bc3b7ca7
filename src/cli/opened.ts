/** What a process has opened; closing goes backwards, each thing once, and one that fails does not keep the others open. */
export type Opened = {
  keep(close: () => Promise<unknown>): void;
  close(): Promise<void>;
};

export function keepOpened(): Opened {
  const closers: (() => Promise<unknown>)[] = [];
  return {
    keep: (close) => void closers.push(close),
    close: async () => {
      const failures: unknown[] = [];
      for (const close of closers.splice(0).toReversed()) await close().catch((cause: unknown) => failures.push(cause));
      if (failures.length > 0) throw failures[0];
    },
  };
}
