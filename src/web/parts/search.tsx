/** A field in which a list is searched. */
export const Search = ({ words, set, placeholder }: { words: string; set: (words: string) => void; placeholder: string }) => (
  <label>
    Search <input type="search" value={words} placeholder={placeholder} onInput={(event) => set(event.currentTarget.value)} />
  </label>
);

/** Whether every one of the words searched for stands somewhere in the texts, in capitals or not. */
export function holdsAll(texts: readonly string[], words: string): boolean {
  const whole = texts.join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => whole.includes(word));
}
