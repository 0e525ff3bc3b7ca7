import type { Body } from '../domain/body.ts';
import type { Measurement, PatientRecord } from '../domain/record.ts';
import { type Instant, hoursBetween } from '../domain/time.ts';
import type { Estimate, KidneyPoint, TwinState } from '../domain/twin.ts';
import { type CreatinineChange, findCreatinineChange } from '../../models/physiology/kidney-injury.ts';
import { CITATIONS, ckdEpi2021, cockcroftGault, schwartzBedside } from '../../models/physiology/renal-function.ts';

const ADULT = 18;
/** Years from which the bedside equation of Schwartz holds. */
const SCHWARTZ_FROM = 1;

export const NOT_IN_RECORD = 'the record does not say how exact it is';
const OF_FORMULA =
  'the error of the formula for one person is not in the record and not yet estimated; changing kidney function makes it larger';

const adult = ({ age }: Body): boolean => age !== undefined && age >= ADULT;

/** A measured value as the twin holds it. */
export const measuredEstimate = (one: Measurement): Estimate => ({
  value: one.value,
  unit: one.unit,
  sd: null,
  uncertainty: NOT_IN_RECORD,
  at: one.at,
  from: [one.source],
});

type Derived = { value: number; unit: string; formula: string };

/** Creatinine clearance, mL/min, for adults whose age, sex and weight are known; never capped. */
function clearanceOf(body: Body): Derived | undefined {
  const { age, weight, creatinine, sex } = body;
  if (!adult(body) || age === undefined || weight === undefined || creatinine === undefined || !sex) return undefined;
  return {
    value: cockcroftGault({ age, weight, creatinine, sex }),
    unit: 'mL/min',
    formula: `Cockcroft-Gault with total body weight (${CITATIONS.cockcroftGault})`,
  };
}

/** GFR per 1.73 m2: CKD-EPI 2021 for adults, Schwartz's bedside equation for children from one year. */
function gfrOf(body: Body): Derived | undefined {
  const { age, height, creatinine, sex } = body;
  if (age === undefined || creatinine === undefined) return undefined;
  const unit = 'mL/min/{1.73_m2}';
  if (adult(body))
    return sex && { value: ckdEpi2021({ age, creatinine, sex }), unit, formula: `CKD-EPI 2021 from creatinine (${CITATIONS.ckdEpi2021})` };
  if (age < SCHWARTZ_FROM || height === undefined) return undefined;
  return { value: schwartzBedside({ height, creatinine }), unit, formula: `bedside Schwartz (${CITATIONS.schwartzBedside})` };
}

/**
 * Kidney function at each serum creatinine, in the order of time. `bodyWhen` gives the body at a moment (its creatinine is
 * replaced by the measured one) and the sources of the other quantities.
 */
export function kidneyPoints(
  creatinine: readonly Measurement[],
  bodyWhen: (at: Instant) => { body: Body; from: Estimate['from'] },
): KidneyPoint[] {
  return creatinine.map((measured) => {
    const { body: around, from } = bodyWhen(measured.at);
    const body = { ...around, creatinine: measured.value };
    const estimate = (derived: Derived): Estimate => ({
      ...derived,
      sd: null,
      uncertainty: OF_FORMULA,
      at: measured.at,
      from: [measured.source, ...from],
    });
    const [clearance, gfr] = [clearanceOf(body), gfrOf(body)];
    return {
      at: measured.at,
      creatinine: measuredEstimate(measured),
      ...(clearance ? { clearance: estimate(clearance) } : {}),
      ...(gfr ? { gfrIndexed: estimate(gfr) } : {}),
    };
  });
}

/** Whether kidney function is changing, as KDIGO 2012 measures acute injury (a fall counts too), and in which words. */
export function judgeStability(creatinine: readonly Measurement[]): Pick<TwinState['kidney'], 'unstable' | 'why'> {
  const first = creatinine[0];
  if (!first) return { unstable: false };
  const change = findCreatinineChange(creatinine.map((one) => ({ hours: hoursBetween(first.at, one.at), value: one.value })));
  return change ? { unstable: true, why: tell(change) } : { unstable: false };
}

function tell({ from, to, by }: CreatinineChange): string {
  const direction = to.value > from.value ? 'rose' : 'fell';
  const rule = by === 'absolute' ? '0.3 mg/dL or more within 48 h' : '1.5-fold or more within 7 days';
  const print = (value: number): string => String(Number(value.toPrecision(3)));
  return `Creatinine ${direction} from ${print(from.value)} to ${print(to.value)} mg/dL in ${Math.round(to.hours - from.hours)} h (${rule}, KDIGO 2012)`;
}

/** Active renal replacement in the record's own words. */
export const replacementOf = (record: PatientRecord): string | undefined =>
  record.findings.find((one) => one.active && ['haemodialysis', 'peritoneal-dialysis', 'haemofiltration'].includes(one.kind))?.text;
