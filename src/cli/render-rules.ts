import { RULES_VERSION, preferences } from '../../models/preference.ts';
import { paragraph } from './lines.ts';
import { drawTable } from './table.ts';

const WORDS = `Which model serves whom, version ${RULES_VERSION}: within a drug the first whose limits hold speaks first; levels that clearly speak for another overrule it.`;

/** The rule table as text, drug by drug in the order of preference. */
export function renderRules(width: number): string {
  const rows = preferences.flatMap(({ order }) => order.map(({ model, because }, place) => [String(place + 1), model, because]));
  return [
    ...paragraph(WORDS, width),
    '',
    ...drawTable([{ title: '#', align: 'right' }, { title: 'Model' }, { title: 'Serves, and why here', grow: true }], rows, width),
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
  ...preferences.flatMap(({ drug, order }) =>
    order.map(({ model, because }, place) => `| ${drug} | ${place + 1} | ${model} | ${because} |`),
  ),
];
