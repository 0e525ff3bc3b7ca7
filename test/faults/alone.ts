import type { TestProject } from 'vitest/node';
import { hashAlone, LARGE, SMALL } from './questions.ts';

declare module 'vitest' {
  interface ProvidedContext {
    largeAlone: string;
    smallAlone: string;
  }
}

/** Before the campaign, once: what the two questions come to without store, queue or worker. */
export default async function setup({ provide }: TestProject): Promise<void> {
  provide('largeAlone', await hashAlone(LARGE));
  provide('smallAlone', await hashAlone(SMALL));
}
