import { describe, expect, test } from 'vitest';
import { findDrug } from '../../models/index.ts';
import { readHistory } from '../../src/study/history.ts';
import { NOW, aDose, aLevel, aRecord, anOrder, threeDoses } from './record-builder.ts';

const drug = findDrug('vancomycin');
if (!drug) throw new Error('vancomycin is not in the library');

const read = (changes: Parameters<typeof aRecord>[0]) => readHistory(aRecord(changes), drug, NOW);
const codes = (outcome: ReturnType<typeof read>): string[] => outcome.issues.map((one) => one.code);

describe('what happened before the decision', () => {
  test('doses given become hours before the decision', () => {
    const history = read({ given: threeDoses() });
    expect(history.ok && history.value.given.map((dose) => dose.at)).toEqual([-30, -18, -6]);
  });

  test('nothing later than the decision is read', () => {
    const history = read({ given: [...threeDoses(), aDose('2026-11-23T13:00:00.000Z')], levels: [aLevel('2026-11-23T12:30:00.000Z', 12)] });
    expect(history.ok && history.value.given.length).toBe(3);
    expect(history.ok && history.value.levels).toEqual([]);
  });

  test('an infusion time that is missing is taken from the order in force and named', () => {
    const { duration: _missing, ...dose } = aDose('2026-11-23T06:00:00.000Z');
    const history = read({ given: [dose], ordered: [anOrder({ duration: 1.5 })] });
    expect(history.ok && history.value.given).toEqual([{ at: -6, amount: 1000, duration: 1.5 }]);
    expect(history.ok && history.value.imputed.map((one) => one.value)).toEqual([1.5]);
  });

  test('an infusion time that nobody wrote down is asked for, not guessed', () => {
    const { duration: _missing, ...dose } = aDose('2026-11-23T06:00:00.000Z');
    const history = read({ given: [dose] });
    expect(history.ok).toBe(false);
    expect(codes(history)).toEqual(['missing-infusion-time']);
  });

  test('a dose that could not be read stops the question instead of missing silently', () => {
    const history = read({
      given: threeDoses(),
      issues: [
        {
          code: 'unknown-unit',
          severity: 'error',
          text: 'The unit "vials" is not in the table of units.',
          at: 'MedicationAdministration/x dosage.dose',
        },
      ],
    });
    expect(history.ok).toBe(false);
    expect(codes(history)).toEqual(['unknown-unit']);
  });

  test('a dose of another drug that could not be read does not stop a question about this one', () => {
    const of = (name: string) =>
      read({
        given: threeDoses(),
        issues: [{ code: 'unknown-unit', severity: 'error', text: 'vials?', at: 'MedicationAdministration/x dosage.dose', drug: name }],
      });
    expect(of('fentanyl').ok).toBe(true);
    expect(of('vancomycin').ok).toBe(false);
  });

  test('a level that could not be read does not', () => {
    const history = read({
      given: threeDoses(),
      issues: [
        { code: 'unknown-unit', severity: 'error', text: 'The unit "x" is not in the table of units.', at: 'Observation/x valueQuantity' },
      ],
    });
    expect(history.ok).toBe(true);
  });

  test('a dose given faster than allowed is used as given, with a warning', () => {
    const history = read({ given: [aDose('2026-11-23T06:00:00.000Z', { duration: 0.5 })] });
    expect(history.ok && history.value.given[0]?.duration).toBe(0.5);
    expect(codes(history)).toEqual(['dose-given-over-limit']);
  });

  test('a level before the first dose is left out and said so', () => {
    const history = read({ given: threeDoses(), levels: [aLevel('2026-11-22T05:00:00.000Z', 8)] });
    expect(history.ok && history.value.levels).toEqual([]);
    expect(codes(history)).toEqual(['level-before-first-dose']);
    expect(history.ok && history.value.ignored.length).toBe(1);
  });

  test('a level drawn while the dose ran is left out and said so', () => {
    const history = read({ given: threeDoses(), levels: [aLevel('2026-11-23T07:00:00.000Z', 30)] });
    expect(history.ok && history.value.levels).toEqual([]);
    expect(codes(history)).toEqual(['level-during-infusion']);
  });

  test('a level 30 min after the infusion is used at its real time, with a warning', () => {
    const history = read({ given: threeDoses(), levels: [aLevel('2026-11-23T08:30:00.000Z', 34)] });
    expect(history.ok && history.value.levels.map((one) => one.at)).toEqual([-3.5]);
    expect(codes(history)).toEqual(['level-in-distribution']);
  });

  test('a "trough" drawn hours before the next dose is not read as a trough', () => {
    const history = read({ given: threeDoses(), levels: [aLevel('2026-11-23T02:00:00.000Z', 14, { timing: 'trough' })] });
    expect(history.ok && history.value.levels.map((one) => one.at)).toEqual([-10]);
    expect(codes(history)).toEqual(['trough-drawn-early']);
  });
});

describe('what is weighed is not always mg of the moiety', () => {
  const inHistory = (name: string, dose: Parameters<typeof aDose>[1]): number | undefined => {
    const own = findDrug(name);
    if (!own) throw new Error(`${name} is not in the library`);
    const history = readHistory(aRecord({ given: [aDose('2026-11-22T08:00:00.000Z', { drug: name, ...dose })] }), own, NOW);
    return history.ok ? history.value.given[0]?.amount : undefined;
  };

  test.each([
    ['fentanyl', { substance: 'fentanyl', amount: 0.1 }, 100],
    ['lithium', { substance: 'lithium', amount: 300, route: 'oral' as const }, 8.12],
    ['lithium', { substance: 'lithium carbonate', amount: 300, route: 'oral' as const }, 8.12],
    ['theophylline', { substance: 'aminophylline', amount: 250 }, 200],
    ['caffeine', { substance: 'caffeine citrate', amount: 20 }, 10],
    ['phenytoin', { substance: 'phenytoin sodium', amount: 100, route: 'oral' as const }, 92],
    ['heparin', { substance: 'heparin', amount: 5000 }, 5000],
  ])('%s: %j of a record are %d in the drug’s unit of dose', (name, dose, expected) => {
    expect(inHistory(name, dose)).toBeCloseTo(expected, 2);
  });
});
