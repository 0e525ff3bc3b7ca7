import { z } from 'zod';
import { type Outcome, accept, error, refuse } from './issue.ts';
import { type ReadFile, readText } from './setting.ts';

const AT = 'DOSETWIN_SITE';

const text = z.string().trim().min(1).max(400);
const above = z.number().positive();
const hours = z.strictObject({ from: z.number().min(0), to: above });

const siteTarget = z.strictObject({
  /** An id of the library stands instead of it; a new one stands beside the others. */
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
  drug: text,
  indication: text,
  metric: z.enum(['AUC24', 'AUC', 'Cmin', 'Cmax', 'Cavg', 'C', 'Cmax/MIC', 'AUC24/MIC', 'T>MIC']),
  /** An effect of the drug in the place of its level. */
  output: text.optional(),
  window: hours,
  low: above.optional(),
  high: above.optional(),
  best: above.optional(),
  unit: text,
  mic: above.optional(),
  source: text,
});

const dosing = z.strictObject({
  step: above.optional(),
  smallest: above.optional(),
  largest: above.optional(),
  largestPerDay: above.optional(),
  fastest: above.optional(),
  shortest: above.optional(),
  intervals: z.array(above).min(1).optional(),
  source: text,
});

const siteFile = z.strictObject({
  name: text,
  targets: z.array(siteTarget).default([]),
  dosing: z.record(z.string(), z.partialRecord(z.enum(['iv', 'oral', 'sc', 'im']), dosing)).default({}),
  levelCodes: z
    .array(
      z.strictObject({ drug: text, loinc: z.string().regex(/^\d{1,7}-\d$/), display: text, specimen: z.enum(['serum/plasma', 'blood']) }),
    )
    .default([]),
  productCodes: z.array(z.strictObject({ drug: text, rxnorm: z.string().regex(/^\d+$/), display: text })).default([]),
  allowedModels: z.array(z.strictObject({ model: text, because: text })).default([]),
});

/** What a site sets for itself: targets, doses, codes, and models that it allows although nobody has checked them. */
export type Site = z.infer<typeof siteFile>;

/** Reads a site's file. Whether its drugs and models exist is judged where the library is known. */
export function readSite(path: string, readFile: ReadFile): Outcome<Site> {
  const read = readText(AT, path, readFile);
  if (!read.ok) return read;
  const parsed = siteFile.safeParse(parseJson(read.value));
  if (parsed.success) return accept(parsed.data);
  return refuse(
    ...parsed.error.issues.map((one) =>
      error('wrong-site', `${path}: ${one.path.map(String).join('.') || 'the file'}: ${one.message}.`, {
        at: AT,
        fix: 'Write { "name": "...", "allowedModels": [{ "model": "vancomycin/goti-2018", "because": "..." }] }; docs/operate.md shows the rest.',
      }),
    ),
  );
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch {
    return undefined;
  }
}
