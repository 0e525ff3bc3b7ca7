import { COVARIATE_UNITS, type CovariateName } from '../src/domain/record.ts';
import { warning } from '../src/domain/issue.ts';
import { LOINC } from './codes.ts';
import { type Entry, placeOf, sourceOf } from './collection.ts';
import { allWordsOf, codingsOf, hasCode } from './concept.ts';
import { objectAt, objectsAt } from './json.ts';
import { readStanding } from './observation.ts';
import type { CovariateRead } from './read-covariates.ts';
import { readEffective } from './read-time.ts';
import { type Reading, elsewhere, leftOut, used } from './reading.ts';

/** Genotype display name, and its component for the gene studied: HL7 genomics reporting guide, profile and examples of a genotype. */
export const GENOTYPE = { system: LOINC, code: '84413-4' };
const GENE_STUDIED = { system: LOINC, code: '48018-6' };
const HGNC = ['http://www.genenames.org/geneId', 'http://www.genenames.org'];

type Read = { name: CovariateName; value: number };
/** What an Observation says of a gene, or a sentence why nothing is read. `words` are everything it says of the genotype. */
type Gene = { hgnc: string; symbol: string; read: (words: string) => Read[] | string };

/** HGNC ids as in public pharmacogenetic tables that agree with one another, and in the examples of the HL7 guide (CYP2C9, CYP2C19, VKORC1). */
const GENES: readonly Gene[] = [
  { hgnc: '2638', symbol: 'CYP3A5', read: ofAlleles(undefined, (count) => [{ name: 'cyp3a5Expresser', value: count('1') > 0 ? 1 : 0 }]) },
  { hgnc: '2637', symbol: 'CYP3A4', read: ofAlleles(undefined, (count) => [{ name: 'cyp3a422Carrier', value: count('22') > 0 ? 1 : 0 }]) },
  {
    hgnc: '2621',
    symbol: 'CYP2C19',
    read: ofAlleles(['1', '2', '3', '17'], (count) => [{ name: 'cyp2c19LossAlleles', value: count('2') + count('3') }]),
  },
  {
    hgnc: '2623',
    symbol: 'CYP2C9',
    read: ofAlleles(['1', '2', '3'], (count) => [
      { name: 'cyp2c9Star2', value: count('2') },
      { name: 'cyp2c9Star3', value: count('3') },
    ]),
  },
  { hgnc: '23663', symbol: 'VKORC1', read: readVkorc1 },
];

/** Two star alleles. An allele that no model knows (`known`) is not counted as the usual one. */
function ofAlleles(known: readonly string[] | undefined, say: (count: (allele: string) => number) => Read[]): Gene['read'] {
  return (words) => {
    const pairs = [...words.matchAll(/\*\s?(\d+)[a-z]?\s*[/|]\s*\*\s?(\d+)[a-z]?(?![\dx])/giu)].map((one) => [one[1] ?? '', one[2] ?? '']);
    const [alleles] = pairs;
    if (!alleles || pairs.some((one) => one.toSorted().join() !== alleles.toSorted().join()))
      return 'it does not name two star alleles, such as *1/*3';
    const other = alleles.find((one) => known?.includes(one) === false);
    if (other !== undefined) return `no model here knows the allele *${other}`;
    return say((allele) => alleles.filter((one) => one === allele).length);
  };
}

/** rs9923231 is written C/T on the chromosome and G/A on the gene (-1639G>A): T and A are the same allele. */
function readVkorc1(words: string): Read[] | string {
  if (!/rs9923231|-1639/iu.test(words)) return 'it is not about rs9923231 (-1639G>A)';
  const pair = /(?<![a-z0-9])([acgt])\s*[/|]\s*([acgt])(?![a-z0-9])/iu.exec(words);
  const bases = [pair?.[1] ?? '', pair?.[2] ?? ''].map((one) => one.toUpperCase());
  const strand = ['GA', 'CT'].find((one) => bases.every((base) => one.includes(base) && base !== ''));
  if (strand === undefined) return 'it does not name two bases, such as G/A or C/T';
  return [{ name: 'vkorc1A', value: bases.filter((one) => one === strand.charAt(1)).length }];
}

export const isGenotype = ({ resource }: Entry): boolean => hasCode(objectAt(resource, 'code'), GENOTYPE);

/** Reads a genotype Observation of one gene that models use. What it says of others is passed by. */
export function readGenotype(entry: Entry): Reading<CovariateRead> {
  const studied = objectsAt(entry.resource, 'component')
    .filter((one) => hasCode(objectAt(one, 'code'), GENE_STUDIED))
    .flatMap((one) => codingsOf(objectAt(one, 'valueCodeableConcept')))
    .filter((one) => HGNC.includes(one.system));
  const ids = [...new Set(studied.map(({ code }) => code.replace(/^HGNC:/iu, '')))];
  const gene = GENES.find((one) => ids.includes(one.hgnc));
  if (!gene) return elsewhere();
  const refuse = (because: string): Reading<CovariateRead> =>
    leftOut(entry, 'valueCodeableConcept', because, [
      warning('genotype-not-read', `A genotype of ${gene.symbol} is not read: ${because}.`, {
        at: placeOf(entry, 'valueCodeableConcept'),
        fix: 'Send one gene by its HGNC id and its two alleles.',
      }),
    ]);
  if (ids.length > 1) return refuse('it names several genes');
  const standing = readStanding(entry);
  if (!standing.use) return leftOut(entry, 'status', standing.because);
  const time = readEffective(entry);
  if (!time.ok) return leftOut(entry, 'effective', time.issues.map((one) => one.text).join(' '), time.issues);
  const value = objectAt(entry.resource, 'valueCodeableConcept');
  const words = [...allWordsOf(value), ...codingsOf(value).map(({ code }) => code)].join(' ; ');
  const found = gene.read(words);
  if (typeof found === 'string') return refuse(found);
  const { at, precision } = time.value.moment;
  return used(
    found.map((one) => ({
      name: one.name,
      measurement: {
        at,
        precision,
        value: one.value,
        unit: COVARIATE_UNITS[one.name],
        recorded: { value: one.value, unit: '1' },
        source: sourceOf(entry, 'valueCodeableConcept'),
      },
      preliminary: standing.issues.length > 0,
    })),
    standing.issues,
  );
}
