import { nonsense } from './failure.ts';
import { type Json, objectsAt, textAt } from './json.ts';

/**
 * The absolute address of a search's next page, or undefined at the end. A page on another origin would be asked for with
 * our token, and one that was seen before would never end: both are failures. `seen` grows by the address.
 */
export function nextPageOf(page: Json, base: string, at: string, seen: Set<string>): string | undefined {
  const link = objectsAt(page, 'link').find((one) => textAt(one, 'relation') === 'next');
  if (!link) return undefined;
  const url = textAt(link, 'url');
  const next = url === undefined ? null : URL.parse(url, `${base}/`);
  if (next === null) throw nonsense(at, 'names a next page without a usable address');
  if (next.origin !== new URL(base).origin || next.username !== '' || next.password !== '') {
    throw nonsense(
      at,
      'names a next page on another host, which is not followed',
      'Configure the address that the server itself uses for its links.',
    );
  }
  next.hash = '';
  if (seen.has(next.href)) throw nonsense(at, 'names a page as its own next one, without end', 'Look at the paging of the server.');
  seen.add(next.href);
  return next.href;
}
