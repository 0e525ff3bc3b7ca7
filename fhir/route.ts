import type { Drug } from '../src/domain/drug.ts';
import { type Issue, warning } from '../src/domain/issue.ts';
import type { Route } from '../src/domain/record.ts';
import { INJECTION_PRODUCTS, ROUTE_CODES } from './codes.ts';
import { codingsOf, findIn, wordsOf } from './concept.ts';
import type { Json } from './json.ts';

const WORDS: readonly [RegExp, Route][] = [
  [/^(?:i\.?v\.?|intravenous(?:ly| use| route| infusion)?)$/i, 'iv'],
  [/^(?:p\.?o\.?|oral(?:ly| use| route)?|by mouth)$/i, 'oral'],
  [/^(?:s\.?c\.?|subcutaneous(?:ly| use| route)?)$/i, 'sc'],
  [/^(?:i\.?m\.?|intramuscular(?:ly| use| route)?)$/i, 'im'],
];

export type RouteRead = { route: Route | undefined; issues: Issue[] };

/**
 * The route of a dose by code, then by its own plain words. When none is recorded, an infusion time, or a product made for
 * injection, of a drug that is only given by vein tells it, and that is said. Otherwise it is not known: undefined.
 */
export function readRoute(route: Json | undefined, drug: Drug, medication: Json | undefined, infused: boolean, at: string): RouteRead {
  const routes = new Set(findIn(route, ROUTE_CODES).map((one) => one.route));
  if (routes.size === 1) return { route: [...routes][0], issues: [] };
  if (routes.size > 1)
    return {
      route: undefined,
      issues: [
        warning('routes-disagree', `The codes of the route ${JSON.stringify(wordsOf(route))} say different things.`, {
          at,
          fix: 'Send one route.',
        }),
      ],
    };
  if (route !== undefined) {
    const words = wordsOf(route);
    const known = WORDS.find(([pattern]) => pattern.test(words))?.[1];
    if (known) return { route: known, issues: [] };
    if (codingsOf(route).length > 0 || words !== 'no code')
      return {
        route: 'other',
        issues: [
          warning('unknown-route', `The route ${JSON.stringify(words)} is not in the table of routes.`, {
            at,
            fix: 'Code the route with SNOMED CT, for example 47625008 (intravenous).',
          }),
        ],
      };
  }
  const onlyByVein = drug.routes.length === 1 && drug.routes[0] === 'iv';
  if (onlyByVein && (infused || findIn(medication, INJECTION_PRODUCTS).length > 0)) {
    return {
      route: 'iv',
      issues: [
        warning('route-inferred', `No route is recorded; ${infused ? 'the infusion time' : 'the product'} says it was by vein.`, {
          at,
          fix: 'Record the route.',
        }),
      ],
    };
  }
  return {
    route: undefined,
    issues: [
      warning('missing-route', 'No route is recorded; none is assumed.', {
        at,
        fix: 'Record the route, for example SNOMED CT 47625008 (intravenous).',
      }),
    ],
  };
}
