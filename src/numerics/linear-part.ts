import type { Expression, Formulas } from './expression.ts';

/** The states whose slopes are linear in one another with coefficients that depend on parameters alone, as y' = A y + b. */
export type LinearPart = {
  /** The states it is made of, ascending. */
  readonly places: readonly number[];
  /** Elements of A that are not nothing; `row` and `column` count within `places`. */
  readonly matrix: readonly { readonly row: number; readonly column: number; readonly of: Expression }[];
  /** b, without rates; undefined is 0. */
  readonly offsets: readonly (Expression | undefined)[];
};

/** Coefficients of the states, and what is left. */
type Form = { readonly terms: ReadonlyMap<number, Expression>; readonly rest: Expression | undefined };

/** The largest such part of a system; undefined when there is none. A drug's own kinetics are often one, whatever it does to the body. */
export function findLinearPart(formulas: Formulas, slopes: readonly Expression[]): LinearPart | undefined {
  const forms = slopes.map((slope) => formOf(slope, formulas));
  let places = [...forms.keys()].filter((place) => forms[place]);
  for (let before = -1; before !== places.length;) {
    before = places.length;
    const inside = new Set(places);
    places = places.filter((place) => [...(forms[place]?.terms.keys() ?? [])].every((column) => inside.has(column)));
  }
  if (places.length === 0) return undefined;
  const matrix = places.flatMap((place, row) =>
    [...(forms[place]?.terms ?? [])].map(([column, of]) => ({ row, column: places.indexOf(column), of })),
  );
  return { places, matrix, offsets: places.map((place) => forms[place]?.rest) };
}

function formOf(one: Expression, formulas: Formulas): Form | undefined {
  if (!one.varies) return { terms: new Map(), rest: one };
  if (one.is === 'state') return { terms: new Map([[one.place, formulas.number(1)]]), rest: undefined };
  if (one.is !== 'operation') return undefined;
  const [a, b] = one.of;
  if (!a) return undefined;
  const each = (form: Form | undefined, change: (of: Expression) => Expression): Form | undefined =>
    form && { terms: new Map([...form.terms].map(([place, of]) => [place, change(of)])), rest: form.rest && change(form.rest) };
  if (one.operation === 'negative') return each(formOf(a, formulas), (of) => formulas.apply('negative', of));
  if (!b) return undefined;
  if (one.operation === '*' && !(a.varies && b.varies)) {
    const [factor, other] = a.varies ? [b, a] : [a, b];
    return each(formOf(other, formulas), (of) => formulas.apply('*', of, factor));
  }
  if (one.operation === '/' && !b.varies) return each(formOf(a, formulas), (of) => formulas.apply('/', of, b));
  if (one.operation !== '+' && one.operation !== '-') return undefined;
  const [left, right] = [formOf(a, formulas), formOf(b, formulas)];
  if (!left || !right) return undefined;
  const { operation } = one;
  const join = (first: Expression | undefined, second: Expression | undefined): Expression | undefined => {
    if (!second) return first;
    return first ? formulas.apply(operation, first, second) : operation === '+' ? second : formulas.apply('negative', second);
  };
  const terms = new Map(left.terms);
  for (const [place, of] of right.terms) {
    const sum = join(terms.get(place), of);
    if (sum) terms.set(place, sum);
  }
  return { terms, rest: join(left.rest, right.rest) };
}
