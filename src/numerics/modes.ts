import { EVD, Matrix, inverse } from 'ml-matrix';
import { diagonalise } from './symmetric-eigen.ts';

/** Farther than this from a well-conditioned set of eigenvectors, modes lose digits that a tolerance may ask for. */
const WORST_CONDITION = 1e5;

/** A matrix and its modes differ at most by this share of its size. */
const ALIKE = 1e-11;

/** A rate below this share of the largest is no rate: an integral, or what is kept for good. */
const NOTHING = 1e-13;

/**
 * A linear system y' = A y + b, carried by its modes. However fast a mode, what is left of it after a step is its exponential and
 * not rounding multiplied by a polynomial, so that it limits no step. Rates come in real ones and pairs of complex ones.
 */
export type Modes = {
  /** Takes A, row by row; false when its modes are not accurate enough to be used. */
  set: (A: Float64Array) => boolean;
  /** Starts at a state, under a constant input b. */
  load: (y: Float64Array, b: Float64Array) => void;
  /** Tries a step: the state after it into `y`. `accept` makes it. */
  attempt: (h: number, y: Float64Array) => void;
  accept: () => void;
  /** Taylor coefficients of orders 0 to `order` of the state last accepted or loaded, order by order. */
  expand: (order: number, into: Float64Array) => void;
};

export function createModes(n: number): Modes {
  const [V, W, a, b] = [new Float64Array(n * n), new Float64Array(n * n), new Float64Array(n), new Float64Array(n)];
  /** z are the modes and w their slopes; a slope dies away to nothing where the mode, under an input, does not. */
  let [z, w, nextZ, nextW] = [new Float64Array(n), new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const [S, Q, scale] = [new Float64Array(n * n), new Float64Array(n * n), new Float64Array(n)];
  let turning = false;
  const [input, q] = [new Float64Array(n), new Float64Array(n)];

  const multiply = (M: Float64Array, x: Float64Array, into: Float64Array, offset = 0): void => {
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += (M[i * n + j] ?? 0) * (x[j] ?? 0);
      into[offset + i] = sum;
    }
  };
  /** The slopes of slopes: a pair of modes turns by b while it decays by a. */
  const differentiate = (x: Float64Array, share: number): void => {
    for (let j = 0; j < n; j++) {
      const turn = b[j] ?? 0;
      const [one, other] = [x[j] ?? 0, x[j + 1] ?? 0];
      const decay = a[j] ?? 0;
      x[j] = share * (decay * one + turn * other);
      if (turn !== 0) x[++j] = share * (decay * other - turn * one);
    }
  };

  /** Any matrix, by its eigenvectors. */
  function setGeneral(A: Float64Array): boolean {
    const rows = Array.from({ length: n }, (_, i) => Array.from(A.subarray(i * n, i * n + n)));
    const matrix = new Matrix(rows);
    const { realEigenvalues, imaginaryEigenvalues, eigenvectorMatrix, diagonalMatrix } = new EVD(matrix, { assumeSymmetric: false });
    const size = Math.max(Number.MIN_VALUE, matrix.norm('max'));
    let back: Matrix;
    try {
      back = inverse(eigenvectorMatrix);
    } catch {
      return false;
    }
    const gap = eigenvectorMatrix.mmul(diagonalMatrix).mmul(back).sub(matrix).norm('max');
    if (!(gap <= ALIKE * size) || !(eigenvectorMatrix.norm() * back.norm() <= WORST_CONDITION)) return false;
    const fastest = Math.max(...realEigenvalues.map((one, i) => Math.hypot(one, imaginaryEigenvalues[i] ?? 0)));
    for (let i = 0; i < n; i++) {
      const [real, imaginary] = [realEigenvalues[i] ?? 0, imaginaryEigenvalues[i] ?? 0];
      const none = Math.hypot(real, imaginary) <= NOTHING * fastest;
      a[i] = none ? 0 : real;
      b[i] = none ? 0 : imaginary;
      for (let j = 0; j < n; j++) {
        V[i * n + j] = eigenvectorMatrix.get(i, j);
        W[i * n + j] = back.get(i, j);
      }
    }
    turning = b.some((one) => one !== 0);
    return true;
  }

  return {
    set(A) {
      if (!A.every((one) => Number.isFinite(one))) return false;
      if (!symmetrise(n, A, scale, S)) return setGeneral(A);
      diagonalise(n, S, Q);
      let most = 0;
      for (let i = 0; i < n; i++) most = Math.max(most, Math.abs(S[i * n + i] ?? 0));
      for (let i = 0; i < n; i++) {
        const rate = S[i * n + i] ?? 0;
        a[i] = Math.abs(rate) <= NOTHING * most ? 0 : rate;
        b[i] = 0;
        turning = false;
        for (let j = 0; j < n; j++) {
          V[i * n + j] = (scale[i] ?? 0) * (Q[i * n + j] ?? 0);
          W[j * n + i] = (Q[i * n + j] ?? 0) / (scale[i] ?? 0);
        }
      }
      return true;
    },
    load(y, from) {
      multiply(W, y, z);
      multiply(W, from, input);
      w.set(z);
      differentiate(w, 1);
      for (let i = 0; i < n; i++) w[i] = (w[i] ?? 0) + (input[i] ?? 0);
    },
    attempt(h, y) {
      for (let j = 0; j < n; j++) {
        const [decay, turn] = [a[j] ?? 0, b[j] ?? 0];
        const left = Math.exp(decay * h);
        if (turn === 0) {
          nextW[j] = left * (w[j] ?? 0);
          nextZ[j] = decay === 0 ? (z[j] ?? 0) + h * (w[j] ?? 0) : ((nextW[j] ?? 0) - (input[j] ?? 0)) / decay;
          continue;
        }
        const [cos, sin] = [left * Math.cos(turn * h), left * Math.sin(turn * h)];
        const [one, other] = [w[j] ?? 0, w[j + 1] ?? 0];
        nextW[j] = cos * one + sin * other;
        nextW[j + 1] = cos * other - sin * one;
        const [p, r] = [(nextW[j] ?? 0) - (input[j] ?? 0), (nextW[j + 1] ?? 0) - (input[j + 1] ?? 0)];
        const length = decay * decay + turn * turn;
        nextZ[j] = (decay * p - turn * r) / length;
        nextZ[j + 1] = (turn * p + decay * r) / length;
        j++;
      }
      multiply(V, nextZ, y);
    },
    accept() {
      [z, nextZ] = [nextZ, z];
      [w, nextW] = [nextW, w];
    },
    expand(order, into) {
      if (n === 3 && !turning) {
        expandThree(V, a, z, w, order, into);
        return;
      }
      multiply(V, z, into);
      q.set(w);
      for (let k = 1; k <= order; k++) {
        if (k > 1) differentiate(q, 1 / k);
        multiply(V, q, into, k * n);
      }
    },
  };
}

