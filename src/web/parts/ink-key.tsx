import type { JSX } from 'preact';

const INKS = {
  median: { name: 'median', draw: <circle cx="7" cy="6" r="4" fill="var(--mark)" /> },
  line: { name: 'median', draw: <path d="M0 6H14" stroke="var(--band)" stroke-width="2.5" /> },
  half: { name: '50 % of draws', draw: <rect x="0" y="2" width="14" height="8" fill="var(--band)" fill-opacity="0.5" /> },
  most: { name: '90 % of draws', draw: <rect x="0" y="4" width="14" height="4" fill="var(--band)" fill-opacity="0.25" /> },
  others: { name: 'medians of the others', draw: <path d="M0 6H14" stroke="var(--other)" stroke-width="1.5" stroke-dasharray="4 2" /> },
  zone: { name: 'target', draw: <rect x="0" y="1" width="14" height="10" fill="var(--zone)" fill-opacity="0.3" /> },
  threshold: { name: 'safety threshold', draw: <path d="M7 0V12" stroke="var(--risk)" stroke-width="2" stroke-dasharray="4 2" /> },
  level: { name: 'measured', draw: <path d="M7 1L12 6L7 11L2 6Z" fill="var(--risk)" /> },
  dose: { name: 'dose', draw: <path d="M7 11V1" stroke="var(--mark)" stroke-width="2" /> },
  now: { name: 'decision', draw: <path d="M7 0V12" stroke="var(--quiet)" stroke-width="1.5" stroke-dasharray="3 3" /> },
} as const satisfies Record<string, { name: string; draw: JSX.Element }>;

/** What the inks of a picture mean. */
export const InkKey = ({ inks }: { inks: readonly (keyof typeof INKS)[] }) => (
  <ul class="key">
    {inks.map((ink) => (
      <li key={ink}>
        <svg width="14" height="12" aria-hidden="true">
          {INKS[ink].draw}
        </svg>
        {INKS[ink].name}
      </li>
    ))}
  </ul>
);
