import type { Compared } from './agreement.ts';
import { type Cell, type Placed, SIGNIFICANT, chancesOf, leastAdjusted, widthsFall, withinFourErrors } from './calibration.ts';
import { holm } from './tests-of-chance.ts';
import type { Setting } from './simulated-people.ts';

export type Evidence = { setting: Setting; unit: string; hash: string; cells: Cell[]; placed: Placed[]; compared: Compared[] };

const percent = (share: number): string => (100 * share).toFixed(2);
const chance = (p: number): string => (p < 0.001 ? p.toExponential(1) : p.toFixed(3));
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const verdict = (holds: boolean): string => (holds ? 'holds' : '**does not hold**');

/** Every claim with whether it holds. */
export function judge(all: readonly Evidence[]): { claim: string; holds: boolean }[] {
  return [
    {
      claim: 'every 90 % interval of the next level covers within four standard errors of 90 %',
      holds: all.every(({ cells }) => cells.every(({ covered, people }) => withinFourErrors(covered, people))),
    },
    { claim: 'the mean width at one fixed time falls with every level', holds: all.every(({ cells }) => widthsFall(cells)) },
    {
      claim: 'the truth lies anywhere among the draws alike',
      holds: leastAdjusted(all.flatMap(({ placed }) => placed.map(({ p }) => p))) >= SIGNIFICANT,
    },
    {
      claim: 'mean and standard deviation are those of long Markov chains',
      holds: leastAdjusted(all.flatMap(({ compared }) => chancesOf(compared))) >= SIGNIFICANT,
    },
  ];
}

/** The report as Markdown; the same evidence gives the same text. */
export function writeReport(
  all: readonly Evidence[],
  about: { version: string; sources: string; node: string; seed: number; draws: number },
): string {
  const claims = judge(all).map(({ claim, holds }) => `- ${claim}: ${verdict(holds)}`);
  return [
    '# Calibration of the uncertainty',
    `Written by \`npm run validate\`: dosetwin ${about.version} (sources \`${about.sources.slice(0, 16)}\`), Node ${about.node}, seed ${about.seed}, ${about.draws} draws a person.`,
    `People are drawn from a model of the library, with its residual error, on a fixed course of doses and levels; what is judged is what a
comparison draws (docs/fitting.md): importance resampling around the most probable etas, or Markov chains where its weights forbid that.`,
    table(
      ['structure', 'model', 'hash of the model'],
      all.map(({ setting, hash }) => [setting.structure, setting.model.id, `\`${hash.slice(0, 16)}\``]),
    ),
    claims.join('\n'),
    '## The next level, not yet used',
    `Share of people whose next level, residual error included, lies within its 90 % predictive interval, after 0 to 4 levels. The width is
the mean over people of the interval of the fifth level, whatever the number of levels known. A person for whom nothing could be drawn
counts as not covered.`,
    table(
      ['structure', 'levels known', 'people', 'covered, %', 'nothing drawn', 'by Markov chains', 'mean width'],
      all.flatMap(({ setting, unit, cells }) =>
        cells.map(({ known, people, covered, failed, chains, width }) => [
          setting.structure,
          known,
          people,
          `${percent(covered)}${withinFourErrors(covered, people) ? '' : ' (!)'}`,
          failed,
          chains,
          `${width.toPrecision(4)} ${unit}`,
        ]),
      ),
    ),
    '## The truth among the draws',
    `Simulation-based calibration: the place of the true value among the draws is uniform where the posterior is right. Kolmogorov and
Smirnov's test of each eta and of ln p(levels | etas), which the prior alone does not pass; p is adjusted by Holm for all
${all.reduce((sum, { placed }) => sum + placed.length, 0)} tests together.`,
    tableOfPlaces(all.flatMap(({ placed }) => placed)),
    '## Against long Markov chains',
    `Mean and standard deviation of each eta against elliptical slice sampling, which knows neither the most probable etas nor their
covariance. Differences in standard deviations of the posterior; p of Welch's test between repeated runs of either side, adjusted by Holm
for all ${all.reduce((sum, { compared }) => sum + 2 * compared.length, 0)} comparisons together.`,
    tableOfChains(all),
    '',
  ].join('\n\n');
}

function tableOfPlaces(placed: readonly Placed[]): string {
  const adjusted = holm(placed.map(({ p }) => p));
  return table(
    ['structure', 'levels known', 'quantity', 'p', 'adjusted'],
    placed.map(({ structure, known, quantity, p }, i) => [structure, known, quantity, chance(p), chance(adjusted[i] ?? 0)]),
  );
}

function tableOfChains(all: readonly Evidence[]): string {
  const adjusted = holm(all.flatMap(({ compared }) => chancesOf(compared)));
  const rows = all.map(({ setting, compared }, i) => {
    const before = all.slice(0, i).reduce((sum, one) => sum + 2 * one.compared.length, 0);
    const own = adjusted.slice(before, before + 2 * compared.length);
    const largest = (of: (one: Compared) => number): string => Math.max(...compared.map((one) => Math.abs(of(one)))).toFixed(3);
    const dataSets = compared.length / new Set(compared.map(({ eta }) => eta)).size;
    return [
      setting.structure,
      dataSets,
      own.length,
      largest(({ meanApart }) => meanApart),
      largest(({ sdApart }) => sdApart),
      chance(Math.min(1, ...own)),
    ];
  });
  return table(
    [
      'structure',
      'data sets',
      'comparisons',
      'largest difference of means',
      'largest difference of standard deviations',
      'least adjusted p',
    ],
    rows,
  );
}
