import { describe, expect, test } from 'vitest';
import { bodyTimeline } from '../../src/twin/body.ts';
import { LOINC, type Loose, coded, leftOut, observation, read, ucum } from './builders.ts';

const HGNC = 'http://www.genenames.org/geneId';
const studied = (code: string): Loose => ({ code: coded(LOINC, '48018-6'), valueCodeableConcept: coded(HGNC, code) });
const genotype = (gene: string, text: string, more: Loose = {}): Loose => {
  const { valueQuantity: _none, ...rest } = observation({ id: `g${gene.slice(5)}`, code: coded(LOINC, '84413-4') });
  return { ...rest, effectiveDateTime: '2021-03-01', component: [studied(gene)], valueCodeableConcept: { text }, ...more };
};
const body = (...resources: Loose[]) => {
  const timeline = bodyTimeline(read(...resources), '2026-11-23T12:00:00.000Z');
  if (!timeline.ok) throw new Error('the person can be described');
  return timeline.value.at(-1)?.body ?? {};
};

describe('a genotype', () => {
  test.each([
    ['HGNC:2638', '*1/*3', { cyp3a5Expresser: 1 }],
    ['HGNC:2638', 'CYP3A5 *3/*3', { cyp3a5Expresser: 0 }],
    ['HGNC:2637', '*1/*22', { cyp3a422Carrier: 1 }],
    ['HGNC:2621', 'CYP2C19*2/*3', { cyp2c19LossAlleles: 2 }],
    ['HGNC:2621', '*1/*17', { cyp2c19LossAlleles: 0 }],
    ['HGNC:2623', '*2/*3', { cyp2c9Star2: 1, cyp2c9Star3: 1 }],
    ['HGNC:23663', 'VKORC1 rs9923231 C/T', { vkorc1A: 1 }],
    ['HGNC:23663', '-1639G>A A/A', { vkorc1A: 2 }],
    ['2638', '*1/*1', { cyp3a5Expresser: 1 }],
  ])('of %s written %s is read, and holds for life', (gene, text, expected) => {
    expect(body(genotype(gene, text))).toMatchObject(expected);
  });

  test('in the code of a coding is read as well', () => {
    const value = coded('http://www.pharmvar.org', 'CYP2C19*1/*2');
    expect(body(genotype('HGNC:2621', '', { valueCodeableConcept: value }))).toMatchObject({ cyp2c19LossAlleles: 1 });
  });

  test.each([
    ['an allele that no model knows', genotype('HGNC:2621', '*1/*4'), 'knows the allele *4'],
    ['one allele alone', genotype('HGNC:2638', '*3'), 'two star alleles'],
    ['two genotypes at once', genotype('HGNC:2638', '*1/*3 or *3/*3'), 'two star alleles'],
    ['another place of VKORC1', genotype('HGNC:23663', 'rs7294 C/T'), 'rs9923231'],
    ['bases of two strands', genotype('HGNC:23663', 'rs9923231 G/T'), 'two bases'],
    ['several genes', genotype('HGNC:2623', '*1/*1', { component: [studied('HGNC:2623'), studied('HGNC:23663')] }), 'several genes'],
  ])('with %s is left out, with the reason', (_what, resource, why) => {
    const record = read(resource);
    expect(leftOut(record).join(' ')).toContain(why);
    expect(record.issues.map((one) => one.code)).toContain('genotype-not-read');
  });

  test('of a gene that no model uses, or without a gene, says nothing', () => {
    expect(read(genotype('HGNC:2625', '*1/*4')).ignored).toEqual([]);
    expect(read(genotype('HGNC:2638', '*1/*3', { component: [] })).ignored).toEqual([]);
  });

  test('that was never found is missing, not the usual one', () => {
    expect(body(observation()).cyp3a5Expresser).toBeUndefined();
  });
});

test('lactate, fibrinogen, CD4 cells and the oxygenation index are read in the units of the models', () => {
  const measured = (id: string, code: string, value: number, unit: string): Loose =>
    observation({ id, code: coded(LOINC, code), valueQuantity: ucum(value, unit), effectiveDateTime: '2026-11-22T08:00:00Z' });
  const found = body(
    measured('a', '2524-7', 2.1, 'mmol/L'),
    measured('b', '3255-7', 350, 'mg/dL'),
    measured('d', '24467-3', 210, '/uL'),
    measured('e', '50984-4', 180, 'mm[Hg]'),
  );
  expect(found).toMatchObject({ lactate: 2.1, cd4Cells: 210, oxygenation: 180 });
  expect(found.fibrinogen).toBeCloseTo(3.5, 10);
});
