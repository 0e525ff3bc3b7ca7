import type { Choice } from '../domain/choice.ts';
import type { PkModel } from '../domain/define-model.ts';
import type { Drug } from '../domain/drug.ts';
import { type Issue, error, warning } from '../domain/issue.ts';
import { type Moiety, sameMoiety } from '../domain/moiety.ts';
import type { Dose, Regimen } from '../domain/regimen.ts';
import { type Target, nameMetric } from '../domain/target.ts';
import { describeKinetics } from '../twin/kinetics.ts';
import { compartmentBy } from '../twin/route.ts';
import { seenThrough } from '../twin/seen-through.ts';
import type { Question } from './question.ts';

/**
 * A model that does not describe what the target is stated in says nothing of it: the effect aimed at, or levels of the drug, bound and
 * unbound together or unbound alone; no share that is unbound is assumed. Nor does one that cannot be held against what was measured.
 */
export function refuseOtherOutputs(
  choices: readonly Choice[],
  models: readonly PkModel[],
  { target, drug }: { target: Target; drug: Drug },
  levels: Question['levels'],
): Choice[] {
  return choices.map((choice) => {
    const model = models.find(({ id }) => id === choice.model);
    const reason = model && (whyNotOfTarget(model, target, drug) ?? whyNotFitted(model, levels, drug));
    return reason ? { model: choice.model, verdict: 'refused', reasons: [...choice.reasons, reason] } : choice;
  });
}

function whyNotOfTarget(model: PkModel, target: Target, drug: Drug): Issue | undefined {
  const fix = 'Choose a target that is stated in what the model describes, or another model.';
  const at = model.id;
  if (target.output !== undefined)
    return seenThrough(model, target.output)
      ? undefined
      : error(
          'effect-not-in-model',
          `${model.id} describes ${outputsOf(model)}, and not ${target.effect ?? target.output}, which the target ${target.id} is of.`,
          { at, fix },
        );
  if (model.moiety.level !== drug.levelUnit)
    return error(
      'levels-not-in-model',
      `${model.id} describes ${outputsOf(model)} in the first place, and no level of ${drug.name} in ${drug.levelUnit}, which the target ${target.id} is of.`,
      { at, fix },
    );
  const unbound = target.of === 'unbound';
  if ((model.moiety.in === 'unbound in plasma') === unbound) return undefined;
  return error(
    'levels-not-those-of-target',
    `${model.id} describes levels ${unbound ? `in ${model.moiety.in}, bound and unbound together` : 'unbound in plasma'}; the target ${target.id} is of ${unbound ? 'unbound' : 'total'} drug.`,
    { at, fix },
  );
}

/** Beside an effect, levels may have been measured, of which the model must speak as well; and readings of it need its residual error. */
function whyNotFitted(model: PkModel, levels: Question['levels'], drug: Drug): Issue | undefined {
  const fix = 'Ask with a model that does, or without these readings.';
  const unread = levels.find(({ output }) => output !== undefined && model.errors[output] === undefined);
  if (unread)
    return error(
      'effect-without-error',
      `${model.id} states no residual error of ${unread.output}, so it cannot be fitted to readings of it.`,
      { at: model.id, fix },
    );
  return levels.some(({ output }) => output === undefined) && model.moiety.level !== drug.levelUnit
    ? error(
        'levels-not-in-model',
        `${model.id} describes no level of ${drug.name} in ${drug.levelUnit}, so it cannot be fitted to the levels of the record.`,
        { at: model.id, fix },
      )
    : undefined;
}

const outputsOf = ({ structure }: PkModel): string => (structure.kind === 'linear' ? 'levels' : Object.keys(structure.outputs).join(', '));

/** Only models that speak of the same drug, in the same units and sample, are averaged: those like the first in the order of preference. */
export function refuseOtherMoieties(choices: readonly Choice[], models: readonly PkModel[], { output }: Target): Choice[] {
  const find = ({ model }: Choice): PkModel | undefined => {
    const found = models.find(({ id }) => id === model);
    return found && (seenThrough(found, output) ?? found);
  };
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
  const { metric, hours = 0, window, output } = target;
  if (output !== undefined) return [];
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
