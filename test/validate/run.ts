import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelHash } from '../../src/study/canonical.ts';
import { VERSION } from '../../src/study/version.ts';
import { compareWithChains } from './agreement.ts';
import { cellsOf, placedOf } from './calibration.ts';
import { DRAWS, foreseeMany } from './coverage.ts';
import { hashOfMakers } from './kept-parts.ts';
import { type Evidence, judge, writeReport } from './report.ts';
import { SETTINGS } from './simulated-people.ts';

/**
 * `npm run validate [-- people]`: the long evidence that the uncertainty is calibrated, printed and, of the full 2,000 people a
 * structure, written to docs/validation.md. What was done is kept in `.dosetwin/validation`, so a run that is broken off goes on from
 * there. Ends with 1 where a claim does not hold. Everything follows from the seed.
 */
const FULL = 2000;
const SEED = 20_261_128;
/** Data sets a structure that are compared with long chains. */
const DATA_SETS = 20;

const people = Number(process.argv[2] ?? FULL);
if (!(Number.isInteger(people) && people >= 10)) throw new Error('people is a whole number, at least 10');

const evidence = SETTINGS.map((setting): Evidence => {
  process.stderr.write(`${setting.structure}: ${setting.model.id}\n`);
  const rows = foreseeMany(setting, people, SEED);
  return {
    setting,
    unit: setting.model.moiety.level,
    hash: modelHash(setting.model),
    cells: cellsOf(rows),
    placed: placedOf(setting, rows),
    compared: compareWithChains(setting, DATA_SETS, SEED),
  };
});
const about = { version: VERSION, sources: hashOfMakers(), node: process.versions.node, seed: SEED, draws: DRAWS };
const report = writeReport(evidence, about);
process.stdout.write(report);
if (people === FULL) writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'validation.md'), report);
process.exitCode = judge(evidence).every(({ holds }) => holds) ? 0 : 1;
