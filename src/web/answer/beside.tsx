import { percent } from '../../domain/percent.ts';
import type { ComparisonResult } from '../../domain/wire/result.ts';
import { Moment } from '../parts/moment.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { amount, figure, sourced, unit } from '../words.ts';

type Sensitivity = NonNullable<ComparisonResult['sensitivity']>;
type Side = Sensitivity['rows'][number]['low'];

/** When the next level would say most, and which input moves the answer: where the service computed them. */
export const Beside = ({ result }: { result: ComparisonResult }) => (
  <>
    {result.nextSample && <NextSample advice={result.nextSample} />}
    {result.sensitivity && <Moved sensitivity={result.sensitivity} result={result} />}
  </>
);

function NextSample({
  advice: { choices, best, usual = [], text, method, exposure, now },
}: {
  advice: NonNullable<ComparisonResult['nextSample']>;
}) {
  return (
    <section aria-labelledby="next-sample">
      <h2 id="next-sample">When to draw the next level</h2>
      <p class="prose">{text}</p>
      <ScrollTable
        label="Moments for the next level"
        columns={[
          { name: 'When' },
          { name: 'Moment' },
          { name: 'Expected level', number: true },
          { name: `90 % interval of ${exposure.label}`, number: true },
          { name: 'Narrower by', number: true },
        ]}
        rows={choices.map((one, index) => ({
          key: one.at,
          cells: [
            `${one.when}${index === best ? ' (says most)' : ''}`,
            <Moment key="at" at={one.at} />,
            `${figure(one.level.p50)} (${figure(one.level.p5)} to ${amount(Number(figure(one.level.p95)), one.level.unit)})`,
            `${figure(now.width)} to ${figure(one.width)} ${unit(exposure.unit)}`,
            percent(one.narrowing),
          ],
        }))}
      />
      {usual.map(({ draw, begin, source, sourceStatus }) => (
        <p key={draw} class="prose no-print">
          Usually drawn: {draw}
          {begin === undefined ? '' : `; the first sample: ${begin}`}. {sourced(source, sourceStatus)}
        </p>
      ))}
      <p class="quiet">{method}</p>
    </section>
  );
}

function Moved({
  sensitivity: { rows, models, reason, method, base, candidate },
  result,
}: {
  sensitivity: Sensitivity;
  result: ComparisonResult;
}) {
  const label = result.candidates[candidate]?.label ?? '';
  const threshold = result.thresholds[0]?.label ?? '';
  return (
    <section aria-labelledby="sensitivity">
      <h2 id="sensitivity">Which input moves the answer</h2>
      <p class="prose">{reason}</p>
      <p class="quiet">
        {label}: median {amount(Number(figure(base.deciding)), result.target.unit)}, P(in target) {percent(base.inTarget)}
        {base.thresholds[0] !== undefined && `, ${threshold} ${percent(base.thresholds[0])}`}.
      </p>
      <ScrollTable
        label="Inputs, each moved to either side"
        columns={[{ name: 'Input' }, { name: 'Moved by' }, { name: 'Less' }, { name: 'More' }, { name: 'First place' }]}
        rows={rows.map(({ input, change, used, low, high, firstChanges }) => ({
          key: input,
          cells: [
            used ? input : `${input} (the model does not use it)`,
            change,
            <SideText key="low" side={low} threshold={threshold} />,
            <SideText key="high" side={high} threshold={threshold} />,
            firstChanges ? 'changes' : 'stays',
          ],
        }))}
      />
      {models && (
        <ScrollTable
          label="What each model says alone"
          columns={[
            { name: 'Model alone' },
            { name: 'Weight', number: true },
            { name: `Median, ${unit(result.target.unit)}`, number: true },
            { name: 'P(in target)', number: true },
            { name: threshold, number: true },
            { name: 'First place' },
          ]}
          rows={models.map(({ model, weight, figures, why }) => ({
            key: model,
            cells: [
              model,
              percent(weight),
              ...(figures
                ? [
                    figure(figures.deciding),
                    percent(figures.inTarget),
                    figures.thresholds[0] === undefined ? '' : percent(figures.thresholds[0]),
                    result.candidates[figures.first]?.label ?? '',
                  ]
                : [why ?? 'no figures', '', '', '']),
            ],
          }))}
        />
      )}
      <p class="quiet">{method}</p>
    </section>
  );
}

const SideText = ({ side: { change, figures, why }, threshold }: { side: Side; threshold: string }) => (
  <>
    {change}
    <div class="quiet">
      {figures
        ? `median ${figure(figures.deciding)}, P(in target) ${percent(figures.inTarget)}${figures.thresholds[0] === undefined ? '' : `, ${threshold} ${percent(figures.thresholds[0])}`}`
        : (why ?? 'no figures')}
    </div>
  </>
);
