import { parseArgs } from 'node:util';
import { findJemalloc } from '../setup/parts.ts';
import { measureMemory, WARM } from './memory.ts';
import { closeConnections } from './requests.ts';
import { measureSaturation } from './saturation.ts';
import { measureSingle } from './single.ts';
import { MODES, type Mode, start } from './started.ts';

/**
 * `npm run bench:load`: the service as an operator starts it, driven over this machine's loopback within bounds of time and count.
 * Every figure is a ratio to another one of the same run; nothing here passes or fails. `-- --mode both --part memory` runs less.
 */
const PARTS = ['single', 'saturation', 'memory'] as const;
/** Comparisons that may wait while the service is driven to saturation: few, so that waiting does not take the place of shedding. */
const FEW = { DOSETWIN_OPEN_LIMIT: '12' };

/** As docs/operate.md and the image have it: bounds for the heap and, where the machine has it, jemalloc. */
const JEMALLOC = findJemalloc();
const boundsOf = (mode: Mode): Record<string, string> => ({
  NODE_OPTIONS: `--max-heap-size=1024${mode === 'nothing' ? ' --max-semi-space-size=8' : ''}`,
  ...(JEMALLOC === null ? {} : { LD_PRELOAD: JEMALLOC }),
});

const { values } = parseArgs({
  options: {
    mode: { type: 'string', multiple: true, default: [...MODES] },
    part: { type: 'string', multiple: true, default: [...PARTS] },
    rounds: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '10' },
    requests: { type: 'string', default: '50000' },
  },
});
const unknown = [
  ...values.mode.filter((one) => !MODES.includes(one as Mode)),
  ...values.part.filter((one) => !PARTS.includes(one as 'single')),
];
if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}. Modes: ${MODES.join(', ')}; parts: ${PARTS.join(', ')}.`);
const [rounds, seconds, requests] = [Number(values.rounds), Number(values.seconds), Number(values.requests)];
if (![rounds, seconds, requests].every((one) => one > 0) || requests <= WARM)
  throw new Error(`rounds, seconds and requests are numbers, requests more than ${WARM}`);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const show = (value: number | string): string => (typeof value === 'string' ? value : Number(value.toPrecision(3)).toString());
const row = (figures: Record<string, number | string>): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${show(value)}`)
    .join('; ');

if (JEMALLOC === null) say('jemalloc (libjemalloc2) is not here: memory grows as with the allocator of the machine');
for (const mode of values.mode as Mode[]) {
  for (const part of values.part) {
    say(`\n== ${mode}: ${part}`);
    const started = await start(mode, part === 'saturation' ? { ...FEW, ...boundsOf(mode) } : boundsOf(mode));
    try {
      if (part === 'single') say(row(await measureSingle(started, rounds)));
      else if (part === 'memory') say(row(await measureMemory(started, requests)));
      else for (const line of await measureSaturation(started, seconds)) say(row(line));
    } finally {
      closeConnections();
      await started.stop();
    }
  }
}
