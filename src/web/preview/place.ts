import { type Pattern, dailyDoseOf, dosesOf } from '../../domain/pattern.ts';
import type { Route } from '../../domain/record.ts';
import type { ComparisonJob } from '../../domain/job.ts';
import { hoursBetween } from '../../domain/time.ts';
import type { DrugCard } from '../../domain/wire/drug.ts';
import type { PreviewAnswer } from '../../domain/wire/preview.ts';
import type { Arm } from '../compare/arms.ts';

type Prepared = NonNullable<PreviewAnswer['question']>;

const above = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text)) && Number(text) > 0;

/** What a treatment of the form lacks to be drawn; undefined when it can be. */
export function lacks({ dose, every, infusion, loading, start }: Arm, needsInfusion: boolean): string | undefined {
  if (!above(dose)) return 'a dose above zero';
  if (!above(every)) return 'an interval above zero';
  if ((needsInfusion || infusion !== '') && !above(infusion)) return 'an infusion time above zero';
  if (loading !== '' && !above(loading)) return 'a loading dose above zero, or none';
  return start !== '' && Number.isNaN(Date.parse(start)) ? 'a moment of the first dose' : undefined;
}

/** The doses that a treatment of the form means, until the service has placed them: from the next dose due, through the horizon. */
export function armOf(arm: Arm, drug: DrugCard, { job, due }: Prepared, asOf: string): ComparisonJob['arms'][number] {
  const fraction = drug.substances.find((one) => one.name === arm.substance)?.fraction ?? Number.NaN;
  const duration = arm.infusion === '' ? 0 : Number(arm.infusion);
  const pattern: Pattern = {
    first: hoursBetween(asOf, arm.start === '' ? due : new Date(arm.start).toISOString()),
    every: Number(arm.every),
    amount: Number(arm.dose) * fraction,
    duration,
    ...(drug.routes.length > 1 ? { route: arm.route as Route } : {}),
    ...(arm.loading === '' ? {} : { loading: { amount: Number(arm.loading) * fraction, duration } }),
  };
  return { doses: dosesOf(pattern, job.horizon), dailyDose: dailyDoseOf(pattern) };
}

/** The job with the treatments as they stand in the form; to go on as is stays first, where the record has it and the form has not. */
export function jobOf(arms: readonly Arm[], drug: DrugCard, prepared: Prepared, asOf: string, before: number): ComparisonJob {
  const asIs = prepared.arms.length > before ? prepared.job.arms.slice(0, 1) : [];
  return { ...prepared.job, arms: [...asIs, ...arms.map((arm) => armOf(arm, drug, prepared, asOf))] };
}
