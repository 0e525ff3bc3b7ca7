import type { Command } from 'commander';
import { type ModelCard, cardOfModel } from '../domain/wire/model.ts';
import { modelHash } from '../study/canonical.ts';
import { shippedLibrary } from '../study/library.ts';
import type { Door } from './door.ts';
import { renderCard, renderLibrary } from './render-models.ts';
import { UsageError } from './usage-error.ts';

const EXAMPLE = `
Examples:
  dosetwin models                        the library
  dosetwin models vancomycin/goti-2018   one model: parameters with their sources, limits, doubts, checks
  dosetwin models --json                 everything, for a program`;

export function addModels(program: Command, { terminal }: Door): void {
  program
    .command('models')
    .description('the library of population models, or the card of one')
    .argument('[id]', 'drug/author-year')
    .option('--json', 'cards as JSON')
    .addHelpText('after', EXAMPLE)
    .action((id: string | undefined, { json = false }: { json?: boolean }) => {
      const found = id === undefined ? cards() : findCard(id);
      if (json) terminal.data(JSON.stringify(found, null, 2));
      else terminal.print(Array.isArray(found) ? renderLibrary(found, terminal.width) : renderCard(found, terminal.width));
    });
}

const cards = (): ModelCard[] => shippedLibrary.models.map((model) => cardOfModel(model, modelHash(model)));

function findCard(id: string): ModelCard {
  const card = cards().find((one) => one.id === id);
  if (card) return card;
  throw new UsageError(`there is no model ${JSON.stringify(id)}; known: ${shippedLibrary.models.map((one) => one.id).join(', ')}.`);
}
