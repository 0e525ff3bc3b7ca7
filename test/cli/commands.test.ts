import { describe, expect, it } from 'vitest';
import { library } from '../../models/index.ts';
import { runCli } from './run-cli.ts';

describe('every command', () => {
  it.each(['demo', 'serve', 'worker', 'models', 'patient', 'compare', 'check'])('%s explains itself with an example', async (name) => {
    const { code, stdout, stderr } = await runCli([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples?:\\n[^]*dosetwin ${name}`));
    expect(stderr).toBe('');
  });

  it('without words says what there is and ends with 2', async () => {
    const { code, stdout, stderr } = await runCli([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('compare');
  });

  it.each([[['frobnicate']], [['models', '--loud']], [['compare', 'a.json', '--drug', 'vancomycin']], [['serve', '--port', 'http']]])(
    '%j is wrong usage',
    async (words) => {
      const { code, stdout, stderr } = await runCli(words);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('error:');
    },
  );

  it('does not start on a setting that cannot be', async () => {
    const { code, stderr } = await runCli(['serve'], { environment: { DOSETWIN_METRICS: 'everywhere' } });
    expect(code).toBe(2);
    expect(stderr).toContain('DOSETWIN_METRICS is "everywhere", not host:port.');
  });
});

describe('models', () => {
  it('lists every model of the library with its population, structure, status and use', async () => {
    const { code, stdout } = await runCli(['models']);
    expect(code).toBe(0);
    for (const { id, population } of library)
      expect(stdout).toMatch(new RegExp(`${id} .*${population.subjects ?? '[?]'} .*(?:un)?checked`));
  });

  it('prints a card on which every parameter has its value, unit and place', async () => {
    const [model] = library;
    const { stdout } = await runCli(['models', model?.id ?? '', '--json']);
    const card = JSON.parse(stdout) as { id: string; parameters: { name: string; value: number; unit: string; from: string }[] };
    expect(card.id).toBe(model?.id);
    expect(card.parameters.map(({ name, value, unit, from }) => [name, value, unit, from])).toEqual(
      Object.entries(model?.parameters ?? {}).map(([name, { value, unit, from }]) => [name, value, unit, from]),
    );
    const page = await runCli(['models', model?.id ?? '']);
    for (const heading of ['SOURCE', 'COVARIATES', 'PARAMETERS', 'RESIDUAL ERROR', 'LIMITS', 'DOUBTS AND DEVIATIONS', 'CHECKS'])
      expect(page.stdout).toContain(heading);
  });

  it('does not guess which model was meant', async () => {
    const { code, stdout, stderr } = await runCli(['models', 'vancomycin/goti']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('known: ');
  });
});
