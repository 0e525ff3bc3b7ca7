import type { DosingLimits, Drug } from '../domain/drug.ts';
import { type Issue, type Outcome, accept, error, information, refuse } from '../domain/issue.ts';
import type { Site } from '../domain/site.ts';
import type { Target } from '../domain/target.ts';
import { readUnit } from '../domain/units.ts';
import type { Library } from './library.ts';

const AT = 'DOSETWIN_SITE';
const wrong = (text: string, fix: string): Issue => error('wrong-site', text, { at: AT, fix });

/**
 * The library as a site uses it: its targets first, its doses over the library's, its codes added, and the unchecked models it allows.
 * What it replaces is kept beside, so that a result can show both. Refused when it names a drug, model or unit that is not there.
 */
export function applySite(library: Library, site: Site | undefined): Outcome<Library> {
  if (!site) return accept(library);
  const issues = [...unknownDrugs(library, site), ...unknownModels(library, site), ...wrongTargets(library, site)];
  if (issues.length > 0) return refuse(...issues);
  const targets = site.targets.map((one) => targetOf(one, site.name));
  const own = new Set(targets.map((one) => one.id));
  return accept({
    ...library,
    drugs: library.drugs.map((drug) => drugAt(site, drug)),
    targets: [...targets, ...library.targets.filter((one) => !own.has(one.id))],
    site: {
      name: site.name,
      allowed: site.allowedModels,
      replaced: library.targets.filter((one) => own.has(one.id)),
      dosing: dosingRemarks(library, site),
    },
  });
}

function unknownDrugs({ drugs }: Library, { targets, dosing, levelCodes, productCodes }: Site): Issue[] {
  const named = [...targets, ...levelCodes, ...productCodes].map((one) => one.drug);
  return [...new Set([...named, ...Object.keys(dosing)])]
    .filter((name) => !drugs.some((one) => one.name === name))
    .map((name) => wrong(`There is no drug ${JSON.stringify(name)} in the library.`, `Known: ${drugs.map((one) => one.name).join(', ')}.`));
}

const unknownModels = ({ models }: Library, { allowedModels }: Site): Issue[] =>
  allowedModels.flatMap(({ model }) => {
    const found = models.find((one) => one.id === model);
    if (!found) return [wrong(`There is no model ${JSON.stringify(model)} to allow.`, 'Name one of `dosetwin models`.')];
    return found.use === 'teaching' ? [wrong(`${model} is for teaching and cannot be allowed.`, 'Leave it out.')] : [];
  });

function wrongTargets({ targets: known }: Library, { targets }: Site): Issue[] {
  return targets.flatMap(({ id, drug, low, high, best, unit }) => {
    const fix = 'Correct the target.';
    const bound = [low, best, high].filter((one) => one !== undefined);
    const backwards = bound.some((value, index) => index > 0 && value <= (bound[index - 1] ?? 0));
    const other = known.find((one) => one.id === id && one.drug !== drug);
    return [
      ...(low === undefined && high === undefined ? [wrong(`The target ${id} has no bound.`, fix)] : []),
      ...(backwards ? [wrong(`The target ${id} needs low < best < high.`, fix)] : []),
      ...(readUnit(unit) === unit ? [] : [wrong(`The unit ${JSON.stringify(unit)} of ${id} is not in the table of units.`, fix)]),
      ...(other ? [wrong(`${id} is a target of ${other.drug}.`, 'Choose another id.')] : []),
    ];
  });
}

function targetOf({ source, low, high, best, mic, output, ...target }: Site['targets'][number], name: string): Target {
  return {
    ...target,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(best === undefined ? {} : { best }),
    ...(mic === undefined ? {} : { mic }),
    ...(output === undefined ? {} : { output }),
    source: { text: `${name}: ${source}`, status: 'verified', basis: 'site' },
  };
}

function drugAt({ name, dosing, levelCodes, productCodes }: Site, drug: Drug): Drug {
  const changed = Object.entries(dosing[drug.name] ?? {}).flatMap(([route, own]) => {
    const limits = drug.dosing[route as keyof Drug['dosing']];
    return limits && own ? [[route, mergeLimits(limits, own, name)] as const] : [];
  });
  const verified = `configured by ${name}`;
  return {
    ...drug,
    dosing: { ...drug.dosing, ...Object.fromEntries(changed) },
    levels: [
      ...drug.levels,
      ...levelCodes
        .filter((one) => one.drug === drug.name)
        .map(({ loinc, display, specimen }) => ({ loinc: { code: loinc, display, specimen, timing: 'untimed' as const, verified } })),
    ],
    products: [
      ...drug.products,
      ...productCodes.filter((one) => one.drug === drug.name).map(({ rxnorm, display }) => ({ code: rxnorm, display, verified })),
    ],
  };
}

type OwnLimits = NonNullable<Site['dosing'][string]['iv']>;

function mergeLimits(limits: DosingLimits, { source, ...own }: OwnLimits, name: string): DosingLimits {
  const stated = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) as Partial<DosingLimits>;
  return { ...limits, ...stated, source: `${name}: ${source}; else ${limits.source}` };
}

/** For each drug whose doses a site changed: what it says and what the library says. */
function dosingRemarks({ drugs }: Library, { name, dosing }: Site): { drug: string; issue: Issue }[] {
  return Object.entries(dosing).flatMap(([drug, routes]) =>
    Object.entries(routes).flatMap(([route, own]) => {
      const limits = drugs.find((one) => one.name === drug)?.dosing[route as keyof Drug['dosing']];
      if (!limits || !own) return [];
      const changed = Object.entries(own).filter(([key, value]) => key !== 'source' && value !== undefined);
      const both = changed.map(
        ([key, value]) => `${key} ${String(value)} (library: ${String(limits[key as keyof DosingLimits] ?? 'none')})`,
      );
      return [{ drug, issue: information('site-dosing', `${name} sets for ${drug} by ${route}: ${both.join(', ')}.`, { at: AT }) }];
    }),
  );
}

/** What a result says of the site's part in it: its target beside the library's, its doses, and the models it allows. */
export function remarkSite({ site, targets, models: known }: Library, drug: string, target: Target, models: readonly string[]): Issue[] {
  if (!site) return [];
  const before = target.source.basis === 'site' ? site.replaced.find((one) => one.id === target.id) : undefined;
  const ours = targets.find((one) => one.id === target.id);
  const isChecked = (id: string): boolean => known.find((one) => one.id === id)?.status.is === 'checked';
  const bounds = ({ low, high, unit }: Target): string => `${low ?? '-'} to ${high ?? '-'} ${unit}`;
  return [
    ...(before && ours
      ? [
          information(
            'site-target',
            `${site.name} sets the target ${target.id} to ${bounds(ours)}; the library has ${bounds(before)} (${before.source.text}).`,
            { at: AT },
          ),
        ]
      : []),
    ...site.dosing.filter((one) => one.drug === drug).map((one) => one.issue),
    ...site.allowed
      .filter((one) => models.includes(one.model))
      .map(({ model, because }) =>
        information(
          'model-allowed-by-site',
          `${model} is ${isChecked(model) ? 'for forecasts' : 'unchecked'}; ${site.name} allows it: ${because}.`,
          { at: AT },
        ),
      ),
  ];
}
