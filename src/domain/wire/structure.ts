import { z } from 'zod';
import type { PkModel } from '../define-model.ts';
import { sayEquations } from '../structures/say-equations.ts';
import { quantitiesOf } from '../structures/quantities.ts';

const quantity = z.object({ name: z.string(), unit: z.string() });

export const structureCard = z.object({
  name: z.string(),
  compartments: z.int(),
  needs: z.array(z.string()),
  states: z.array(quantity).describe('In the order in which CMT counts them from 1.'),
  outputs: z.array(quantity).describe('In the order in which DVID counts them from 1.'),
  equations: z
    .array(z.string())
    .describe('Change of each state with time, and outputs: written out where the structure has a name, else the functions computed with.'),
  observe: z.string().describe('The output that is measured when a record does not say which.'),
});

/** The kinetics of a model by their name, with what a data set can dose and observe. */
export const cardOfStructure = ({ structure, moiety }: Pick<PkModel, 'structure' | 'moiety'>): z.infer<typeof structureCard> => ({
  name: structure.name,
  compartments: structure.compartments,
  needs: [...structure.needs],
  equations: sayEquations(structure),
  ...quantitiesOf(structure, moiety),
});
