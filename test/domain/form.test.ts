import { describe, expect, it } from 'vitest';
import fc from '../fixtures/properties.ts';
import { formIssues } from '../../src/domain/wire/form-issues.ts';
import { BOUNDS, inspect } from '../../src/domain/wire/inspect.ts';
import { findRepeatedName } from '../../src/api/repeated-name.ts';
import { comparisonRequest } from '../../src/domain/wire/request.ts';

const repeated = {
  dose: { value: 1000, unit: 'mg', substance: 'vancomycin' },
  route: 'iv',
  infusion: { value: 2, unit: 'h' },
  every: { value: 12, unit: 'h' },
};
const request = (...candidates: unknown[]) => ({ drug: 'vancomycin', twin: 'a', candidates });

function judge(value: unknown) {
  const judged = comparisonRequest.safeParse(value);
  return judged.success ? [] : formIssues(comparisonRequest, value, judged.error.issues);
}

const found = (value: unknown) => judge(value).map(({ code, at }) => `${code} ${at}`);

describe('what is said about a request of the wrong form', () => {
  it('is nothing when the form is right', () => {
    expect(found(request(repeated, { stop: true }, { resourceType: 'MedicationRequest' }))).toEqual([]);
  });

  it('judges a candidate by the form it is evidently meant to be, not by all four', () => {
    expect(found(request({ ...repeated, dose: { value: '1000', unit: 'mg', substance: 'vancomycin' } }))).toEqual([
      'wrong-type candidates[0].dose.value',
    ]);
    expect(found(request({ label: 'x', route: 'iv', schedule: [{ infusion: repeated.infusion, dose: repeated.dose }] }))).toEqual([
      'missing-field candidates[0].schedule[0].at',
    ]);
    expect(found(request({ stop: 'yes' }))).toEqual(['unknown-value candidates[0].stop']);
    expect(found(request({ resourceType: 'Dosage' }))).toEqual(['unknown-value candidates[0].resourceType']);
    expect(found(request({}))).toEqual([
      'missing-field candidates[0].dose',
      'missing-field candidates[0].route',
      'missing-field candidates[0].every',
    ]);
    expect(found(request(repeated, 5))).toEqual(['wrong-type candidates[1]']);
  });

  it('names an unknown field where it stands and the field that was probably meant', () => {
    const [issue] = judge(request({ ...repeated, infuson: { value: 2, unit: 'h' } }));
    expect(issue).toMatchObject({
      code: 'unknown-field',
      at: 'candidates[0].infuson',
      text: expect.stringContaining('infuson'),
      fix: expect.stringContaining('Did you mean infusion?'),
    });
    expect(found(request({ ...repeated, dose: { ...repeated.dose, per: 'kg' } }))).toEqual(['unknown-field candidates[0].dose.per']);
    expect(found({ ...request(repeated), note: 'x', horizonhours: 72 })).toEqual(['unknown-field note', 'unknown-field horizonhours']);
  });

  it('does not convert: null is not 0 and a text is not a number', () => {
    expect(found({ ...request(repeated), seed: null })).toEqual(['wrong-type seed']);
    expect(found({ ...request(repeated), draws: '1000' })).toEqual(['wrong-type draws']);
    expect(found({ ...request(repeated), draws: 1000.5 })).toEqual(['wrong-type draws']);
  });

  it.each([
    [{ draws: 0 }, 'too-small draws', '100'],
    [{ draws: 1e9 }, 'too-large draws', '20000'],
    [{ horizonHours: 10 }, 'too-small horizonHours', '48'],
    [{ horizonHours: 1e9 }, 'too-large horizonHours', '720'],
    [{ candidates: [] }, 'too-small candidates', '1'],
    [{ candidates: Array.from({ length: 1000 }, () => repeated) }, 'too-large candidates', '50'],
  ])('states the bound that %j crosses', (change, expected, bound) => {
    const issues = judge({ ...request(repeated), ...change });
    expect(issues.map(({ code, at }) => `${code} ${at}`)).toEqual([expected]);
    expect(issues[0]?.fix).toContain(bound);
  });

  it('judges bounds of an own target as such when an object was sent, and says both forms otherwise', () => {
    expect(found({ ...request(repeated), target: { metric: 'trough', unit: 'mg/L' } })).toEqual(['unknown-value target.metric']);
    expect(found({ ...request(repeated), target: { metric: 'AUC24', low: -1, unit: 'mg.h/L' } })).toEqual(['too-small target.low']);
    expect(judge({ ...request(repeated), target: 5 })).toMatchObject([
      { code: 'wrong-type', at: 'target', text: expect.stringContaining('a text or an object') },
    ]);
  });

  it('asks for a body when there is none', () => {
    expect(found(undefined)).toEqual(['missing-body body']);
    expect(found(null)).toEqual(['missing-body body']);
  });

  it('ends after a hundred mistakes and says so', () => {
    const issues = judge(request(...Array.from({ length: 50 }, () => ({}))));
    expect(issues.length).toBeLessThanOrEqual(BOUNDS.issues + 1);
    expect(issues.at(-1)?.code).toBe('more-mistakes');
  });

  it('says what, where and how to mend for whatever is sent, and never throws', () => {
    const anything = fc.anything({ maxDepth: 4 });
    const somewhat = fc.record(
      {
        drug: anything,
        candidates: fc.array(
          fc.oneof(anything, fc.record({ dose: anything, route: anything, schedule: anything, stop: anything }, { requiredKeys: [] })),
        ),
        target: anything,
        mic: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, somewhat), (value) => {
        const judged = comparisonRequest.safeParse(value);
        if (judged.success) return;
        const issues = formIssues(comparisonRequest, value, judged.error.issues);
        expect(issues.length).toBeGreaterThan(0);
        for (const issue of issues.filter((one) => one.severity === 'error')) {
          expect(issue.text).toMatch(/\S/);
          expect(issue.at).toMatch(/\S/);
          expect(issue.fix).toMatch(/\S/);
        }
      }),
    );
  });
});

