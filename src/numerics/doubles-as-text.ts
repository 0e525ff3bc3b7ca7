const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Doubles as base64 (RFC 4648) of their little-endian bytes, whatever the byte order of the machine. Loses nothing. */
export function writeDoubles(values: ArrayLike<number>): string {
  const view = new DataView(new ArrayBuffer(values.length * 8));
  for (let i = 0; i < values.length; i++) view.setFloat64(i * 8, values[i] ?? 0, true);
  const bytes = new Uint8Array(view.buffer);
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const present = Math.min(3, bytes.length - i);
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let k = 0; k < 4; k++) parts.push(k <= present ? (ALPHABET[(word >> (18 - 6 * k)) & 63] ?? '') : '=');
  }
  return parts.join('');
}

/** Reads what `writeDoubles` wrote; throws when the text is not base64 of whole doubles. */
export function readDoubles(text: string): Float64Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const length = (text.length / 4) * 3 - padding;
  if (text.length % 4 !== 0 || length % 8 !== 0) throw new Error('the text does not hold a whole number of doubles');
  const view = new DataView(new ArrayBuffer(length));
  let byte = 0;
  for (let i = 0; i < text.length; i += 4) {
    const word = (sextet(text, i) << 18) | (sextet(text, i + 1) << 12) | (sextet(text, i + 2) << 6) | sextet(text, i + 3);
    for (let k = 0; k < 3 && byte < length; k++) view.setUint8(byte++, (word >> (16 - 8 * k)) & 255);
  }
  return Float64Array.from({ length: length / 8 }, (_, i) => view.getFloat64(i * 8, true));
}

const VALUES = Int16Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)));

function sextet(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 61 && at >= text.length - 2) return 0;
  const value = VALUES[code] ?? -1;
  if (value < 0) throw new Error(`character ${at + 1} is not base64`);
  return value;
}
