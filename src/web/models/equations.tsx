import type { ModelCard } from '../../domain/wire/model.ts';

/** What is computed: how a person's parameters come about, and how amounts change with time. */
export const Equations = ({ card: { structure, individual, time } }: { card: Pick<ModelCard, 'structure' | 'individual' | 'time'> }) => (
  <>
    <p class="quiet">
      {structure.name}; time in {time}. p: parameters of the population with the person’s etas; c: what the model was told about the person.
    </p>
    <pre class="equations" tabIndex={0}>
      {[`parameters = ${individual}`, ...structure.equations].join('\n\n')}
    </pre>
  </>
);
