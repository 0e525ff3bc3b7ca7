import { rules } from '../study/rules.ts';
import { paragraph, section } from './lines.ts';
import { drawTable } from './table.ts';

const WORDS = `Which model serves whom, version ${rules.version}: within a drug the first whose limits hold speaks first; levels that clearly speak for another overrule it.`;
const ALTERNATIVES = 'Models made for the same people: their forecasts may be compared and averaged.';

const places = rules.drugs.flatMap(({ drug, order }) =>
  order.map(({ model, because }, place) => ({ drug, place: String(place + 1), model, because })),
);
const groups = rules.drugs.flatMap(({ drug, alternatives }) => alternatives.map((one) => ({ drug, ...one })));

/** The rule table as text, drug by drug in the order of preference, and below it the models that may stand for each other. */
export function renderRules(width: number): string {
  return [
    ...paragraph(WORDS, width),
    '',
    ...drawTable(
      [{ title: '#', align: 'right' }, { title: 'Model' }, { title: 'Serves, and why here', grow: true }],
      places.map(({ place, model, because }) => [place, model, because]),
      width,
    ),
    ...section('ALTERNATIVES', [
      ...paragraph(ALTERNATIVES, width),
      '',
      ...drawTable(
        [{ title: 'Drug' }, { title: 'Serves', grow: true }, { title: 'Models', grow: true }, { title: 'Because', grow: true }],
        groups.map(({ drug, serves, models, because }) => [
          drug,
          serves,
          models.map((id) => id.slice(drug.length + 1)).join(', '),
          because,
        ]),
        width,
      ),
    ]),
    '',
    ...paragraph(`SHA-256 of the table: ${rules.hash}`, width),
  ].join('\n');
}

/** The same as Markdown. */
export const rulesAsMarkdown = (): string[] => [
  '## Which model serves whom',
  '',
  WORDS,
  '',
  '| drug | # | model | serves, and why here |',
  '| --- | --- | --- | --- |',
  ...places.map(({ drug, place, model, because }) => `| ${drug} | ${place} | ${model} | ${because} |`),
  '',
  ALTERNATIVES,
  '',
  '| drug | serves | models | because |',
  '| --- | --- | --- | --- |',
  ...groups.map(({ drug, serves, models, because }) => `| ${drug} | ${serves} | ${models.join(', ')} | ${because} |`),
];
