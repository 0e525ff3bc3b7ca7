import type { PkModel } from '../domain/define-model.ts';
import { type Issue, warning } from '../domain/issue.ts';
import type { JobModel } from '../domain/job.ts';
import type { Dose } from '../domain/regimen.ts';
import { ABSORPTION, DISTRIBUTION } from '../domain/sampling.ts';
import { type Instant, plusHours } from '../domain/time.ts';
import { simulate } from '../twin/simulate.ts';
import type { Question } from './question.ts';

/** Half-lives after which little of a dose is left: of five, a thirty-second. */
const MANY = 5;

/**
 * Levels drawn many half-lives after the last dose in the record, by what the model expects of the typical such person: halvings of the
 * level since the dose was distributed. They are used; that a dose in between was not charted is asked.
 */
export function remarkLateLevels(
  { given, levels, asOf }: Pick<Question, 'given' | 'levels'> & { asOf: Instant },
  model: PkModel,
  covariates: JobModel['covariates'],
): Issue[] {
  const since = levels.flatMap((level) => {
    const last = lastBefore(given, level.at);
    const from = last && last.at + last.duration + (last.duration > 0 ? DISTRIBUTION : ABSORPTION);
    return last && from !== undefined && from < level.at && level.output === undefined ? [{ level, last, from }] : [];
  });
  const course = simulate(
    model,
    covariates,
    model.etas.map(() => 0),
    given,
    since.flatMap(({ level, from }) => [from, level.at]),
  );
  if (!course.ok) return [];
  return since.flatMap(({ level, last }, i) => {
    const [begin = 0, end = 0] = course.value.concentrations.slice(2 * i, 2 * i + 2);
    const halvings = Math.log2(begin / end);
    if (!(halvings > MANY)) return [];
    const passed = Number.isFinite(halvings) ? `about ${Math.round(halvings)} half-lives` : 'more half-lives than can be counted';
    return [
      warning(
        'level-many-half-lives-late',
        `The level of ${level.below ? '< ' : ''}${level.value} ${level.unit} at ${plusHours(asOf, level.at)} was drawn ${Math.round(level.at - last.at)} h after the last dose in the record, ${passed} of the typical such person by ${model.id}; it is used, and says little where the record is complete.`,
        {
          at: `${level.source.resource} ${level.source.field}`,
          fix: 'Check whether a dose in between was not charted, and the sampling time.',
        },
      ),
    ];
  });
}

const lastBefore = (given: readonly Dose[], at: number): Dose | undefined =>
  given
    .filter((dose) => dose.at < at && dose.amount > 0)
    .reduce<Dose | undefined>((last, one) => (last && last.at > one.at ? last : one), undefined);