describe('what no form may hold', () => {
  const seen = (value: unknown) => inspect(value).map(({ code, at }) => `${code} ${at}`);

  it('is told with its path', () => {
    expect(seen({ drug: 'a\0b' })).toEqual(['nul-character drug']);
    expect(seen({ bundle: { entry: [{ resource: { id: 'x', note: ['', '\0'] } }] } })).toEqual([
      'nul-character bundle.entry[0].resource.note[1]',
    ]);
    expect(seen({ a: { 'b\0': 1 } })).toEqual(['nul-character a']);
    expect(seen({ label: '\ud800' })).toEqual(['broken-character label']);
    expect(seen(JSON.parse('{"dose":{"value":1e999}}'))).toEqual(['number-too-large dose.value']);
    expect(seen(JSON.parse('{"a":[{"__proto__":{"ok":true}}]}'))).toEqual(['forbidden-name a[0].__proto__']);
    expect(seen({ 'a name': { x: '\0' } })).toEqual(['nul-character ["a name"].x']);
  });

  it('takes whole characters beyond the basic plane', () => {
    expect(seen({ label: 'dose 💉 every 12 h' })).toEqual([]);
  });

  it('is found at any depth without exhausting the stack', () => {
    const deep = JSON.parse(`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`) as unknown;
    expect(inspect(deep).map((one) => one.code)).toEqual(['too-deeply-nested']);
  });

  it('counts the values beside the bundle apart from those in it', () => {
    const many = Array.from({ length: BOUNDS.values + 1 }, () => 1);
    expect(inspect({ candidates: many }).map((one) => one.code)).toEqual(['too-many-values']);
    expect(inspect({ bundle: { entry: many } })).toEqual([]);
  });

  it('finds nothing in JSON that has none of it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme-ascii' }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('__proto__') && !text.includes('constructor'));
        expect(inspect(value)).toEqual([]);
      }),
    );
  });
});

describe('a name that stands twice', () => {
  it('is found with its path, since a parser would drop one of the two doses in silence', () => {
    expect(findRepeatedName('{"dose":{"value":1000,"unit":"mg","value":100}}')).toBe('dose.value');
    expect(findRepeatedName('[{"a":1},{"a":1,"b":[{"c":"}","c":1}]}]')).toBe('[1].b[0].c');
    expect(findRepeatedName('{"a\\"b":1, "a\\u0022b" : 2}')).toBe('["a\\"b"]');
    expect(findRepeatedName('{"drug":"x","drug":"y"}')).toBe('drug');
  });

  it('is not the same name in two objects, nor a text that equals a name', () => {
    expect(findRepeatedName('{"a":"a","b":{"a":"b","b":["a","a"]},"c":"\\\\"}')).toBeUndefined();
    expect(findRepeatedName('"a"')).toBeUndefined();
  });

  it('is never found in what JSON.stringify wrote, and always in the same with a field written again', () => {
    const name = fc.string({ minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue({ maxDepth: 4 }), { minKeys: 1 }), fc.boolean(), (object, spaced) => {
        const text = JSON.stringify({ inside: [object] }, undefined, spaced ? 2 : undefined);
        expect(findRepeatedName(text)).toBeUndefined();
        const again = Object.keys(object)[0] ?? '';
        const written = JSON.stringify(object);
        expect(findRepeatedName(`{"inside":[${written.slice(0, -1)},${JSON.stringify(again)}:0}]}`)).toBeDefined();
      }),
    );
  });
});
