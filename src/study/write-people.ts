import { type History, historyOf, openHistoryRoom } from '../twin/history.ts';
import { type Failure, openPlan } from '../twin/plan-course.ts';
import { type Population, type Sampling, openDraws, whyNotSobol } from '../twin/population.ts';
import { type Itinerary, type Predictor, prepare, run } from '../twin/predict.ts';
import type { Measure } from '../twin/residual.ts';
import { type Person, rowAt } from './dataset-person.ts';
import { makeRoom, mostBytes, openPage, put, putNumber, putPart, takePage, useRoom } from './page.ts';
import { type EtasByPerson, etasOfPerson } from './read-etas.ts';
import type { RowForm } from './row-form.ts';

/** Whose etas: the typical person's, those given by ID, or so many people drawn from the population for each ID. */
export type Etas = { by: 'nobody' } | { by: 'person'; etas: EtasByPerson } | { by: 'population'; people: number; sampling: Sampling };

/** What a table of predictions holds; the seed is that of the people and of the residual errors. */
export type TableSettings = { etas: Etas; seed: number; states: boolean; residual: boolean };

/** Why a person could not be computed: `row` is the row of the data set, from 1, the heading. */
export type Failed = { id: string; row: number; why: string };

/** Draws of a person from the population, from 1: all of them, or some. */
export type DrawRange = { from: number; to: number };

/** Writes rows, holding some of them. */
export type PeopleWriter = {
  /**
   * Writes the rows of one person, and gives what is written, of this person and those before, whenever it is worth handing on.
   *
   * @param place of the person in the data set, from 0
   * @param draws which draws from the population; all when left out
   */
  write(person: Person, place: number, draws?: DrawRange): Generator<Uint8Array, Failed | undefined>;
  /** What is written and not yet given. */
  rest(): Uint8Array;
  /** Takes room for the rows to come when none are held: that of a text which nobody reads any more. */
  reuse(room: Uint8Array): void;
};

/** What rows are made from; `measures` where they are to have a measured value. */
export type Sources = {
  predictor: Predictor;
  settings: TableSettings;
  population: Population | undefined;
  measures: readonly (Measure | undefined)[] | undefined;
};

/** Bytes of rows gathered before they are handed on, for which there is room from the beginning, and those that TIME and PRED usually take. */
const GATHERED = 1 << 16;
const LARGEST = 1 << 19;
const COMMON = 32;
/** Records of a person for which there is room from the beginning. */
const FEW = 256;

const NOTHING = new Uint8Array(0);

/** A person's records made ready, with room for the states that one run gives. */
type Course = { history: History; ready: Itinerary; states: Float64Array };

/**
 * Writes the rows of people in a form.
 *
 * @param gathered bytes of rows gathered before they are given; endless where only `rest` is to give them
 */
