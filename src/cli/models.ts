import type { Command } from 'commander';
import { type DrugCard, cardOfDrug } from '../domain/wire/drug.ts';
import { type ModelCard, cardOfModel } from '../domain/wire/model.ts';
import { findDrug } from '../../models/index.ts';
import { modelHash } from '../study/canonical.ts';
import { shippedLibrary } from '../study/library.ts';
import { rules as ruleTable } from '../study/rules.ts';
import type { Door } from './door.ts';
import { addModelsCheck } from './models-check.ts';
import { renderDrug } from './render-drug.ts';
import { renderEvidence } from './render-evidence.ts';
import { renderCard, renderLibrary } from './render-models.ts';
import { renderRules } from './render-rules.ts';
import { UsageError } from './usage-error.ts';

const EXAMPLE = `
Examples:
  dosetwin models                        the library
  dosetwin models vancomycin/goti-2018   one model: parameters with their sources, limits, doubts, checks
  dosetwin models vancomycin             one drug: doses, targets, when levels are drawn
  dosetwin models --rules                which model serves whom, and why
  dosetwin models --json                 everything, for a program
  dosetwin models check ./my-model.ts    a file of your own against every rung of the gate`;

export function addModels(program: Command, door: Door): void {
  const { terminal } = door;
  const models = program
    .command('models')
    .description('the library of population models, or the card of one or of a drug')
    .argument('[id]', 'drug/author-year, or drug')
    .option('--json', 'cards as JSON')
    .option('--rules', 'which model serves whom, in the order of preference, which may stand for each other, and why')
    .option('--evidence', 'of every model: rungs of the gate, doubts, where each number stands; as Markdown')
    .addHelpText('after', EXAMPLE)
    .action(
      (
        id: string | undefined,
        { json = false, evidence = false, rules = false }: { json?: boolean; evidence?: boolean; rules?: boolean },
      ) => {
        if (rules) {
          if (json) terminal.data(JSON.stringify(ruleTable, null, 2));
          else terminal.print(renderRules(terminal.width));
          return;
        }
        if (evidence) {
          terminal.print(renderEvidence(shippedLibrary).trimEnd());
          return;
        }
        const found = id === undefined ? cards() : findCard(id);
        if (json) terminal.data(JSON.stringify(found, null, 2));
        else if (Array.isArray(found)) terminal.print(renderLibrary(found, terminal.width));
        else terminal.print('id' in found ? renderCard(found, terminal.width) : renderDrug(found, terminal.width));
      },
    );
  addModelsCheck(models, door);
}

const cards = (): ModelCard[] => shippedLibrary.models.map((model) => cardOfModel(model, modelHash(model)));

/** A model by its id, or a drug by its name in any case. */
function findCard(id: string): ModelCard | DrugCard {
  const card = cards().find((one) => one.id === id);
  if (card) return card;
  const drug = findDrug(id);
  if (drug) return cardOfDrug(drug, shippedLibrary);
  throw new UsageError(`there is no model or drug ${JSON.stringify(id)}; known: ${shippedLibrary.models.map((one) => one.id).join(', ')}.`);
}
