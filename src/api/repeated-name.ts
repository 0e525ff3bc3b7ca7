import { pathText } from '../domain/wire/inspect.ts';

type Level = { names: Set<string> | null; key: string | number };

/**
 * The path of the first name that stands twice in one object of a JSON text, undefined when none does. A parser keeps the last
 * of the two and says nothing: of two doses, one would be lost in silence. The text must already have been parsed with success.
 */
export function findRepeatedName(text: string): string | undefined {
  const levels: Level[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const level = levels.at(-1);
    switch (text.charCodeAt(at)) {
      case 0x7b: // {
        levels.push({ names: new Set(), key: '' });
        break;
      case 0x5b: // [
        levels.push({ names: null, key: 0 });
        break;
      case 0x7d: // }
      case 0x5d: // ]
        levels.pop();
        break;
      case 0x2c: // ,
        if (level && typeof level.key === 'number') level.key += 1;
        break;
      case 0x22: {
        // "
        const end = endOfString(text, at);
        if (level?.names && isName(text, end)) {
          const name = JSON.parse(text.slice(at, end)) as string;
          level.key = name;
          if (level.names.has(name)) return pathText(levels.map((one) => one.key));
          level.names.add(name);
        }
        at = end - 1;
        break;
      }
      default:
    }
  }
  return undefined;
}

/** The place after the closing quote: the first that an even number of backslashes stands before. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return text.length;
}

/** In an object, a string with a colon behind it is a name. */
function isName(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return text.charCodeAt(at) === 0x3a;
}
