import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A thread that has had nothing to do for so long, in milliseconds, collects what its last pieces of work left behind. */
const IDLE = 500;
/** Less garbage than this, in bytes, is not worth the while. */
const ROOM = 16 * 2 ** 20;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
let kept = 0;
let waiting: NodeJS.Timeout | undefined;

/**
 * After each piece of work of a thread. The engine by itself lets a heap grow to a multiple of what is in use before it collects it
 * whole, so that a thread with a comparison now and then would grow for hours.
 */
export function collectWhenIdle(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (getHeapStatistics().used_heap_size < kept + ROOM) return;
    collect();
    kept = getHeapStatistics().used_heap_size;
  }, IDLE).unref();
}
