const SWEEPS = 30;

/** An element whose square is at most this share of the product of both diagonal elements is as good as 0. */
const NEGLIGIBLE = 1e-34;

/**
 * Eigenvalues and orthonormal eigenvectors of a small symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix
 * Computations, 4th ed., section 8.5). Equal or nearly equal eigenvalues need no special care: the vectors stay orthonormal.
 *
 * @param n size, a few at most
 * @param a n x n, row by row; destroyed, its diagonal holds the eigenvalues afterwards, in no order
 * @param vectors n x n, overwritten; column k belongs to the k-th diagonal element
 */
export function diagonalise(n: number, a: Float64Array, vectors: Float64Array): void {
  if (n === 2) {
    diagonaliseTwo(a, vectors);
    return;
  }
  for (let i = 0; i < n * n; i++) vectors[i] = i % (n + 1) === 0 ? 1 : 0;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotated = rotate(n, a, vectors, p, q) || rotated;
    if (!rotated) return;
  }
}

/**
 * Replaces each eigenvalue of a symmetric matrix by its size, and by no less than a share of the largest one: a curvature that goes
 * down becomes one that goes up as steeply, so that a Newton step on it descends (P. E. Gill, W. Murray, M. H. Wright, Practical
 * Optimization (1981), section 4.4.2).
 *
 * @param a n x n, row by row; replaced
 */
export function bendUpwards(n: number, a: Float64Array, least: number): void {
  const vectors = new Float64Array(n * n);
  diagonalise(n, a, vectors);
  const sizes = Float64Array.from({ length: n }, (_, i) => Math.abs(a[i * n + i] ?? 0));
  const smallest = least * Math.max(...sizes);
  const entry = (j: number, k: number): number =>
    sizes.reduce((sum, size, i) => sum + (vectors[j * n + i] ?? 0) * Math.max(size, smallest) * (vectors[k * n + i] ?? 0), 0);
  for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) a[j * n + k] = entry(j, k);
}

/** One rotation does it. */
function diagonaliseTwo(a: Float64Array, vectors: Float64Array): void {
  const app = a[0] ?? 0;
  const aqq = a[3] ?? 0;
  const apq = a[1] ?? 0;
  let t = 0;
  if (!(apq * apq <= NEGLIGIBLE * Math.abs(app * aqq))) {
    const theta = (aqq - app) / (2 * apq);
    t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    a[0] = app - t * apq;
    a[1] = 0;
    a[2] = 0;
    a[3] = aqq + t * apq;
  }
  const c = 1 / Math.sqrt(t * t + 1);
  vectors[0] = c;
  vectors[1] = t * c;
  vectors[2] = -t * c;
  vectors[3] = c;
}

/** One rotation that makes a[p][q] zero; false when it is negligible already beside both diagonal elements. */
function rotate(n: number, a: Float64Array, vectors: Float64Array, p: number, q: number): boolean {
  const app = a[p * n + p] ?? 0;
  const aqq = a[q * n + q] ?? 0;
  const apq = a[p * n + q] ?? 0;
  if (apq * apq <= NEGLIGIBLE * Math.abs(app * aqq)) return false;
  const theta = (aqq - app) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  a[p * n + p] = app - t * apq;
  a[q * n + q] = aqq + t * apq;
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  for (let r = 0; r < n; r++) {
    if (r !== p && r !== q) {
      const [arp, arq] = [a[r * n + p] ?? 0, a[r * n + q] ?? 0];
      a[r * n + p] = c * arp - s * arq;
      a[p * n + r] = c * arp - s * arq;
      a[r * n + q] = s * arp + c * arq;
      a[q * n + r] = s * arp + c * arq;
    }
    const [vrp, vrq] = [vectors[r * n + p] ?? 0, vectors[r * n + q] ?? 0];
    vectors[r * n + p] = c * vrp - s * vrq;
    vectors[r * n + q] = s * vrp + c * vrq;
  }
  return true;
}
