import type { Site } from '../domain/site.ts';

const because = 'the ward is made up, and its people were drawn from such models';

/** The file of the demo ward's site: it allows its vancomycin models, and every result says so. */
export const DEMO_SITE: Site = {
  name: 'the demo ward',
  targets: [],
  dosing: {},
  levelCodes: [],
  productCodes: [],
  allowedModels: ['dao-2020', 'buelga-2005', 'adane-2015', 'goti-2018', 'thomson-2009', 'colin-2019', 'le-2014'].map((name) => ({
    model: `vancomycin/${name}`,
    because,
  })),
};
