import type { ComponentChildren } from 'preact';

export type Column = { name: string; number?: boolean };
export type Row = { key: string; cells: readonly ComponentChildren[] };

type Props = { label: string; columns: readonly Column[]; rows: readonly Row[]; many?: boolean };

/** A table that scrolls by itself where it is wider than the page; the first cell of a row names it. `many` rows are printed side by side. */
export const ScrollTable = ({ label, columns, rows, many = false }: Props) => (
  <div class={many ? 'scroll many' : 'scroll'} role="region" aria-label={label} tabIndex={0}>
    <table>
      <thead>
        <tr>
          {columns.map(({ name, number = false }) => (
            <th key={name} scope="col" class={number ? 'number' : ''}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [first, ...others] }) => (
          <tr key={key}>
            <th scope="row" class={columns[0]?.number === true ? 'number' : ''}>
              {first}
            </th>
            {others.map((cell, index) => (
              // The cells of a row stand in the order of the columns and never move.
              <td key={columns[index + 1]?.name ?? index} class={columns[index + 1]?.number === true ? 'number' : ''}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
