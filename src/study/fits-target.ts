import type { Choice } from '../domain/choice.ts';
import type { PkModel } from '../domain/define-model.ts';
import { type Issue, error, warning } from '../domain/issue.ts';
import { type Moiety, sameMoiety } from '../domain/moiety.ts';
import type { Dose, Regimen } from '../domain/regimen.ts';
import { type Target, nameMetric } from '../domain/target.ts';
import { describeKinetics } from '../twin/kinetics.ts';
import { compartmentBy } from '../twin/route.ts';

/** A model whose levels are not what the target is stated in says nothing of the target: no share that is unbound is assumed. */
export function refuseOtherLevels(choices: readonly Choice[], models: readonly PkModel[], target: Target): Choice[] {
  const unbound = target.of === 'unbound';
  return choices.map((choice) => {
    const model = models.find(({ id }) => id === choice.model);
    if (!model || (model.moiety.in === 'unbound in plasma') === unbound) return choice;
    const reason = error(
      'levels-not-those-of-target',
      `${model.id} describes levels ${unbound ? `in ${model.moiety.in}, bound and unbound together` : 'unbound in plasma'}; the target ${target.id} is of ${unbound ? 'unbound' : 'total'} drug.`,
      { at: model.id, fix: 'Choose a target that is stated in what the model describes, or another model.' },
    );
    return { model: choice.model, verdict: 'refused', reasons: [...choice.reasons, reason] };
  });
}

/** Only models that speak of the same drug, in the same units and sample, are averaged: those like the first in the order of preference. */
export function refuseOtherMoieties(choices: readonly Choice[], models: readonly PkModel[]): Choice[] {
  const find = ({ model }: Choice): PkModel | undefined => models.find(({ id }) => id === model);
  const usable = choices.find(({ verdict }) => verdict !== 'refused');
  const first = usable && find(usable);
  return choices.map((choice) => {
    const model = find(choice);
    if (!first || !model || choice.verdict === 'refused' || sameMoiety(model, first)) return choice;
    const reason = error(
      'not-commensurable',
      `${model.id} is in ${describe(model.moiety)}, ${first.id} in ${describe(first.moiety)}: an average of the two means nothing.`,
      { at: model.id, fix: 'Ask with it alone, by its name.' },
    );
    return { model: choice.model, verdict: 'refused', reasons: [...choice.reasons, reason] };
  });
}

const describe = ({ name, dose, level, in: sample }: Moiety): string =>
  `${name}, doses in ${dose}, levels in ${level === '1' ? 'a ratio' : level} in ${sample}`;

/** A model that knows no dose by a route that was or would be given is refused: it cannot say what such a dose does. */
export function refuseOtherRoutes(choices: readonly Choice[], models: readonly PkModel[], doses: readonly Dose[]): Choice[] {
  const routes = [...new Set(doses.flatMap(({ route }) => (route === undefined ? [] : [route])))];
  return choices.map((choice) => {
    const model = models.find(({ id }) => id === choice.model);
    if (!model) return choice;
    const kinetics = describeKinetics(model);
    const unknown = routes.filter((route) => compartmentBy(model, kinetics, route) < 0);
    if (unknown.length === 0) return choice;
    const reason = error('route-not-modelled', `${model.id} knows no dose by route ${unknown.join(', ')}.`, {
      at: model.id,
      fix: 'Ask with a model that does, or about regimens by another route.',
    });
    return { model: choice.model, verdict: 'refused', reasons: [...choice.reasons, reason] };
  });
}

/** A peak, or a level after a dose, is looked for in the target's window; an arm that gives no dose there has none, and is told so. */
export function remarkNoDoseInWindow(arms: readonly Regimen[], given: readonly Dose[], target: Target): Issue[] {
  const { metric, hours = 0, window } = target;
  if (metric !== 'C' && metric !== 'Cmax' && metric !== 'Cmax/MIC') return [];
  const after = metric === 'C' ? hours : 0;
  return arms.flatMap(({ label, doses }, index) => {
    const inside = [...given, ...doses].some(({ at }) => at + after >= window.from && at + after <= window.to);
    if (inside) return [];
    const stands = metric === 'C' ? 'the level at the end of it stands in' : 'its highest level stands in';
    return [
      warning(
        'no-dose-in-window',
        `${JSON.stringify(label)} gives no dose that makes a ${nameMetric(target)} between ${window.from} and ${window.to} h: ${stands}.`,
        { at: `candidates[${index}]`, fix: 'Send a target with a window that holds a dose of every regimen.' },
      ),
    ];
  });
}
