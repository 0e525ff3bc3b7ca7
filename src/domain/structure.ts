/**
 * The shape of a model's kinetics, by name. A structure states which parameters it needs; the arithmetic is in
 * `twin/simulate`. Concentrations are amount in the central compartment over its volume.
 */
export type Structure<Needs extends string = string> = {
  name: string;
  kind: 'linear';
  compartments: 1 | 2 | 3;
  /** Clearances (time unit of the model) and volumes, in the order the solver takes them. */
  needs: readonly Needs[];
};

/** CL, V: one compartment, doses by vein. */
export const oneCompartmentInfusion: Structure<'CL' | 'V'> = {
  name: 'oneCompartmentInfusion',
  kind: 'linear',
  compartments: 1,
  needs: ['CL', 'V'],
};

/** CL, V1, Q, V2: two compartments, doses by vein into the first. */
export const twoCompartmentInfusion: Structure<'CL' | 'V1' | 'Q' | 'V2'> = {
  name: 'twoCompartmentInfusion',
  kind: 'linear',
  compartments: 2,
  needs: ['CL', 'V1', 'Q', 'V2'],
};

/** CL, V1, Q2, V2, Q3, V3: three compartments, doses by vein into the first. */
export const threeCompartmentInfusion: Structure<'CL' | 'V1' | 'Q2' | 'V2' | 'Q3' | 'V3'> = {
  name: 'threeCompartmentInfusion',
  kind: 'linear',
  compartments: 3,
  needs: ['CL', 'V1', 'Q2', 'V2', 'Q3', 'V3'],
};
