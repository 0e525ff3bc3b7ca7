import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drugs } from '../../models/index.ts';
import { readBundle } from '../../fhir/bundle.ts';
import { readRecord } from '../../fhir/read-record.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'samples');
const files = existsSync(FOLDER)
  ? readdirSync(FOLDER)
      .filter((one) => one.endsWith('.json'))
      .toSorted()
  : [];
const load = (name: string): Record<string, unknown> => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Record<string, unknown>;
const contents = files.map((name) => ({ name, content: load(name) }));
const bundles = contents.filter(({ content }) => content['resourceType'] === 'Bundle');
const single = contents.filter(({ content }) => content['resourceType'] !== 'Bundle');

const read = (sent: unknown) => {
  const collected = readBundle(sent);
  return collected.ok ? readRecord(collected.value, drugs) : collected;
};
const record = (part: string) => {
  const outcome = read(bundles.find(({ name }) => name.includes(part))?.content);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.value;
};

test('the sample bundles are beside the project', () => {
  expect(bundles.length).toBeGreaterThan(0);
});

describe('a bundle of a public repository', () => {
  test.each(bundles.map(({ name, content }) => [name, content] as const))('%s gives a record of one person', (_name, content) => {
    const outcome = read(content);
    expect(outcome.ok && outcome.value.patient.reference).toMatch(/^Patient\/[A-Za-z0-9.-]+$/);
    if (!outcome.ok) return;
    for (const one of Object.values(outcome.value.covariates).flat())
      expect([Number.isFinite(one.value), one.value > 0]).toEqual([true, true]);
    for (const one of outcome.value.issues) expect(one.text).toMatch(/\S/);
  });

  test.each(single.map(({ name, content }) => [name, content] as const))(
    '%s alone is refused with what to send, and with its person it is read',
    (_name, content) => {
      const alone = read(content);
      expect([alone.ok, alone.issues.map((one) => [one.code, one.fix !== undefined])]).toEqual([false, [['not-a-bundle', true]]]);
      const { reference } = content['subject'] as { reference: string };
      const withPerson = read({
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          { resource: { resourceType: 'Patient', id: reference.split('/')[1], gender: 'female', birthDate: '1999' } },
          { resource: content },
        ],
      });
      const counted = withPerson.ok ? [...Object.values(withPerson.value.covariates).flat(), ...withPerson.value.ignored] : [];
      expect(counted).toHaveLength(1);
    },
  );
});

describe('what is known of these people', () => {
  test('sepsis, born 1935: one vancomycin dose inferred from its product, twenty creatinines, the last 2.51 mg/dL', () => {
    const { given, covariates, ordered, issues } = record('Ratke343');
    expect(given.map((one) => one.amount)).toEqual([750]);
    expect(covariates.creatinine.at(-1)?.value).toBeCloseTo(2.51, 2);
    expect(ordered.map((one) => one.amount)).toEqual([undefined]);
    expect(issues.map((one) => one.code)).toEqual(expect.arrayContaining(['dose-inferred', 'order-without-dose']));
  });

  test('a child born 2014 weighs 27.1 kg and has no creatinine', () => {
    const { covariates } = record('Ruecker817');
    expect(covariates.weight.at(-1)?.value).toBeCloseTo(27.1, 1);
    expect(covariates.creatinine).toEqual([]);
  });

  test('an infant of 2020 weighs 6.6 kg at 66 cm', () => {
    const { covariates } = record('Wiegand');
    expect(covariates.weight.at(-1)?.value).toBeCloseTo(6.6, 1);
    expect(covariates.height.at(-1)?.value).toBeCloseTo(66, 0);
  });

  test('diabetic kidney disease: creatinine 2.34 mg/dL, reported eGFR 41.6', () => {
    const { covariates, findings } = record('Schaden');
    expect(covariates.creatinine.at(-1)?.value).toBeCloseTo(2.34, 2);
    expect(covariates.reportedEgfr.at(-1)?.value).toBeCloseTo(41.6, 1);
    expect(findings.every((one) => one.kind === 'chronic-kidney-disease')).toBe(true);
  });
});