export function openWriter({ predictor, settings, population, measures }: Sources, form: RowForm, gathered = GATHERED): PeopleWriter {
  const { kinetics, model } = predictor;
  const { etas, seed, states: withStates } = settings;
  const { outputs, states } = kinetics;
  const { before, after, missing } = form;
  const first = population ? 1 : 0;
  const [beforeDraw = NOTHING] = before;
  const [beforeId = NOTHING, beforeTime = NOTHING, beforeExpected = NOTHING, beforeOwn = NOTHING] = before.slice(first);
  const width = withStates ? states.length + outputs.length : 0;
  const streams = openDraws(seed);
  const cells = mostBytes(form);
  const page = openPage(2 * Math.min(gathered, LARGEST));
  // Room for one person at a time, used again for the next.
  const common = openPage(COMMON * FEW);
  const beginning = openPage(COMMON);
  const [records, plan] = [openHistoryRoom(), openPlan()];
  let predictions = new Float64Array(FEW);
  /** Of each row: where its PRED begins on the page in common, and where its part of that page ends. */
  let [expected, ends] = [new Int32Array(FEW), new Int32Array(FEW)];

  const runOne = ({ history, ready, states: seen }: Course, own: Float64Array): Failure | undefined =>
    run(predictor, ready, own, {
      predictions,
      observe: withStates
        ? (index, amounts, values) => {
            for (let state = 0; state < states.length; state++) seen[index * width + state] = amounts[state] ?? Number.NaN;
            for (let output = 0; output < outputs.length; output++)
              seen[index * width + states.length + output] = kinetics.read(output, amounts, values, history.time[index] ?? Number.NaN);
          }
        : undefined,
    });
  /** TIME and PRED of each row, which the draws of a person have in common. */
  const putCommon = (history: History): void => {
    common.length = 0;
    let row = 0;
    for (let index = 0; index < history.length; index++) {
      if (history.evid[index] !== 0) continue;
      makeRoom(common, cells);
      put(common, beforeTime);
      putNumber(common, form, history.time[index] ?? Number.NaN);
      put(common, beforeExpected);
      expected[row] = common.length;
      putNumber(common, form, predictions[index] ?? Number.NaN);
      put(common, beforeOwn);
      ends[row++] = common.length;
    }
  };
  /** What stands after IPRED: DV, the states and outputs, DVID. */
  const putRest = ({ history, states: seen }: Course, index: number, prediction: number, normal: (() => number) | undefined): void => {
    const output = history.output[index] ?? 0;
    let column = first + 4;
    if (normal) {
      const z = normal();
      const measure = measures?.[output];
      put(page, before[column++] ?? NOTHING);
      if (measure) putNumber(page, form, measure(prediction, z));
      else put(page, missing);
    }
    for (let place = index * width; place < (index + 1) * width; place++) {
      put(page, before[column++] ?? NOTHING);
      putNumber(page, form, seen[place] ?? Number.NaN);
    }
    if (outputs.length > 1) {
      put(page, before[column] ?? NOTHING);
      putNumber(page, form, output + 1);
    }
    put(page, after);
  };

  /** The person at hand, whose rows have TIME and PRED in common: they are made ready once however many calls write their draws. */
  let begun: { person: Person; course: Course } | undefined;
  const begin = (person: Person): Course | Failure => {
    if (begun?.person === person) return begun.course;
    begun = undefined;
    const history = historyOf(person.records, records);
    const ready = prepare(predictor, history, plan);
    if ('why' in ready) return ready;
    const { length } = history;
    if (predictions.length < length) {
      predictions = new Float64Array(2 * length);
      [expected, ends] = [new Int32Array(2 * length), new Int32Array(2 * length)];
    }
    const course = { history, ready, states: new Float64Array(length * width) };
    const failed = runOne(course, new Float64Array(model.etas.length + person.occasions.length * model.occasions.etas.length));
    if (failed) return failed;
    putCommon(history);
    begun = { person, course };
    return course;
  };

  function* write(person: Person, place: number, draws?: DrawRange): ReturnType<PeopleWriter['write']> {
    const { id, occasions } = person;
    const told = ({ index, why }: Failure): Failed => ({ id, row: rowAt(person, index), why });
    const given = etas.by === 'person' ? etasOfPerson(etas.etas, id, model, occasions) : undefined;
    if (typeof given === 'string') return told({ index: 0, why: given });
    const why = etas.by === 'population' && etas.sampling === 'sobol' ? whyNotSobol(model, occasions.length) : undefined;
    if (why !== undefined) return told({ index: 0, why });
    const course = begin(person);
    if ('why' in course) return told(course);
    const { history } = course;
    const word = form.word(id);
    const most = cells + word.length;
    const { from, to } = draws ?? { from: 1, to: etas.by === 'population' ? etas.people : 1 };
    for (let draw = from; draw <= to; draw++) {
      const own = population?.etasOf({ person: place, draw }, occasions.length) ?? given;
      const failure = own && runOne(course, own);
      if (failure) return told(failure);
      const normal = measures ? streams({ person: place, draw }, 'residual').normal : undefined;
      beginning.length = 0;
      makeRoom(beginning, most);
      if (population) {
        put(beginning, beforeDraw);
        putNumber(beginning, form, draw);
      }
      put(beginning, beforeId);
      put(beginning, word);
      let start = 0;
      let row = 0;
      for (let index = 0; index < history.length; index++) {
        if (history.evid[index] !== 0) continue;
        makeRoom(page, most);
        putPart(page, beginning, 0, beginning.length);
        const end = ends[row] ?? start;
        putPart(page, common, start, end);
        const prediction = predictions[index] ?? Number.NaN;
        // The typical person's own prediction has just been written.
        if (own) putNumber(page, form, prediction);
        else putPart(page, common, expected[row] ?? start, end - beforeOwn.length);
        start = end;
        row++;
        putRest(course, index, prediction, normal);
      }
      if (page.length > gathered) yield takePage(page);
    }
    return undefined;
  }
  return { write, rest: () => takePage(page), reuse: (room) => useRoom(page, room) };
}
