import { type Issue, error, warning } from '../domain/issue.ts';
import type { Finding, PatientRecord } from '../domain/record.ts';

const REPLACEMENT: readonly Finding['kind'][] = ['haemodialysis', 'peritoneal-dialysis', 'haemofiltration'];

/** What in the record stops the answer, or must be read beside it, whoever asks about whichever drug. */
export function refusePerson(record: PatientRecord): Issue[] {
  const active = record.findings.filter((one) => one.active);
  const issues: Issue[] = [];
  if (record.patient.deceased) {
    issues.push(
      error('patient-deceased', 'The record says that this person has died.', {
        at: `${record.patient.reference} deceased`,
        fix: 'Check that this is the right record.',
      }),
    );
  }
  const replaced = active.filter((one) => REPLACEMENT.includes(one.kind));
  if (replaced.length > 0) issues.push(refuseDialysis(replaced));
  for (const finding of active) {
    const where = { at: placeOf(finding) };
    if (finding.kind === 'pregnancy') {
      issues.push(
        warning('pregnancy-not-studied', 'The record says this person is pregnant; the models were not built on pregnant people.', where),
      );
    }
    if (finding.kind === 'allergy') {
      issues.push(
        warning('allergy-recorded', `The record holds an allergy: ${finding.text}.`, { ...where, fix: 'Check it before any order.' }),
      );
    }
  }
  return issues;
}

/** One refusal, however many entries of the record say so. */
function refuseDialysis(findings: readonly Finding[]): Issue {
  const [first] = findings;
  const said = [...new Set(findings.map((one) => one.text))].join('; ');
  return error(
    'dialysis-not-modelled',
    `The record says: ${said}. Clearance during and between sessions is not modelled yet, so a forecast would be wrong.`,
    {
      ...(first ? { at: placeOf(first) } : {}),
      fix: 'Dose by the local dialysis protocol and levels before sessions; if the entry is out of date, correct it in the record.',
    },
  );
}

const placeOf = ({ source }: Finding): string => `${source.resource} ${source.field}`;
