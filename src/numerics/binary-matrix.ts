/** Bits of a state, in four words of 32. */
const WORDS = 4;
const BITS = 32 * WORDS;

/**
 * A linear transformation of 128 bits over the field of two elements: what becomes of each bit alone, four words a bit. What
 * becomes of several is the exclusive or.
 */
export type Transformation = Int32Array;

/** The transformation that a linear function of the bits is, read off what it makes of each bit alone. */
export function readTransformation(of: (state: readonly number[]) => readonly number[]): Transformation {
  const images = new Int32Array(BITS * WORDS);
  for (let bit = 0; bit < BITS; bit++) {
    const alone = [0, 0, 0, 0];
    alone[bit >> 5] = 1 << (bit & 31);
    images.set(of(alone), bit * WORDS);
  }
  return images;
}

/** What becomes of a state. */
export function applyTransformation(images: Transformation, state: ArrayLike<number>): number[] {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let word = 0; word < WORDS; word++) {
    for (let rest = state[word] ?? 0; rest !== 0; rest &= rest - 1) {
      const at = (32 * word + 31 - Math.clz32(rest & -rest)) * WORDS;
      a ^= images[at] ?? 0;
      b ^= images[at + 1] ?? 0;
      c ^= images[at + 2] ?? 0;
      d ^= images[at + 3] ?? 0;
    }
  }
  return [a, b, c, d];
}

/** The transformation done twice. */
export function squareTransformation(images: Transformation): Transformation {
  const twice = new Int32Array(images.length);
  for (let at = 0; at < images.length; at += WORDS) twice.set(applyTransformation(images, images.subarray(at, at + WORDS)), at);
  return twice;
}
