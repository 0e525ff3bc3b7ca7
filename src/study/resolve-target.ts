import { type Drug, effectOf } from '../domain/drug.ts';
import { type Issue, type Outcome, accept, error, information, refuse, stops } from '../domain/issue.ts';
import { EFFECT_METRICS, type Metric, type Target, needsMic, unitOfMetric } from '../domain/target.ts';
import { type UnitCode, convert } from '../domain/units.ts';
import type { ComparisonQuestion } from '../domain/wire/request.ts';
import type { Library } from './library.ts';

/** Hours after the decision: the first whole day that the decision itself makes. */
const SECOND_DAY = { from: 24, to: 48 };

const AT = { at: 'target' };

const noExposureTarget = ({ name }: Drug): Issue =>
  error('no-exposure-target', `The library has no target for ${name}, so its regimens cannot be compared without one.`, {
    at: 'drug',
    fix: 'Send a target of your own; `dosetwin models` shows what is known of the drug.',
  });

/** The target asked for, by id, by indication or with bounds of its own, in the unit that belongs to its metric. */
export function readTarget(request: ComparisonQuestion, drug: Drug, { targets }: Library): Outcome<Target> {
  const { target, indication } = request;
  const ours = targets.filter((one) => one.drug === drug.name);
  if (typeof target === 'object') return ownTarget(target, drug, ours);
  if (target === undefined && indication === undefined) return usualTarget(request, drug, ours);
  const found = target === undefined ? ours.find((one) => one.indication === indication || one.id === indication) : byId(ours, target);
  if (found) return inUnitOfMetric(found, drug);
  if (ours.length === 0) return refuse(noExposureTarget(drug));
  return target === undefined
    ? refuse(
        error('unknown-indication', `There is no ${drug.name} target for the indication ${JSON.stringify(indication)}.`, {
          at: 'indication',
          fix: `Known: ${ours.map((one) => one.indication).join('; ')}.`,
        }),
      )
    : refuse(
        error('unknown-target', `There is no ${drug.name} target ${JSON.stringify(target)}.`, {
          ...AT,
          fix: `Known: ${ours.map((one) => one.id).join(', ')}.`,
        }),
      );
}

const byId = (targets: readonly Target[], id: string): Target | undefined => targets.find((one) => one.id === id);

/** The first that can be had from what was sent: a ratio to the MIC needs one. */
function usualTarget({ mic }: ComparisonQuestion, drug: Drug, ours: readonly Target[]): Outcome<Target> {
  const usual = ours.find((one) => !needsMic(one.metric) || mic !== undefined || one.mic !== undefined);
  if (!usual) return refuse(noExposureTarget(drug));
  const stated = inUnitOfMetric(usual, drug);
  if (!stated.ok) return stated;
  return accept(stated.value, [
    information('indication-assumed', `No indication was given; the target is that for ${usual.indication}.`, {
      at: 'indication',
      fix: `Name one of: ${ours.map((one) => one.indication).join('; ')}.`,
    }),
  ]);
}

type Bounds = { low?: number | undefined; high?: number | undefined; best?: number | undefined };

function inUnitOfMetric(target: Target, drug: Drug): Outcome<Target> {
  const read = readBounds(target, target, drug);
  return read.ok ? accept({ ...target, ...read.value.bounds, ...nameEffect(target, drug), unit: read.value.unit }) : read;
}

function readBounds(
  { low, high, best }: Bounds,
  { unit, metric, output }: { unit: string; metric: Metric; output?: string | undefined },
  drug: Drug,
): Outcome<{ bounds: { [side in keyof Bounds]: number }; unit: UnitCode }> {
  const effect = effectOf(drug, output);
  if (output !== undefined && !(effect && EFFECT_METRICS.some((one) => one === metric))) return refuse(unknownEffect(drug, output, metric));
  const wanted = unitOfMetric(metric, effect?.unit ?? drug.levelUnit);
  if (wanted === undefined)
    return refuse(
      error('no-unit-of-metric', `Levels of ${drug.name} are in ${drug.levelUnit}, for which there is no unit of ${metric}.`, {
        ...AT,
        fix: 'Choose another metric.',
      }),
    );
  const sides = Object.entries({ low, high, best }).flatMap(([side, value]) =>
    value === undefined ? [] : [{ side, read: convert({ value, unit }, wanted, `target.${side}`, { molarMass: drug.molarMass }) }],
  );
  const issues = sides.flatMap(({ read }) => read.issues);
  if (stops(issues)) return refuse(...issues);
  return accept({ bounds: Object.fromEntries(sides.flatMap(({ side, read }) => (read.ok ? [[side, read.value]] : []))), unit: wanted });
}

function unknownEffect({ name, effects = [] }: Drug, output: string, metric: Metric): Issue {
  const known = effects.map((one) => one.output).join(', ') || 'none';
  return error('unknown-effect', `${metric} of ${JSON.stringify(output)} is no effect of ${name} that can be aimed at.`, {
    at: 'target.output',
    fix: `Known effects: ${known}; each as ${EFFECT_METRICS.join(', ')} (lowest, highest and mean in the window).`,
  });
}

const nameEffect = ({ output }: { output?: string | undefined }, drug: Drug): Pick<Target, 'effect'> => {
  const effect = effectOf(drug, output);
  return effect ? { effect: effect.name } : {};
};

type OwnTarget = Exclude<ComparisonQuestion['target'], string | undefined>;

function ownTarget(own: OwnTarget, drug: Drug, ours: readonly Target[]): Outcome<Target> {
  const { metric, hours, window, output } = own;
  const read = readBounds(own, own, drug);
  if (!read.ok) return read;
  const { bounds, unit } = read.value;
  const { low, high, best } = bounds;
  const mistakes = [
    ...(low === undefined && high === undefined
      ? [error('target-without-bounds', 'A target needs a low or a high bound.', { ...AT, fix: 'Send low, high or both.' })]
      : []),
    ...(ascending([low, best, high])
      ? []
      : [error('target-backwards', 'A target needs low < best < high.', { ...AT, fix: 'Check the bounds.' })]),
    ...(metric === 'C' && hours === undefined
      ? [error('target-without-hours', 'A level after a dose needs the hours after it.', { at: 'target.hours', fix: 'Send hours.' })]
      : []),
    ...(window && !(window.from < window.to)
      ? [
          error('window-backwards', 'The window of the target does not end after it begins.', {
            at: 'target.window',
            fix: 'Send from < to.',
          }),
        ]
      : []),
  ];
  if (mistakes.length > 0) return refuse(...mistakes);
  return accept({
    id: 'asked-for',
    drug: drug.name,
    indication: 'as asked for',
    metric,
    ...(metric === 'C' && hours !== undefined ? { hours } : {}),
    ...(output === undefined ? {} : { output }),
    ...nameEffect(own, drug),
    window: window ?? ours.find((one) => one.metric === metric && one.output === output)?.window ?? SECOND_DAY,
    unit,
    source: { text: 'set in the request', status: 'verified' },
    ...bounds,
  });
}

function ascending(values: readonly (number | undefined)[]): boolean {
  const stated = values.filter((value) => value !== undefined);
  return stated.every((value, i) => i === 0 || (stated[i - 1] ?? 0) < value);
}
