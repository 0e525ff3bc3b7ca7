/** The moment every question about the demo ward is asked; nothing in the ward is later than this. */
export const WARD_NOW = '2026-11-23T12:00:00Z';
