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

/** Days of creatinine that stability is judged from: the longer window of KDIGO 2012. */
const JUDGED_FROM = 7 * 24;

/**
 * Whether kidney function is changing: by a recorded acute injury, or as KDIGO 2012 measures one (a fall counts too), and in which
 * words. Fewer than two values in the last 7 days before `asOf` can say nothing, and under replacement they speak of the machine.
 */
export function judgeStability(
  creatinine: readonly Measurement[],
  asOf: Instant,
  { findings }: Pick<PatientRecord, 'findings'>,
): Pick<TwinState['kidney'], 'unstable' | 'stability' | 'why'> {
  const injury = findings.find((one) => one.active && one.kind === 'acute-kidney-injury');
  const first = creatinine[0];
  const change = first && findCreatinineChange(creatinine.map((one) => ({ hours: hoursBetween(first.at, one.at), value: one.value })));
  if (change) return { unstable: true, stability: 'changing', why: tell(change) };
  if (injury) return { unstable: true, stability: 'changing', why: `The record says: ${injury.text}` };
  const recent = creatinine.filter((one) => hoursBetween(one.at, asOf) <= JUDGED_FROM).length;
  const known = recent >= 2 && replacementOf({ findings }) === undefined;
  return { unstable: false, stability: known ? 'stable' : 'unknown' };
}

function tell({ from, to, by }: CreatinineChange): string {
  const direction = to.value > from.value ? 'rose' : 'fell';
  const rule = by === 'absolute' ? '0.3 mg/dL or more within 48 h' : '1.5-fold or more within 7 days';
  const print = (value: number): string => String(Number(value.toPrecision(3)));
  return `Creatinine ${direction} from ${print(from.value)} to ${print(to.value)} mg/dL in ${Math.round(to.hours - from.hours)} h (${rule}, KDIGO 2012)`;
}

/** Active renal replacement in the record's own words. */
export const replacementOf = (record: Pick<PatientRecord, 'findings'>): string | undefined =>
  record.findings.find((one) => one.active && ['haemodialysis', 'peritoneal-dialysis', 'haemofiltration'].includes(one.kind))?.text;
