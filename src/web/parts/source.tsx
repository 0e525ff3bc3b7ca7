import type { Source } from '../../domain/record.ts';

/** Where a value stands in the record: resource, version, field. */
export const Origin = ({ source }: { source: Pick<Source, 'resource' | 'field'> & { version?: string | undefined } }) => (
  <span class="origin">
    {source.resource}
    {source.version !== undefined && <> v{source.version}</>} <span class="field">{source.field}</span>
  </span>
);
