import type { PkModel } from '../domain/define-model.ts';
import type { FitSettings, PersonFit } from './fit-person.ts';
import { type Format, type RowForm, formOf } from './row-form.ts';

/** How fitted people are written: around them, and each of them. */
export type FitForm = Pick<RowForm, 'heading' | 'ending' | 'firstSkips'> & { write(fit: PersonFit): Uint8Array };

const encoder = new TextEncoder();
const encode = (text: string): Uint8Array => encoder.encode(text);

/** The form of a fit: JSON as one object, ndjson with a person a line, or a table with a row a person. */
export function fitFormOf(format: Format, model: PkModel, settings: FitSettings): FitForm {
  if (format === 'csv') return tableOf(model, settings);
  const between = format === 'json' ? ',\n' : '';
  const after = format === 'json' ? '' : '\n';
  const { method, covariance, priorWeight } = settings;
  const about = JSON.stringify({ model: model.id, time: model.time, method, covariance, priorWeight, etas: model.etas });
  return {
    heading: encode(format === 'json' ? `${about.slice(0, -1)},"subjects":[\n` : ''),
    ending: encode(format === 'json' ? '\n]}\n' : ''),
    firstSkips: between.length,
    write: (fit) => encode(`${between}${JSON.stringify(fit)}${after}`),
  };
}

/** A row a person. Etas of occasions, of which people have different numbers, and levels stand only in JSON. */
function tableOf({ etas, structure }: PkModel, { method }: FitSettings): FitForm {
  const columns: readonly (readonly [string, (fit: PersonFit) => string | number | null | undefined])[] = [
    ['ID', ({ ID }) => ID],
    ['status', ({ status }) => status],
    ['OFV', ({ OFV }) => OFV],
    ['levels', ({ levels }) => levels.filter(({ WEIGHT }) => WEIGHT > 0).length],
    ...(['eta', 'se', 'shrinkage'] as const).flatMap((of) =>
      etas.map((name, i) => [`${of}.${name}`, (fit: PersonFit) => fit[of]?.[i]] as const),
    ),
    ...structure.needs.map((name) => [name, ({ parameters }: PersonFit) => parameters?.[name]] as const),
    ...(method === 'posterior'
      ? [
          ...etas.map((name) => ['etas', name, `eta.${name}`] as const),
          ...structure.needs.map((name) => ['parameters', name, name] as const),
        ].flatMap(([of, name, column]) =>
          (['mean', 'sd', 'p5', 'p50', 'p95'] as const).map(
            (what) => [`${column}.${what}`, ({ posterior }: PersonFit) => posterior?.[of][name]?.[what]] as const,
          ),
        )
      : []),
    ['why', ({ why }) => why],
  ];
  const form = formOf(
    'csv',
    columns.map(([name]) => name),
  );
  const decoder = new TextDecoder();
  const cell = (value: string | number | null | undefined): string => {
    if (typeof value === 'string') return decoder.decode(form.word(value));
    return value === null || value === undefined || !Number.isFinite(value) ? '.' : `${value}`;
  };
  return { ...form, write: (fit) => encode(`${columns.map(([, read]) => cell(read(fit))).join(',')}\n`) };
}
