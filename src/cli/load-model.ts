import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PkModel } from '../domain/define-model.ts';
import { UsageError } from './usage-error.ts';

/** What a model file of one's own imports. */
const DOOR = 'dosetwin/model';

/**
 * The model of this id, or the one a file of one's own exports as default. Such a file is a program and runs as one; it finds
 * `dosetwin/model` wherever it lies.
 *
 * @param name drug/author-year, or the path of a .ts, .mts, .js or .mjs file
 */
export async function loadModel(name: string): Promise<PkModel> {
  if (!/[.]m?[jt]s$/.test(name)) {
    const known = await loadShipped(name);
    if (known) return known;
    const { shippedLibrary } = await import('../study/library.ts');
    throw new UsageError(
      `there is no model ${JSON.stringify(name)}; known: ${shippedLibrary.models.map((one) => one.id).join(', ')}, or the path of a .ts file.`,
    );
  }
  openDoor();
  const file = await import(pathToFileURL(resolve(name)).href).catch((thrown: unknown) => {
    throw new UsageError(`${name} cannot be used as a model: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  });
  const model: unknown = (file as { default?: unknown }).default;
  if (isModel(model)) return model;
  throw new UsageError(`${name} has no model as its default export; write export default defineModel({ ... }).`);
}

/** A model of the library, which stands in the file that its id names: alone it loads in a fraction of the time of all. */
async function loadShipped(id: string): Promise<PkModel | undefined> {
  const here = import.meta.filename;
  const path = resolve(here, '..', '..', '..', 'models', `${id}${extname(here)}`);
  if (!/^[a-z0-9-]+[/][a-z0-9-]+$/.test(id) || !existsSync(path)) return undefined;
  const exported = Object.values((await import(pathToFileURL(path).href)) as Record<string, unknown>);
  return exported.filter(isModel).find((one) => one.id === id);
}

/** Lets any file import `dosetwin/model` from this very program, in a clone and in an installed package alike. */
function openDoor(): void {
  const here = import.meta.filename;
  const door = pathToFileURL(resolve(here, '..', '..', 'domain', `define-model${extname(here)}`)).href;
  registerHooks({
    resolve: (specifier, context, next) => (specifier === DOOR ? { url: door, shortCircuit: true } : next(specifier, context)),
  });
}

/** Only `defineModel` adds the etas and Omega. */
const isModel = (value: unknown): value is PkModel =>
  typeof value === 'object' && value !== null && 'structure' in value && 'individual' in value && 'etas' in value && 'omega' in value;
