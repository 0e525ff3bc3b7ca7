import { describe, expect, test } from 'vitest';
import { findDrug, findModel } from '../../models/index.ts';
import { routeOf } from '../../src/domain/drug.ts';
import type { Choice } from '../../src/domain/choice.ts';
import { refuseOtherRoutes } from '../../src/study/fits-target.ts';
import { describeKinetics } from '../../src/twin/kinetics.ts';
import { compartmentBy } from '../../src/twin/route.ts';

const oral = findModel('digoxin/hirai-2022');
const vein = findModel('vancomycin/goti-2018');
if (!oral || !vein) throw new Error('not in the library');

const choice = (model: string): Choice => ({ model, verdict: 'applies', reasons: [], covariates: [] });

describe('a model is asked only about routes that it knows', () => {
  test('a dose by vein refuses a model that was made from tablets, with the reason', () => {
    const [one] = refuseOtherRoutes([choice(oral.id)], [oral], [{ at: 0, amount: 0.25, duration: 1, route: 'iv' }]);
    expect(one?.verdict).toBe('refused');
    expect(one?.reasons.map(({ code }) => code)).toEqual(['route-not-modelled']);
  });

  test('a tablet does not', () => {
    const [one] = refuseOtherRoutes([choice(oral.id)], [oral], [{ at: 0, amount: 0.25, duration: 0, route: 'oral' }]);
    expect(one?.verdict).toBe('applies');
  });

  test('a tablet refuses a model made from infusions', () => {
    const [one] = refuseOtherRoutes([choice(vein.id)], [vein], [{ at: 0, amount: 500, duration: 0, route: 'oral' }]);
    expect(one?.verdict).toBe('refused');
  });

  test('doses go where the route leads', () => {
    const kinetics = describeKinetics(oral);
    expect(kinetics.states[compartmentBy(oral, kinetics, 'oral')]).toBe('depot');
    expect(compartmentBy(oral, kinetics, 'iv')).toBe(-1);
  });

  test('of a drug by one route nothing needs to be said of a dose', () => {
    const drug = findDrug('vancomycin');
    expect(drug && routeOf(drug, 'iv')).toEqual({});
  });
});
