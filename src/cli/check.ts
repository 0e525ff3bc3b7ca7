import type { Command } from 'commander';
import { reproducePublished } from '../study/check/published.ts';
import { type Reproduced, isMet } from '../study/check/reproduced.ts';
import { type Standing, standingOfReport } from '../study/check/standing.ts';
import type { Door } from './door.ts';
import { EXIT } from './exit-code.ts';
import { paragraph } from './lines.ts';
import { drawTable } from './table.ts';

const EXAMPLE = `
Examples:
  dosetwin check          results of other programs, computed again here: how closely, and how closely they must be met
  dosetwin check --json   the same for a program`;

export function addCheck(program: Command, { terminal, end }: Door): void {
  program
    .command('check')
    .description('the validation table: what is reproduced, to which tolerance, how closely')
    .option('--json', 'the rows as JSON')
    .addHelpText('after', EXAMPLE)
    .action(({ json = false }: { json?: boolean }) => {
      const rows = reproducePublished();
      const standing = standingOfReport();
      if (json) {
        terminal.data(JSON.stringify(rows, null, 2));
        terminal.say(describeStanding(standing));
      } else terminal.print([renderCheck(rows, terminal.width), ...paragraph(describeStanding(standing), terminal.width)].join('\n'));
      end(rows.every(isMet) ? EXIT.done : EXIT.failed);
    });
}

/** Information: a report of other sources is no failure of these. */
const describeStanding = ({ is, because }: Standing): string => `docs/validation.md (calibration of the uncertainty): ${is}. ${because}`;

function renderCheck(rows: readonly Reproduced[], width: number): string {
  const missed = rows.filter((one) => !isMet(one)).length;
  return [
    ...drawTable(
      [
        { title: 'Case' },
        { title: 'What', grow: true },
        { title: 'Allowed', align: 'right' },
        { title: 'Reached', align: 'right' },
        { title: '' },
        { title: '' },
      ],
      rows.map((one) => [
        one.id.replaceAll('_', ' '),
        one.what,
        one.tolerance.toExponential(0),
        one.reached.toExponential(1),
        one.measured,
        isMet(one) ? 'met' : 'MISSED',
      ]),
      width,
    ),
    '',
    ...paragraph(
      `${rows.length - missed} of ${rows.length} results of other programs are met, computed anew in this run. They say that the arithmetic is that of NONMEM, Monolix and others; they say nothing about any model of a drug.`,
      width,
    ),
  ].join('\n');
}
