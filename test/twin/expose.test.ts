import { describe, expect, test } from 'vitest';
import { oneCompartmentOral, twoCompartmentInfusion, twoCompartmentOral } from '../../src/domain/structure.ts';
import { equations } from '../../src/domain/define-model.ts';
import { expose } from '../../src/twin/expose.ts';
import { CL, V, body, modelOf } from './event-builders.ts';

const person = [{ at: 0, values: { WT: 70 } }];
const K = CL / V;
const one = (
  ...asked: Parameters<typeof expose> extends [unknown, unknown, unknown, ...infer Rest] ? [model: typeof body, ...Rest] : never
) => {
  const [model, ...rest] = asked;
  const found = expose(model, person, [], ...rest);
  if (!found.ok) throw new Error(found.issues[0]?.text);
  return found.value;
};

describe('the exposure in a window', () => {
  test('after a bolus is what the textbook says', () => {
    const [first] = one(body, [{ at: 0, amount: 500, duration: 0 }], [{ from: 2, to: 26 }], [3]);
    const at = (t: number): number => 10 * Math.exp(-K * t);
    expect(first?.auc).toBeCloseTo((at(2) - at(26)) / K, 10);
    expect([first?.cmax, first?.tmax, first?.cmin, first?.tmin]).toEqual([expect.closeTo(at(2), 12), 2, expect.closeTo(at(26), 12), 26]);
    expect(first?.above[0]?.hours).toBeCloseTo(Math.log(10 / 3) / K - 2, 10);
  });

  test('holds the dose that is given as it opens, and not the one given as it closes', () => {
    const doses = [0, 12].map((at) => ({ at, amount: 500, duration: 0 }));
    const [first] = one(body, doses, [{ from: 0, to: 12 }]);
    expect(first?.cmax).toBeCloseTo(10, 12);
    expect(first?.cmin).toBe(0);
  });

  test('comes to dose over clearance when everything has passed, for any number of compartments and any way in', () => {
    const shapes = [
      { model: body, route: 'iv' as const },
      { model: modelOf(twoCompartmentInfusion, { CL, V1: 30, Q: 4, V2: 60 }), route: 'iv' as const },
      { model: modelOf(oneCompartmentOral, { CL, V, KA: 0.7 }), route: 'oral' as const },
      { model: modelOf(twoCompartmentOral, { CL, V1: 30, Q: 4, V2: 60, KA: 1.1 }), route: 'iv' as const },
    ];
    for (const { model, route } of shapes) {
      const [all] = one(model, [{ at: 0, amount: 1000, duration: route === 'iv' ? 1 : 0, route }], [{ from: 0, to: 2000 }]);
      expect(all?.auc).toBeCloseTo(1000 / CL, 8);
    }
  });

  test('of a model in minutes is in hours all the same', () => {
    const quick = { ...modelOf(oneCompartmentOral, { CL: CL / 60, V, KA: 0.7 / 60 }), time: 'min' as const };
    const doses = [{ at: 0, amount: 100, duration: 0 }];
    const [minutes] = one(quick, doses, [{ from: 1, to: 30 }], [0.5]);
    const [hours] = one(modelOf(oneCompartmentOral, { CL, V, KA: 0.7 }), doses, [{ from: 1, to: 30 }], [0.5]);
    for (const name of ['auc', 'cavg', 'cmax', 'tmax', 'cmin', 'tmin'] as const)
      expect(minutes?.[name]).toBeCloseTo(hours?.[name] ?? Number.NaN, 9);
    expect(minutes?.above[0]?.hours).toBeCloseTo(hours?.above[0]?.hours ?? Number.NaN, 9);
  });

  test('of saturable elimination is that of its equations: the area of a bolus is C0 (KM + C0 / 2) V / VMAX', () => {
    const saturable = modelOf(
      equations({
        states: { central: 'mg' },
        needs: ['VMAX', 'KM', 'V'],
        doseInto: 'central',
        flow: (x, p) => ({ central: (-p.VMAX * (x.central / p.V)) / (p.KM + x.central / p.V) }),
        outputs: { CP: { unit: 'mg/L', is: (x, p) => x.central / p.V } },
        observe: 'CP',
      }),
      { VMAX: 20, KM: 4, V },
    );
    const [all] = one(saturable, [{ at: 0, amount: 600, duration: 0 }], [{ from: 0, to: 600 }], [6]);
    expect(all?.auc).toBeCloseTo((12 * (4 + 6) * V) / 20, 4);
    // t = V / VMAX [C0 - C + KM ln(C0 / C)]
    expect(all?.above[0]?.hours).toBeCloseTo((V / 20) * (6 + 4 * Math.log(2)), 5);
  });
});

describe('an exposure that cannot be had is refused with the reason', () => {
  const refused = (doses: Parameters<typeof expose>[3], window = { from: 0, to: 24 }): string | undefined => {
    const found = expose(body, person, [], doses, [window]);
    return found.ok ? undefined : found.issues[0]?.code;
  };
  test('a window that ends before it begins', () => expect(refused([], { from: 5, to: 5 })).toBe('no-window'));
  test('a way in that the model does not know', () =>
    expect(refused([{ at: 0, amount: 1, duration: 0, route: 'oral' }])).toBe('route-not-covered'));
  test('a dose that is no number', () => expect(refused([{ at: 0, amount: Number.NaN, duration: 0 }])).toBe('job-not-computable'));
});
