import { Injectable } from '@nestjs/common';
import type { Parting } from '../domain/definition.js';
import type { IndicatorCode } from '../domain/indicators.js';
import { sha256 } from '../domain/report-seal.js';
import { askedParameters } from '../storage/asked-times.js';
import type { AskedUnits } from '../storage/asked-times.js';
import { KeptFigureRepository } from '../storage/kept-figure.repository.js';
import type { Answers, KeptQuestion } from '../storage/kept-figure.repository.js';
import type { Keeping, UnitQuery } from '../storage/unit-query.js';
import { communeStatement, UnitRepository } from '../storage/unit-repository.js';
import type { CommuneFigure, Figures } from '../storage/unit-repository.js';
import { unitsOf } from '../storage/unit-sources.js';
import { wholeOfCommunes } from './whole-of-communes.js';

/** `anew`: nothing that was kept is taken. */
export interface AskedFigures { code: IndicatorCode; byFloor: boolean; by: Parting; units: AskedUnits; anew?: boolean }

interface Waiting { questions: readonly KeptQuestion[]; communes: readonly string[]; resolve(answers: Answers): void; reject(error: unknown): void }

/**
 * Figures, each of them what its units make up now. What was reckoned before is taken where no news came since (docs/adr/0030); the rest is
 * reckoned and kept. What was known at an earlier time is always reckoned.
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
    if (anew || query.keeping === undefined || units.known !== null || units.communes.length === 0) return this.units.figures(query, units, by);
    const questions = units.times.map((time) => questionOf({ ...asked, units: { ...units, times: [time] } }, query, query.keeping!));
    for (;;) {
      const answers = await this.ask(questions, units.communes);
      const lacking = questions.flatMap((question, at) => lackingIn(answers, question, at, units.communes));
      const others = lacking.flatMap(({ question }) => this.underway.get(question.key) ?? []);
      if (others.length === 0) {
        if (lacking.length > 0) await this.reckonOnce(lacking, query, asked, answers);
        return wholeOfCommunes(questions.map(({ key }) => answers.get(key) ?? new Map<string, CommuneFigure>()), query.keeping);
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

  /** Reckons what has no answer, times that lack the same communes together, and adds it to the answers. */
  private async reckon(lacking: readonly Lacking[], query: UnitQuery, { by, units }: AskedFigures, answers: Answers): Promise<void> {
    for (const same of new Set(lacking.map(({ communes }) => communes.join()))) {
      const group = lacking.filter(({ communes }) => communes.join() === same);
      const reckoned = await this.units.ofCommunes(query, { ...units, communes: group[0]!.communes, times: group.map(({ at }) => units.times[at]!) }, by);
      for (const [index, { question }] of group.entries()) {
        const figures = reckoned.byTime.get(index + 1)!;
        await this.kept.keep(question, figures, reckoned);
        answers.set(question.key, new Map([...(answers.get(question.key) ?? []), ...figures]));
      }
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

/** A question that has no answer for some communes; `at` is its place among the times asked about. */
interface Lacking { question: KeptQuestion; at: number; communes: string[] }

function lackingIn(answers: Answers, question: KeptQuestion, at: number, asked: readonly string[]): Lacking[] {
  const communes = asked.filter((commune) => !answers.get(question.key)?.has(commune));
  return communes.length > 0 ? [{ question, at, communes }] : [];
}

const within = (answers: Answers, communes: ReadonlySet<string>): Answers => new Map([...answers].map(([key, figures]) => [key, new Map([...figures].filter(([commune]) => communes.has(commune)))]));

/** The key covers the statement itself: a figure that is reckoned in another way is another question. Communes are not of it, nor when it is asked. */
function questionOf({ by, units }: AskedFigures, query: UnitQuery, { topics }: Keeping): KeptQuestion {
  const parameters = askedParameters(units).slice(1, -1);
  const { first, last } = units.times[0]!;
  return { key: sha256(JSON.stringify([communeStatement(query, by, units), parameters])), first, last, topics };
}
