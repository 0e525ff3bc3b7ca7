import type { DecisionKind, DecisionRequest } from '../../domain/wire/decision.ts';
import type { DrugCard } from '../../domain/wire/drug.ts';
import type { ArmResult } from '../../domain/wire/result.ts';
import { HOUR } from '../../domain/time.ts';
import { type Arm, candidateOf, isInfused, newKey } from '../compare/arms.ts';

/** The form as it stands. Nothing is chosen before somebody chooses it. */
export type Draft = { kind: DecisionKind | ''; candidate: string; arm: Arm | undefined; reason: string; by: string };

export const isAboutOne = (kind: Draft['kind']): boolean => kind === 'chosen' || kind === 'modified';

/**
 * The fields of a regimen to be changed, as an arm has it: its first dose, and the interval to the second. An arm counts its doses in
 * the moiety; they are weighed here as the substance that is the moiety itself, or else the first there is, by its share of it.
 */
export function armFrom({ doses }: ArmResult, drug: DrugCard): Arm {
  const [first, second] = doses;
  const infused = (first?.infusionHours ?? 0) > 0;
  const route = infused && drug.routes.includes('iv') ? 'iv' : (drug.routes.find((one) => !isInfused(drug, one)) ?? drug.routes[0] ?? 'iv');
  const every = first && second ? (Date.parse(second.at) - Date.parse(first.at)) / HOUR : undefined;
  const substance = drug.substances.find((one) => one.fraction === 1 && one.unit === drug.doseUnit) ?? drug.substances[0];
  return {
    key: newKey(),
    dose: first === undefined ? '' : String(Number((first.amount / (substance?.fraction ?? 1)).toPrecision(6))),
    substance: substance?.name ?? drug.name,
    route,
    every: every === undefined ? '' : String(every),
    infusion: infused ? String(Number(first?.infusionHours.toPrecision(6))) : '',
    start: '',
    loading: '',
  };
}

export function requestOf(draft: Draft, drug: DrugCard | undefined, instead: string | undefined): DecisionRequest {
  const { kind, candidate, arm, reason, by } = draft;
  return {
    decision: kind === '' ? 'deferred' : kind,
    ...(isAboutOne(kind) && candidate !== '' ? { candidate: Number(candidate) } : {}),
    ...(kind === 'modified' && arm && drug ? { modifiedTo: candidateOf(arm, drug) } : {}),
    reason: reason.trim(),
    ...(by.trim() === '' ? {} : { by: by.trim() }),
    ...(instead === undefined ? {} : { instead }),
  };
}
