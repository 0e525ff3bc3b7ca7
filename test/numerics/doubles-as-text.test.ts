import { describe, expect, it } from 'vitest';
import fc from '../fixtures/properties.ts';
import { readDoubles, writeDoubles } from '../../src/numerics/doubles-as-text.ts';

describe('doubles as text', () => {
  it('come back bit by bit', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 20 }), (values) =>
        readDoubles(writeDoubles(values)).every((value, i) => Object.is(value, values[i])),
      ),
      { seed: 7 },
    );
  });

  it('are the base64 of little-endian bytes, as any other program writes it', () => {
    for (const values of [[], [1], [1, -2.5], [Math.PI, 1e-300, -0]]) {
      const bytes = Buffer.alloc(values.length * 8);
      values.forEach((value, i) => bytes.writeDoubleLE(value, i * 8));
      expect(writeDoubles(values)).toBe(bytes.toString('base64'));
    }
  });

  it('are refused when cut off or altered', () => {
    const text = writeDoubles([1, 2]);
    expect(() => readDoubles(text.slice(0, -4))).toThrow('whole number of doubles');
    expect(() => readDoubles(`!${text.slice(1)}`)).toThrow('not base64');
  });
});
