/** A rooted tree: the subtrees that hang from its root. */
export type Tree = readonly Tree[];

export const orderOf = (tree: Tree): number => tree.reduce((sum, branch) => sum + orderOf(branch), 1);

/** gamma(t) of Butcher: the order of the tree times that of all its subtrees. */
export const densityOf = (tree: Tree): number => tree.reduce((product, branch) => product * densityOf(branch), orderOf(tree));

/** All rooted trees up to an order: 1, 1, 2, 4, 9 of them of orders 1 to 5. */
export function treesUpTo(order: number): Tree[] {
  const found: Tree[] = [[]];
  for (let size = 2; size <= order; size++) found.push(...forests(size - 1, found, 0));
  return found;
}

/** Multisets of `trees`, from the one at `first` on, whose orders sum to `total`. */
function forests(total: number, trees: readonly Tree[], first: number): Tree[] {
  if (total === 0) return [[]];
  return trees.flatMap((tree, i) =>
    i < first || orderOf(tree) > total ? [] : forests(total - orderOf(tree), trees, i).map((rest) => [tree, ...rest]),
  );
}

type Rows = readonly (readonly number[])[];

/**
 * The elementary weight of a tree. `slopes` sum along the only branch of a vertex and `stages` along several (Hairer and Wanner,
 * Solving Ordinary Differential Equations II, section IV.7); for a Runge-Kutta method both are the same.
 */
export function weightOf(tree: Tree, weights: readonly number[], stages: Rows, slopes: Rows): number {
  const at = (i: number, [...branches]: Tree): number => {
    const row = (branches.length === 1 ? slopes : stages)[i] ?? [];
    return branches.reduce((product, branch) => product * row.reduce((sum, a, j) => sum + (a === 0 ? 0 : a * at(j, branch)), 0), 1);
  };
  return weights.reduce((sum, b, i) => sum + (b === 0 ? 0 : b * at(i, tree)), 0);
}
