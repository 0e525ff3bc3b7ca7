import { describe, expect, it } from 'vitest';
import { drawPlot, valueAt } from '../../src/cli/plot.ts';

const frame = { width: 60, height: 11, from: -12, to: 24, top: 10, tickEvery: 12, unit: 'mg/L' };
/** Rows from top (10) to bottom (0), one a unit. */
const rows = (lines: readonly string[]): string[] => lines.slice(1, 12);

describe('the text plot', () => {
  it('puts a level at its own height and moment', () => {
    const lines = rows(drawPlot([{ kind: 'points', mark: 'O', x: [-12, 24], y: [7, 0] }], frame));
    expect(lines[3]).toMatch(/[│┤]O/);
    expect(lines[10]?.endsWith('O')).toBe(true);
  });

  it('marks the decision with a rule that stands over the tick of hour 0', () => {
    const lines = drawPlot([], frame);
    const rule = lines[2]?.indexOf('┊') ?? -1;
    expect(rule).toBeGreaterThan(0);
    expect(lines.at(-1)?.[rule]).toBe('0');
    expect(lines.at(-2)?.[rule]).toBe('┬');
  });

  it('draws the median inside its band', () => {
    const lines = rows(
      drawPlot(
        [
          { kind: 'band', mark: '░', x: [-12, 24], low: [2, 2], high: [8, 8] },
          { kind: 'line', mark: '•', x: [-12, 24], y: [5, 5] },
        ],
        frame,
      ),
    );
    expect(lines[5]).toMatch(/•{40}/);
    expect(lines[2]).toMatch(/░{40}/);
    expect(lines[8]).toMatch(/░{40}/);
    expect(lines[1]).not.toContain('░');
    expect(lines[9]).not.toContain('░');
  });

  it('draws no line where there is no value', () => {
    expect(valueAt([0, 10], [1, 2], -1)).toBeUndefined();
    expect(valueAt([0, 10], [1, 2], 11)).toBeUndefined();
    expect(valueAt([0, 10], [1, 2], 5)).toBe(1.5);
    const lines = rows(drawPlot([{ kind: 'line', mark: '•', x: [0, 24], y: [5, 5] }], frame));
    expect(lines[5]?.indexOf('•')).toBe(lines[2]?.indexOf('┊'));
  });

  it('keeps every line within the width asked for', () => {
    const lines = drawPlot([{ kind: 'points', mark: 'O', x: [24], y: [99] }], frame);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(frame.width + 2);
  });
});
