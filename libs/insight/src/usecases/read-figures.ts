import { Injectable } from '@nestjs/common';
import type { Parting } from '../domain/definition.js';
import type { IndicatorCode } from '../domain/indicators.js';
import { monthsOf } from '../domain/period.js';
import { sha256 } from '../domain/report-seal.js';
import { askedParameters } from '../storage/asked-times.js';
import type { AskedTime, AskedUnits } from '../storage/asked-times.js';
import { KeptFigureRepository } from '../storage/kept-figure.repository.js';
import type { Answers, KeptQuestion } from '../storage/kept-figure.repository.js';
import type { UnitQuery } from '../storage/unit-query.js';
import { communeStatement, UnitRepository } from '../storage/unit-repository.js';
import type { CommuneFigures, Figures } from '../storage/unit-repository.js';
import { unitsOf } from '../storage/unit-sources.js';
import { wholeOfCommunes } from './whole-of-communes.js';

/** `anew`: nothing that was kept is taken. */
export interface AskedFigures { code: IndicatorCode; byFloor: boolean; by: Parting; units: AskedUnits; anew?: boolean }

/** By several partings at once; `times` are one where they are reckoned. */
export type AskedPartings = Pick<AskedFigures, 'code' | 'byFloor' | 'units'> & { by: readonly Parting[] };

interface Waiting { questions: readonly KeptQuestion[]; communes: readonly string[]; resolve(answers: Answers): void; reject(error: unknown): void }

/**
 * Figures, each of them what its units make up now. What was reckoned before is taken where no news came since (docs/adr/0030); the rest is
 * reckoned and kept.
 */
@Injectable()
export class ReadFigures {
  private waiting: Waiting[] = [];
  /** By key, what is being reckoned. */
  private readonly underway = new Map<string, Promise<void>>();

  constructor(private readonly units: UnitRepository, private readonly kept: KeptFigureRepository) {}

  async run(asked: AskedFigures): Promise<Figures> {
    const { code, byFloor, by, units, anew = false } = asked;
    const query = unitsOf(code, byFloor, units.known !== null);
    if (anew || query.keeping === undefined || units.communes.length === 0) return this.units.figures(query, units, by);
    const spans = units.times.map((time) => (query.keeping!.byMonth ? monthsOf(time) : [time]).map((span) => ({ span, question: questionOf(by, { ...units, times: [span] }, query) })));
    const questions = [...new Map(spans.flat().map((each) => [each.question.key, each])).values()];
    for (;;) {
      const answers = await this.ask(questions.map(({ question }) => question), units.communes);
      const lacking = questions.flatMap((each) => lackingIn(answers, each, units.communes));
      const others = lacking.flatMap(({ question }) => this.underway.get(question.key) ?? []);
      if (others.length === 0) {
        if (lacking.length > 0) await this.reckonOnce(lacking, query, asked, answers);
        return wholeOfCommunes(spans.map((months) => months.flatMap(({ question: { key } }) => [...(answers.get(key)?.values() ?? [])])), query.keeping);
      }
      await Promise.allSettled(others); // whether what they found holds for this reader too is asked again
    }
  }

  /** Whoever asks the same meanwhile waits, so that many who open a page at once let it be reckoned once. */
  private async reckonOnce(lacking: readonly Lacking[], query: UnitQuery, asked: AskedFigures, answers: Answers): Promise<void> {
    const work = this.reckon(lacking, query, asked, answers);
    for (const { question: { key } } of lacking) this.underway.set(key, work);
    try {
      await work;
    } finally {
      for (const { question: { key } } of lacking) this.underway.delete(key);
    }
  }

  /** Of the times asked about those that lack an answer by one of the partings; of what adds up by months the months. None of what is not kept. */
  async lacking({ code, byFloor, by, units }: AskedPartings): Promise<AskedTime[]> {
    const query = unitsOf(code, byFloor, false);
    if (query.keeping === undefined) return [];
    const times = [...new Map(units.times.flatMap((time) => (query.keeping!.byMonth ? monthsOf(time) : [time])).map((time) => [nameOf(time), time])).values()];
    const questions = times.map((time) => by.map((each) => questionOf(each, { ...units, times: [time] }, query)));
    const lacking = await this.kept.lacking(questions.flat(), units.communes);
    return times.filter((_, at) => questions[at]!.some(({ key }) => lacking.has(key)));
  }

