import type { ComponentChildren } from 'preact';
import type { ComparisonResult } from '../../domain/wire/result.ts';
import { useState } from 'preact/hooks';
import { percent } from '../../domain/percent.ts';
import { useAsked } from '../ask.ts';
import { Equations } from '../models/equations.tsx';
import { Shown } from '../parts/asked.tsx';
import { modelAt } from '../service.ts';
import { spoken } from '../patient/entries.ts';
import { Moment } from '../parts/moment.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { Origin } from '../parts/source.tsx';
import { amount, count, estimated, exact, figure, sourced, unit } from '../words.ts';
import { ModelsConsidered } from './models-considered.tsx';

type Result = ComparisonResult;

/** Everything the answer rests on, to the resource and version of each value. */
export function Basis({ result, hash }: { result: Result; hash: string }) {
  return (
    <section class="basis" aria-labelledby="basis">
      <h2 id="basis">Basis of this answer</h2>
      <Levels result={result} />
      <ModelsConsidered result={result} />
      <Average result={result} />
      <div class="pair">
        <Parameters result={result} />
        <Covariates result={result} />
      </div>
      <EquationsUsed result={result} />
      <Used result={result} />
      <Ignored result={result} />
      <Provenance result={result} hash={hash} />
    </section>
  );
}

/** What the tables of one model below are of, where several answer together. */
const Average = ({ result: { basis } }: { result: Result }) =>
  basis.average ? (
    <>
      <p class="prose">
        Several models answer together, weighed by {basis.average.weighedBy}; each draw is this person under one of them. The levels,
        parameters and values told to a model that stand in this basis are those of the model of most weight; the others:
      </p>
      <ScrollTable
        label="The models of the average"
        columns={[
          { name: 'Model' },
          { name: 'Weight', number: true },
          { name: 'Draws', number: true },
          { name: 'Parameters of this person' },
        ]}
        rows={basis.average.models.map(({ model, weight, draws, parameters }) => ({
          key: model,
          cells: [
            model,
            percent(weight),
            draws,
            parameters.map((one) => `${one.name} ${estimated({ value: one.individual, unit: one.unit })}`).join(', '),
          ],
        }))}
      />
    </>
  ) : null;

function Levels({ result: { basis } }: { result: Result }) {
  return (
    <>
      <h3>Measured against predicted</h3>
      {basis.levels.length === 0 ? (
        <p>No level was used: the forecast is that of the model for people like this one.</p>
      ) : (
        <ScrollTable
          label="Levels measured against predicted"
          columns={[
            { name: 'Drawn' },
            { name: 'Measured', number: true },
            { name: 'Model alone', number: true },
            { name: 'Percentile among such people', number: true },
            { name: 'Model with these levels', number: true },
            { name: 'Weighted residual', number: true },
            { name: 'Where in the record' },
          ]}
          rows={basis.levels.map((one) => ({
            key: one.at + one.source.resource,
            cells: [
              <Moment key="at" at={one.at} />,
              `${one.below ? 'below ' : ''}${amount(one.observed, one.unit)}`,
              figure(one.population),
              one.percentile.toFixed(0),
              figure(one.individual),
              one.weightedResidual.toFixed(2),
              <Origin key="from" source={one.source} />,
            ],
          }))}
        />
      )}
      {basis.posterior.priorDistance && (
        <p class="quiet">
          All levels together against what the model expects of such people: distance {figure(basis.posterior.priorDistance.distance)}, p ={' '}
          {figure(basis.posterior.priorDistance.p)}.
        </p>
      )}
    </>
  );
}

const Parameters = ({ result: { basis } }: { result: Result }) => (
  <div>
    <h3>Parameters against the population</h3>
    <ScrollTable
      label="Parameters of this person against the population"
      columns={[
        { name: 'Parameter' },
        { name: 'This person', number: true },
        { name: 'Typical of such people', number: true },
        { name: 'Ratio', number: true },
      ]}
      rows={basis.parameters.map((one) => ({
        key: one.name,
        cells: [
          one.name,
          estimated({ value: one.individual, unit: one.unit }),
          estimated({ value: one.typical, unit: one.unit }),
          one.ratio.toFixed(2),
        ],
      }))}
    />
    <p class="quiet">
      {basis.posterior.etas
        .map((eta, index) => `${eta}: the levels left ${percent(basis.posterior.shrinkage[index] ?? NaN)} of the variance`)
        .join('; ')}
      .
    </p>
  </div>
);

