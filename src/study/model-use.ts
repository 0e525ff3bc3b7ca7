import type { PkModel } from '../domain/define-model.ts';
import { type Issue, error } from '../domain/issue.ts';
import type { Citation } from '../domain/target.ts';
import type { Library } from './library.ts';

/**
 * Why a model may not search for doses (suggestions, cards, what is written back), or undefined when it may: it was checked and states that
 * use, or a site has allowed it by name all the same.
 */
export function whyNotDoseSearch({ id, status, use }: PkModel, { site }: Pick<Library, 'site'>): Issue | undefined {
  if (use === 'teaching')
    return error('model-for-teaching', `${id} is for teaching; no dose is searched with it.`, { at: 'model', fix: 'Name another model.' });
  if (status.is === 'checked' && use === 'dose-search') return undefined;
  if (site?.allowed.some((one) => one.model === id)) return undefined;
  return status.is === 'unchecked'
    ? error('model-unchecked', `${id} was not held against its paper value by value, so no dose is searched with it.`, {
        at: 'model',
        fix: 'Compare treatments instead, or allow the model by name in the file of DOSETWIN_SITE.',
      })
    : error('model-for-forecast', `${id} is for forecasts; no dose is searched with it.`, {
        at: 'model',
        fix: 'Compare treatments instead, or allow the model by name in the file of DOSETWIN_SITE.',
      });
}

/** A target from memory is shown; no dose is searched for it. */
export const whyNotSought = ({ id, source }: { id: string; source: Citation }): Issue | undefined =>
  source.status === 'memory'
    ? error('target-from-memory', `The target ${id} was not read in a source, so no dose is searched for it.`, {
        at: 'target',
        fix: 'Name another target, or set one in the file of DOSETWIN_SITE.',
      })
    : undefined;
