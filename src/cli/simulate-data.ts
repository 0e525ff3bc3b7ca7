import { setImmediate } from 'node:timers/promises';
import type { PkModel } from '../domain/define-model.ts';
import type { Issue, Outcome } from '../domain/issue.ts';
import type { Needs } from '../study/dataset-columns.ts';
import { createReader } from '../study/dataset.ts';
import { evaluate } from '../study/evaluate.ts';
import type { RowForm } from '../study/row-form.ts';
import { type Table, createTable } from '../study/simulate-people.ts';
import type { Failed, TableSettings } from '../study/write-people.ts';
import { type Predictor, type Rules, createPredictor } from '../twin/predict.ts';
import { readPieces } from './read-pieces.ts';
import { UsageError } from './usage-error.ts';

/** Everything a simulation is but its data; it travels to threads, which load the model themselves. */
export type Simulation = { model: string; rules: Rules; settings: TableSettings };

/** A simulation made ready to run. */
export type Prepared = { predictor: Predictor; table: Table; needs: Needs };

/** A simulation that runs. */
export type Simulated = {
  /** Rows as text, in the order of the data set; each text is lent until the next is asked for. Throws a DatasetError or a CourseError. */
  rows: AsyncGenerator<Uint8Array>;
  /** Looks through the whole data set, while rows are waited for. Throws a DatasetError where there is a mistake in it. */
  check(): Promise<void>;
};

/** A person's course that cannot be computed. */
export class CourseError extends Error {
  override readonly name = 'CourseError';
  readonly failed: Failed;
  constructor(failed: Failed) {
    super(failed.why);
    this.failed = failed;
  }
}

/** Makes a simulation ready. Throws a UsageError where a closed form is asked for that is not there. */
export function prepare(model: PkModel, { rules, settings }: Omit<Simulation, 'model'>): Outcome<Prepared> {
  const predictor = createPredictor(model, rules, { compile: evaluate });
  if (!predictor)
    throw new UsageError(`--solver closed-form: ${model.id} has no closed form with --covariates ${rules.covariates}; leave --solver out.`);
  const table = createTable(predictor, settings);
  if (!table.ok) return table;
  const needs = {
    covariates: Object.keys(model.covariates),
    kinetics: predictor.kinetics,
    occasions: model.occasions.etas.length > 0,
  };
  return { ok: true, value: { predictor, table: table.value, needs }, issues: [] };
}

/**
 * A simulation in this thread alone.
 *
 * @param stopped is looked at, and the process gets to hear of it, between two pieces of text
 */
export const simulateHere = (
  prepared: Prepared,
  form: RowForm,
  path: string,
  warn: (issues: Issue[]) => void,
  stopped: AbortSignal,
): Simulated => ({
  rows: rowsHere(prepared, form, path, warn, stopped),
  check: () => lookThrough(prepared, path, stopped),
});

async function* rowsHere(
  { table, needs }: Prepared,
  form: RowForm,
  path: string,
  warn: (issues: Issue[]) => void,
  stopped: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const reader = createReader(needs, warn, { lends: true });
  const writer = table.open(form);
  let place = 0;
  let since = 0;
  const rowsOf = async function* (people: ReturnType<typeof reader.read>): AsyncGenerator<Uint8Array> {
    for (const person of people) {
      const rows = writer.write(person, place++);
      let next = rows.next();
      for (; !next.done; next = rows.next()) {
        yield next.value;
        writer.reuse(new Uint8Array(next.value.buffer));
        since += next.value.length;
        if (since < BREATH) continue;
        since = 0;
        await setImmediate();
        stopped.throwIfAborted();
      }
      if (next.value) throw new CourseError(next.value);
    }
  };
  for await (const bytes of readPieces(path)) {
    stopped.throwIfAborted();
    yield* rowsOf(reader.read(bytes));
  }
  yield* rowsOf(reader.end());
  yield writer.rest();
}

/** Bytes between two looks at what else the process is asked. */
const BREATH = 1 << 20;

/** Looks through the whole data set. Throws a DatasetError with every mistake in it up to a limit. */
export async function lookThrough({ needs }: Pick<Prepared, 'needs'>, path: string, stopped: AbortSignal): Promise<void> {
  const reader = createReader(needs, () => undefined, { lends: true });
  for await (const bytes of readPieces(path)) {
    stopped.throwIfAborted();
    reader.read(bytes);
  }
  reader.end();
}
