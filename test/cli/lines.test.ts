import { describe, expect, it } from 'vitest';
import fc from '../fixtures/properties.ts';
import { concentration, exposure, figure, moment, percentBeside, spread } from '../../src/cli/figures.ts';
import { percent } from '../../src/domain/percent.ts';
import { length, wrap } from '../../src/cli/lines.ts';
import { drawTable } from '../../src/cli/table.ts';
import { printable } from '../../src/cli/terminal.ts';

describe('text for a person', () => {
  it('breaks lines within the width and loses no word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z0-9.]{1,30}$/), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 12, max: 120 }),
        fc.integer({ min: 0, max: 4 }),
        (words, width, hang) => {
          const lines = wrap(words.join(' '), width, hang);
          expect(Math.max(...lines.map(length))).toBeLessThanOrEqual(width);
          expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
          expect(lines.slice(1).every((line) => line.startsWith(' '.repeat(hang)))).toBe(true);
        },
      ),
    );
  });

  it('keeps a table of long labels within 80 columns and aligns its figures', () => {
    const lines = drawTable(
      [
        { title: '#', align: 'right' },
        { title: 'Regimen', grow: true },
        { title: 'AUC', align: 'right' },
      ],
      [
        ['1', 'a label that goes on and on, '.repeat(6), '9'],
        ['10', 'short', '1234'],
      ],
      80,
    );
    expect(Math.max(...lines.map(length))).toBeLessThanOrEqual(80);
    const first = lines.find((line) => line.includes(' 1  a label')) ?? '';
    const last = lines.at(-1) ?? '';
    expect(first.endsWith('   9')).toBe(true);
    expect(last.endsWith('1234')).toBe(true);
    expect(first.length).toBe(last.length);
  });

  it('shows a character that would steer the terminal instead of sending it', () => {
    expect(printable('a\u001B[31mred\u0007\u009B\u202Eb\nc')).toBe('a\uFFFD[31mred\uFFFD\uFFFD\uFFFDb\nc');
  });

  it('never prints a line break of a label into a table', () => {
    expect(drawTable([{ title: 'Regimen', grow: true }], [['one\ntwo']], 80).at(-1)).toBe('  one two');
  });
});

describe('figures', () => {
  it('rounds an AUC to whole mg.h/L and a level to a tenth of mg/L', () => {
    expect(spread({ p5: 401.6, p50: 512.4, p95: 655.49 }, exposure)).toBe('512 (402-655)');
    expect(spread({ p5: 0.456, p50: 9.96, p95: 12.34 }, concentration)).toBe('10.0 (0.46-12.3)');
  });

  it('never calls a probability from draws certain or impossible', () => {
    expect([percent(0), percent(0.004), percent(0.104), percent(0.999), percent(1)]).toEqual([
      '< 1 %',
      '< 1 %',
      '10 %',
      '> 99 %',
      '> 99 %',
    ]);
  });

  it('shows on which side of a limit a probability lies when both round to the same', () => {
    expect([0.104, 0.096, 0.1, 0.1004, 0.3].map((one) => percentBeside(one, 0.1))).toEqual(['10.4 %', '9.6 %', '10 %', '10.04 %', '30 %']);
  });

  it('prints a recorded value as it was recorded', () => {
    expect([1.6, 78, 23.8, 1000, 0.05, 115, 0].map((one) => figure(one))).toEqual(['1.6', '78', '23.8', '1000', '0.05', '115', '0']);
  });

  it('reads back within half a unit of the last digit kept', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (value) => {
        expect(Math.abs(Number(figure(value)) - value)).toBeLessThanOrEqual(value * 5.001e-4);
      }),
    );
  });

  it('prints moments in UTC to the minute', () => {
    expect(moment('2026-11-23T08:05:00.000Z')).toBe('2026-11-23 08:05');
  });
});
