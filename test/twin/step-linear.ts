import { oneCompartmentInfusion, threeCompartmentInfusion, twoCompartmentInfusion } from '../../src/domain/structure.ts';
import { createLinearMover } from '../../src/twin/move-linear.ts';

const STRUCTURES = [oneCompartmentInfusion, twoCompartmentInfusion, threeCompartmentInfusion];

/**
 * Amounts after one step of the closed form from the given amounts, the area under the central concentration, and that
 * concentration at the end.
 *
 * @param parameters CL, V1, then Q and V of each peripheral compartment
 * @param rate into the central compartment
 */
export function stepLinear(
  parameters: readonly number[],
  start: readonly number[],
  rate: number,
  time: number,
): { amounts: number[]; area: number; concentration: number } {
  const n = start.length;
  const structure = STRUCTURES[n - 1];
  if (!structure) throw new Error(`there is no closed form of ${n} compartments`);
  const mover = createLinearMover(structure, true, 1);
  const [state, amounts] = [new Float64Array(mover.width), Float64Array.of(...start, 0)];
  const [outputs, areas] = [new Float64Array(1), new Float64Array(1)];
  mover.begin();
  mover.take(Object.fromEntries(structure.needs.map((name, i) => [name, parameters[i] ?? Number.NaN])));
  mover.fromAmounts(amounts, state);
  const rates = Float64Array.from({ length: n }, (_, i) => (i === 0 ? rate : 0));
  const at = Float64Array.of(time);
  const why = mover.see?.({ from: 0, to: time, rates, feeds: [], at, first: 0, last: 1, stopped: 0 }, state, outputs, areas);
  if (why !== undefined) throw new Error(why);
  mover.toAmounts(state, 0, amounts);
  return { amounts: [...amounts.subarray(0, n)], area: areas[0] ?? Number.NaN, concentration: outputs[0] ?? Number.NaN };
}