  /** Reckons one time by all of the partings at once for the communes that lack an answer, and keeps it. */
  async prepare({ code, byFloor, by, units }: AskedPartings): Promise<void> {
    const query = unitsOf(code, byFloor, false);
    const questions = by.map((each) => questionOf(each, units, query));
    const lacking = await this.kept.lacking(questions, units.communes);
    if (lacking.size === 0) return;
    const reckoned = await this.units.ofCommunes(query, { ...units, communes: [...new Set([...lacking.values()].flat())].sort() }, by);
    await this.kept.keep(questions.map((question, parting) => ({ question, figures: reckoned.figures[parting]![0]! })), reckoned);
  }

  /** Reckons what has no answer, times that lack the same communes together, keeps it and adds it to the answers; what was known a moment ago is not kept. */
  private async reckon(lacking: readonly Lacking[], query: UnitQuery, { by, units }: AskedFigures, answers: Answers): Promise<void> {
    for (const same of new Set(lacking.map(({ communes }) => communes.join()))) {
      const group = lacking.filter(({ communes }) => communes.join() === same);
      const reckoned = await this.units.ofCommunes(query, { ...units, communes: group[0]!.communes, times: group.map(({ span }) => span) }, [by]);
      const answered = group.map(({ question }, index) => ({ question, figures: reckoned.figures[0]![index]! }));
      if (isSettled(units, reckoned)) await this.kept.keep(answered, reckoned);
      for (const { question: { key }, figures } of answered) answers.set(key, new Map([...(answers.get(key) ?? []), ...figures]));
    }
  }

  /** A page asks for many figures at once: those of one turn are read by one statement. */
  private ask(questions: readonly KeptQuestion[], communes: readonly string[]): Promise<Answers> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ questions, communes, resolve, reject });
      if (this.waiting.length === 1) setImmediate(() => { void this.readWaiting(); });
    });
  }

  private async readWaiting(): Promise<void> {
    const asked = this.waiting;
    this.waiting = [];
    try {
      const answers = await this.kept.read(asked.flatMap(({ questions }) => questions), [...new Set(asked.flatMap(({ communes }) => communes))]);
      for (const { communes, resolve } of asked) resolve(within(answers, new Set(communes)));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}

/** What was known so long ago has been written, whatever still is underway. */
const SETTLED_MS = 60 * 60_000;
const isSettled = ({ known }: AskedUnits, { at }: CommuneFigures): boolean => known === null || at.getTime() - known.getTime() > SETTLED_MS;

const nameOf = ({ first, last }: AskedTime): string => `${first} ${last}`;

interface Spanned { question: KeptQuestion; span: AskedTime }
/** A question that has no answer for some communes. */
interface Lacking extends Spanned { communes: string[] }

function lackingIn(answers: Answers, spanned: Spanned, asked: readonly string[]): Lacking[] {
  const communes = asked.filter((commune) => !answers.get(spanned.question.key)?.has(commune));
  return communes.length > 0 ? [{ ...spanned, communes }] : [];
}

const within = (answers: Answers, communes: ReadonlySet<string>): Answers => new Map([...answers].map(([key, figures]) => [key, new Map([...figures].filter(([commune]) => communes.has(commune)))]));

/** The key covers the statement itself: a figure that is reckoned in another way is another question. Communes are not of it, nor when it is asked. */
function questionOf(by: Parting, units: AskedUnits, query: UnitQuery): KeptQuestion {
  const parameters = askedParameters(units).slice(1, -1);
  const { first, last } = units.times[0]!;
  return { key: sha256(JSON.stringify([communeStatement(query, [by], units), parameters])), first, last, topics: query.keeping!.topics };
}
