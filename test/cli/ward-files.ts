import { readFile } from 'node:fs/promises';
import { LEAD_PATIENT, WARD } from '../../src/demo/ward.ts';

/** The committed bundle of one patient of the ward. */
export const bundleOf = (id: string): string => WARD.find((one) => one.id === id)?.file ?? '';

/** What the laboratory reported, straight from the lead patient's committed bundle. */
export async function levelIn(observation: string): Promise<number> {
  const { entry } = JSON.parse(await readFile(bundleOf(LEAD_PATIENT), 'utf8')) as {
    entry: { resource: { id: string; valueQuantity?: { value: number } } }[];
  };
  const value = entry.find((one) => one.resource.id === observation)?.resource.valueQuantity?.value;
  if (value === undefined) throw new Error(`the bundle holds no ${observation}`);
  return value;
}
