import { readFileSync } from 'node:fs';
import { type Config, SETTINGS, readConfig } from '../domain/config.ts';
import { type Library, shippedLibrary } from '../study/library.ts';
import { applySite } from '../study/site.ts';
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

/** The library as the site of these settings uses it. Throws a UsageError when the site's file names what is not there. */
export function libraryOf({ site }: Config, { terminal }: Pick<Door, 'terminal'>): Library {
  const library = applySite(shippedLibrary, site);
  if (library.ok) return library.value;
  throw new UsageError(['the file of DOSETWIN_SITE cannot be used.', ...renderIssues(library.issues, terminal.width)].join('\n'));
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
