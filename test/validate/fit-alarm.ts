/**
 * Size and power of the alarm on levels that a model does not expect: `node test/validate/fit-alarm.ts [people]`. People are drawn
 * from the model, with its residual error; then the same people with three times and a third of their clearance. Printed is the share
 * that raises the alarm, with its standard error. Everything follows from the seed.
 */
import { findModel } from '../../models/index.ts';
import type { PkModel } from '../../src/domain/define-model.ts';
import type { JobLevel } from '../../src/domain/job.ts';
import type { Dose } from '../../src/domain/regimen.ts';
import { timesLower } from '../../src/numerics/cholesky.ts';
import { openStream } from '../../src/numerics/random.ts';
import { gatherEvidence } from '../../src/twin/evidence.ts';
import { scatter } from '../../src/twin/fit-residual.ts';
import { measurePriorDistance } from '../../src/twin/prior-distance.ts';
import { IMPROBABLE } from '../../src/twin/run.ts';

const people = Number(process.argv[2] ?? 1000);
const SEED = 20_261_127;
/** 1 g every 12 h for so many days before the decision. */
const dosesFor = (days: number): Dose[] =>
  Array.from({ length: 2 * days }, (_, i) => ({ at: -24 * days + 12 * i, amount: 1000, duration: 2 }));
/** A trough; a trough and a peak; two of each. */
const SAMPLES = [[-12.5], [-12.5, -9], [-24.5, -21, -12.5, -9]];

const model = modelBy('vancomycin/goti-2018');
const [check] = model.checks;
if (!check) throw new Error(`${model.id} states no check to take the covariates from`);
const covariates = [{ at: -240, values: check.covariates }];
const clearance = model.etas.indexOf('CL');

function modelBy(id: string): PkModel {
  const found = findModel(id);
  if (!found) throw new Error(`the library has no ${id}`);
  return found;
}

/** Levels of one person whose clearance is so many times what was drawn. */
function levelsOf(doses: Dose[], at: readonly number[], times: number, stream: ReturnType<typeof openStream>): JobLevel[] {
  const evidence = gatherEvidence(
    model,
    covariates,
    doses,
    at.map((time) => ({ at: time, value: 1, below: false })),
  );
  const etas = timesLower(
    evidence.factor,
    Array.from({ length: evidence.dimensions }, () => stream.normal()),
  );
  etas[clearance] = (etas[clearance] ?? 0) + Math.log(times);
  const predictions = evidence.predict(etas);
  if (typeof predictions === 'string') throw new Error(predictions);
  return at.map((time, i) => {
    const prediction = predictions[i] ?? 0;
    const residual = evidence.residuals[evidence.observations[i]?.output ?? 0];
    const level = residual ? scatter(residual, prediction, stream.normal()) : prediction;
    return { at: time, value: Math.max(0.1, level), below: false };
  });
}

process.stdout.write(`${model.id}, ${people} people, alarm at p < ${IMPROBABLE}\n`);
for (const days of [2, 10])
  for (const at of SAMPLES)
    for (const times of [1, 3, 1 / 3]) {
      const [doses, stream] = [dosesFor(days), openStream(SEED)];
      let alarms = 0;
      for (let person = 0; person < people; person++) {
        const found = measurePriorDistance(gatherEvidence(model, covariates, doses, levelsOf(doses, at, times, stream)), SEED + person);
        if (found && found.p < IMPROBABLE) alarms++;
      }
      const share = alarms / people;
      const error = Math.sqrt((share * (1 - share)) / people);
      const what = times === 1 ? 'as the model says' : `clearance x ${times.toFixed(2)}`;
      process.stdout.write(
        `${days} days, ${at.length} level${at.length === 1 ? '' : 's'}, ${what}: ${(100 * share).toFixed(1)} % (standard error ${(100 * error).toFixed(1)})\n`,
      );
    }
