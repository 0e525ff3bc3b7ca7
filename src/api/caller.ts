import type { Caller } from '../study/contract.ts';

/** Everybody on a single person's machine is one tenant: who asks is not checked. */
export const LOCAL_CALLER: Caller = { tenant: 'local' };
