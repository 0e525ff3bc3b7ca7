import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';
import { bundleOf } from './ward-files.ts';

const MODEL = (id: string, clearance: number): string => `
import { combinedRoot, defineModel, oneCompartmentInfusion, variance } from 'dosetwin/model';
export default defineModel({
  id: '${id}', drug: { name: 'example' }, summary: 'Mine.', source: { citation: 'Mine.' }, population: { subjects: 12, description: 'some' }, limits: [],
  covariates: {},
  parameters: { CL: { value: ${clearance}, unit: 'L/h', from: 'x', between: variance(0.1) }, V: { value: 40, unit: 'L', from: 'x', between: variance(0.05) } },
  structure: oneCompartmentInfusion,
  individual: (p) => ({ CL: p.CL, V: p.V }),
  error: combinedRoot({ proportional: 0.1, additive: 0.1, unit: 'mg/L', from: 'x' }),
  checks: [],
});`;

let folder = '';
const evaluate = (...words: string[]) => runCli(['evaluate', '--data', 'site.csv', ...words], { cwd: folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dosetwin-evaluate-'));
  writeFileSync(join(folder, 'one.ts'), MODEL('mine/one', 4));
  writeFileSync(join(folder, 'two.ts'), MODEL('mine/<b>two</b>', 12));
  const person = (id: number): string => {
    const level = (time: number): number => (500 / 40) * Math.exp((-0.1 - 0.02 * (id % 3)) * time) * (1 + 0.05 * ((id % 5) - 2));
    return `${id},0,500,.,${id % 2}\n${[2, 8, 14].map((time) => `${id},${time},.,${level(time)},${id % 2}`).join('\n')}\n`;
  };
  writeFileSync(join(folder, 'site.csv'), `ID,TIME,AMT,DV,WARD\n${Array.from({ length: 20 }, (_, i) => person(i)).join('')}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('dosetwin evaluate', () => {
  test('writes one page that holds everything: plots, tables, thresholds, no script and no address', async () => {
    const { code, stdout } = await evaluate('--model', 'one.ts', 'two.ts', '--by', 'WARD', '--replicates', '200', '--out', 'report.html');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const page = readFileSync(join(folder, 'report.html'), 'utf8');
    expect(page.match(/<svg /g)).toHaveLength(8);
    expect(page).toContain('mine/&lt;b&gt;two&lt;/b&gt;');
    expect(page).toContain('No agreed standard exists');
    expect(page).not.toMatch(/<script|https?:|<b>two|url\((?!#)|NaN/);
  });

  test('writes the figures as a table and as JSON, with both denominators and the thresholds that were asked for', async () => {
    await evaluate('--model', 'one.ts', '--max-mdape', '0.001', '--replicates', '200', '--out', 'figures.csv');
    const [head = '', ...rows] = readFileSync(join(folder, 'figures.csv'), 'utf8').trimEnd().split('\n');
    const columns = head.split(',');
    const first = Object.fromEntries((rows[0] ?? '').split(',').map((cell, i) => [columns[i], cell]));
    expect(first).toMatchObject({ MODEL: 'mine/one', USED: '0', HORIZON: 'next', DENOMINATOR: 'observed', PEOPLE: '20', LEVELS: '20' });
    expect(rows[0]).toContain('outside: MDAPE');
    expect(rows.length).toBe(2 * 2 * 3);
    const shown = await evaluate('--model', 'one.ts', '--replicates', '200', '--json');
    const { models, thresholds } = JSON.parse(shown.stdout) as { models: { forecasts: unknown[] }[]; thresholds: object };
    expect(thresholds).toEqual({ MDPE: 20, MDAPE: 30, F30: 50 });
    expect(models[0]?.forecasts).toHaveLength(20 * 6);
  });

  test('a column of groups that is not there is refused, an ending of no format is wrong usage', async () => {
    expect(await evaluate('--model', 'one.ts', '--by', 'SEX')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('no column SEX') as string,
    });
    expect((await evaluate('--model', 'one.ts', '--out', 'report.pdf')).code).toBe(2);
  });

  test('reads FHIR bundles in place of a data set, says who is left out and why, and writes the same report', async () => {
    const records = join(folder, 'records');
    mkdirSync(records);
    for (const id of ['demo-ckd-two-levels', 'demo-obesity', 'demo-neonate']) copyFileSync(bundleOf(id), join(records, `${id}.json`));
    copyFileSync(bundleOf('demo-obesity'), join(records, 'once-more.json'));
    const from = ['evaluate', '--model', 'vancomycin/goti-2018', '--replicates', '100', '--bundles'];
    const { code, stdout, stderr } = await runCli([...from, records, '--json']);
    expect(code).toBe(0);
    const [evaluated] = (JSON.parse(stdout) as { models: { people: number; forecasts: unknown[] }[] }).models;
    // Two people of two levels each: both a priori, the second from the first.
    expect(evaluated).toMatchObject({ people: 2, levels: { measured: 4 } });
    expect(evaluated?.forecasts).toHaveLength(2 * 3);
    expect(stderr).toContain('vancomycin/goti-2018, Patient/demo-neonate (left out):');
    expect(stderr).toContain('once-more.json is left out: Patient/demo-obesity is in a file before it.');
    const page = join(folder, 'bundles.html');
    expect((await runCli([...from, bundleOf('demo-obesity'), '--out', page])).code).toBe(0);
    expect(readFileSync(page, 'utf8')).toContain('1 people, 2 levels measured');
  });

  test('takes bundles or a data set, not both and not neither, and says when nobody is left', async () => {
    const model = ['evaluate', '--model', 'vancomycin/goti-2018'];
    const [both, neither, nobody] = await Promise.all([
      runCli([...model, '--data', join(folder, 'site.csv'), '--bundles', bundleOf('demo-obesity')]),
      runCli(model),
      runCli([...model, '--bundles', bundleOf('demo-neonate')]),
    ]);
    expect([both, neither, nobody].map((one) => one.code)).toEqual([2, 2, 3]);
    expect(neither.stderr).toContain('name a data set with --data, or FHIR bundles with --bundles');
    expect(nobody.stderr).toContain('[nobody-to-evaluate]');
    expect(nobody.stderr).toContain('[outside-studied-range]');
  });
});
