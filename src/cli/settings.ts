import { readFileSync } from 'node:fs';
import { type Config, SETTINGS, readConfig } from '../domain/config.ts';
import type { Door } from './door.ts';
import { renderIssues } from './render-issues.ts';
import { drawTable } from './table.ts';
import { UsageError } from './usage-error.ts';

const HELP_WIDTH = 100;

/** The settings of this process. Throws a UsageError that names every variable that cannot be, so that nothing starts on a mistake. */
export function readSettings({ environment, terminal }: Pick<Door, 'environment' | 'terminal'>): Config {
  const config = readConfig(environment, (path) => readFileSync(path, 'utf8'));
  if (config.ok) return config.value;
  throw new UsageError(['the settings cannot be used.', ...renderIssues(config.issues, terminal.width)].join('\n'));
}

/** The table of settings for `--help`. */
export const SETTINGS_HELP: string = [
  'Environment variables; each may also be given as NAME_FILE, the path of a file that holds the value:',
  ...drawTable(
    [{ title: 'Variable' }, { title: 'What it is', grow: true }, { title: 'Without it', grow: true }],
    SETTINGS.map(({ name, meaning, example, whenAbsent }) => [name, `${meaning}, for example ${example}`, whenAbsent]),
    HELP_WIDTH,
  ),
].join('\n');
