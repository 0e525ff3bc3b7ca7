import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, type Figure, median } from './bench.ts';

/**
 * `npm run bench [name...]`: runs every *.bench.ts here, or those whose names begin so, and prints one table. Each figure is a ratio
 * of things done in turn in this run, so that a slower or busier machine changes it little; the lowest and highest turn stand beside.
 */
const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((name) => file.startsWith(name))))
  .toSorted();

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const number = (value: number): string => (value < 0.1 ? value.toFixed(4) : value.toFixed(2));

function show({ what, against, ratios, reach, note }: Figure): boolean {
  const middle = median(ratios);
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  const reached = !reach || ('most' in reach ? middle <= reach.most : middle >= reach.least);
  const aim = reach ? ('most' in reach ? `at most ${reach.most}` : `at least ${reach.least}`) : '';
  const range = ratios.length > 1 ? ` (${number(low)} - ${number(high)})` : '';
  print(
    `  ${reached ? ' ' : '!'} ${what.padEnd(64)} ${against.padEnd(12)} ${`${number(middle)}${range}`.padEnd(22)} ${aim.padEnd(12)} ${note ?? ''}`,
  );
  return reached;
}

let missed = 0;
for (const file of files) {
  const { bench } = (await import(join(import.meta.dirname, file))) as { bench: Bench };
  print(bench.title);
  const figures = await bench.measure();
  for (const figure of figures) if (!show(figure)) missed++;
}
if (files.length === 0) print('There is no such benchmark.');
else print(missed === 0 ? 'Every aim is reached.' : `${missed} ${missed === 1 ? 'aim is' : 'aims are'} not reached on this machine (!).`);