const Covariates = ({ result: { basis } }: { result: Result }) => (
  <div>
    <h3>What the model was told about the person</h3>
    <ul>
      {basis.covariates.map(({ name, meaning, value, unit: code }) => (
        <li key={name}>
          {spoken(name)} {figure(value)} {unit(code)} <span class="quiet">({meaning})</span>
        </li>
      ))}
    </ul>
    {basis.imputed.length > 0 && <h3>Filled in</h3>}
    <ul>
      {basis.imputed.map(({ name, value, unit: code, because }) => (
        <li key={name + because}>
          {name}: {amount(value, code)} <span class="quiet">({because})</span>
        </li>
      ))}
    </ul>
    {basis.missing.length > 0 && (
      <p>
        <strong>Missing:</strong> {basis.missing.join(', ')}.
      </p>
    )}
  </div>
);

/** Of each model that answers; asked for when somebody wants to see them. */
const EquationsUsed = ({ result: { basis } }: { result: Result }) => (
  <>
    {basis.models
      .filter((one) => one.chosen)
      .map(({ model }) => (
        <Unfolded key={model} summary={`Equations of ${model}`}>
          <EquationsOf model={model} />
        </Unfolded>
      ))}
  </>
);

function EquationsOf({ model }: { model: string }) {
  const { asked, again } = useAsked(modelAt(model));
  return (
    <Shown asked={asked} again={again} of="the equations">
      {(card) => <Equations card={card} />}
    </Shown>
  );
}

/** Something whose inside is made when it is first opened. */
function Unfolded({ summary, children }: { summary: string; children: ComponentChildren }) {
  const [opened, setOpened] = useState(false);
  return (
    <details onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{summary}</summary>
      {opened && children}
    </details>
  );
}

const Used = ({ result: { basis } }: { result: Result }) => (
  <>
    <h3>Values used ({basis.used.length})</h3>
    <ScrollTable
      label="Values used"
      many
      columns={[{ name: 'What' }, { name: 'Value', number: true }, { name: 'When' }, { name: 'Where in the record' }]}
      rows={basis.used.map(({ name, value, unit: code, at, recorded, source }, index) => ({
        key: `${source.resource} ${source.field} ${name} ${index}`,
        cells: [
          name,
          <Converted
            key="value"
            says={`${typeof value === 'number' ? exact(value) : value} ${unit(code ?? '')}`.trim()}
            recorded={recorded}
          />,
          at === undefined ? '' : <Moment key="at" at={at} />,
          <Origin key="from" source={source} />,
        ],
      }))}
    />
  </>
);

type Recorded = Result['basis']['used'][number]['recorded'];

/** A value as it is used; under it what the record prints and by which factor it was converted, where it was. */
const Converted = ({ says, recorded }: { says: string; recorded: Recorded }) => (
  <>
    {says}
    {recorded && (
      <span class="recorded">
        recorded {amount(recorded.value, recorded.unit)}
        {recorded.factor !== undefined && recorded.factor !== 1 && ` × ${exact(recorded.factor)}`}
      </span>
    )}
  </>
);

const Ignored = ({ result: { basis } }: { result: Result }) => (
  <>
    <h3>Read and not used ({basis.ignored.length})</h3>
    {basis.ignored.length === 0 ? (
      <p class="quiet">Nothing.</p>
    ) : (
      <ScrollTable
        label="Read and not used"
        columns={[{ name: 'Where in the record' }, { name: 'Because' }]}
        rows={basis.ignored.map(({ source, because }, index) => ({
          key: `${source.resource} ${source.field} ${index}`,
          cells: [<Origin key="from" source={source} />, because],
        }))}
      />
    )}
  </>
);

function Provenance({ result, hash }: { result: Result; hash: string }) {
  const { software, question, basis, target, thresholds } = result;
  const { posterior } = basis;
  return (
    <>
      <h3>Sources, versions and numerics</h3>
      <dl class="facts">
        <dt>Target</dt>
        <dd>
          {target.label}: {sourced(target.source, target.sourceStatus)}
        </dd>
        {thresholds.map((one) => (
          <Fact key={one.label} name="Threshold">
            {one.label}: {sourced(one.source, one.sourceStatus)}
          </Fact>
        ))}
        <dt>Software</dt>
        <dd>
          {software.name} {software.version}
        </dd>
        <dt>Draws</dt>
        <dd>
          {count(question.draws, 'draw')}, seed {question.seed}; {posterior.method}, {posterior.effectiveDraws.toFixed(0)} effective draws
          {posterior.paretoShape !== null && `, Pareto shape ${posterior.paretoShape.toFixed(2)} (trusted up to 0.7)`}
          {posterior.scaleReduction !== null && `, scale reduction ${posterior.scaleReduction.toFixed(3)}`}; fit {posterior.status}
        </dd>
        <Fact name="Question SHA-256">
          <code>{question.hash}</code>
        </Fact>
        <Fact name="Result SHA-256">
          <code>{hash}</code>
        </Fact>
        <Fact name="Tables SHA-256">
          <code>{basis.tables}</code>
        </Fact>
      </dl>
    </>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);