/**
 * Scales a matrix to a symmetric one, S = A_ij scale_j / scale_i, as can be done where what flows one way between two compartments
 * also flows back and around no ring more than the other way; false where it cannot. A drug that spreads from the blood and back is
 * such a matrix, and its modes then need no general method.
 */
function symmetrise(n: number, A: Float64Array, scale: Float64Array, S: Float64Array): boolean {
  scale.fill(0);
  for (let first = 0; first < n; first++) {
    if (scale[first] !== 0) continue;
    scale[first] = 1;
    for (let round = 0; round < n; round++) {
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          const [there, back] = [A[i * n + j] ?? 0, A[j * n + i] ?? 0];
          if (i === j || there === 0 || scale[i] === 0 || scale[j] !== 0) continue;
          scale[j] = (scale[i] ?? 0) * Math.sqrt(back / there);
        }
      }
    }
  }
  for (let i = 0; i < n; i++) {
    if (!((scale[i] ?? 0) > 1e-3 && (scale[i] ?? 0) < 1e3)) return false;
    for (let j = 0; j < n; j++) S[i * n + j] = ((A[i * n + j] ?? 0) * (scale[j] ?? 0)) / (scale[i] ?? 0);
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const [one, other] = [S[i * n + j] ?? 0, S[j * n + i] ?? 0];
      if (!(Math.abs(one - other) <= 1e-13 * (Math.abs(one) + Math.abs(other)))) return false;
      S[i * n + j] = other;
    }
  }
  return true;
}

/** The same for three real modes, the usual three compartments, out of local variables. */
function expandThree(V: Float64Array, a: Float64Array, z: Float64Array, w: Float64Array, order: number, into: Float64Array): void {
  const [v0, v1, v2] = [V[0] ?? 0, V[1] ?? 0, V[2] ?? 0];
  const [v3, v4, v5] = [V[3] ?? 0, V[4] ?? 0, V[5] ?? 0];
  const [v6, v7, v8] = [V[6] ?? 0, V[7] ?? 0, V[8] ?? 0];
  const [a0, a1, a2] = [a[0] ?? 0, a[1] ?? 0, a[2] ?? 0];
  let [q0, q1, q2] = [z[0] ?? 0, z[1] ?? 0, z[2] ?? 0];
  for (let k = 0; k <= order; k++) {
    const place = 3 * k;
    into[place] = v0 * q0 + v1 * q1 + v2 * q2;
    into[place + 1] = v3 * q0 + v4 * q1 + v5 * q2;
    into[place + 2] = v6 * q0 + v7 * q1 + v8 * q2;
    const share = 1 / (k + 1);
    q0 = k === 0 ? (w[0] ?? 0) : q0 * a0 * share;
    q1 = k === 0 ? (w[1] ?? 0) : q1 * a1 * share;
    q2 = k === 0 ? (w[2] ?? 0) : q2 * a2 * share;
  }
}
