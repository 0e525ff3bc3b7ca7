/** Breaks a text at spaces so that no line is longer than `width`; a longer word is cut, at a joint where it has one. Lines after the first start with `hang` spaces. */
export function wrap(text: string, width: number, hang = 0): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replaceAll(/\s+/g, ' ').trim().split(' ')) {
    let rest = word;
    if (line !== '' && length(line) + 1 + length(rest) > width) {
      lines.push(line);
      line = '';
    }
    const start = (): string => (lines.length === 0 ? '' : ' '.repeat(hang));
    while (length(start()) + length(rest) > width) {
      const part = partOf(rest, Math.max(1, width - length(start())));
      lines.push(start() + part);
      rest = rest.slice(part.length);
    }
    line = line === '' ? start() + rest : `${line} ${rest}`;
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** The start of a long word: up to a mark that joins its parts where there is one, so that ids stay readable. */
function partOf(word: string, room: number): string {
  const start = [...word].slice(0, room).join('');
  const joint = Math.max(start.lastIndexOf('/'), start.lastIndexOf('-'), start.lastIndexOf('.'));
  return joint > 0 ? start.slice(0, joint + 1) : start;
}

/** Characters as a terminal counts them, near enough: code points that are not combining marks. */
export const length = (text: string): number => [...text.replaceAll(/\p{M}/gu, '')].length;

/** A heading with what stands under it; nothing at all when there is nothing to say. */
export const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', title, ...lines]);

/** A paragraph two columns in. */
export const paragraph = (text: string, width: number): string[] => wrap(text, width - 2).map((line) => `  ${line}`);

/** A point of a list. */
export const point = (text: string, width: number): string[] => wrap(`- ${text}`, width - 2, 2).map((line) => `  ${line}`);
