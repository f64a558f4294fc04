import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import type { SaleChannel } from '@cho-phien/contracts';
import { isoVietnam, message } from '@cho-phien/kernel';
import type { Language, Page } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import type { Base } from '../domain/definition.js';
import { rateOf } from '../domain/figure.js';
import type { Figure } from '../domain/figure.js';
import { addsUp } from '../domain/indicators.js';
import type { Evidence } from '../domain/indicators.js';
import type { AskedUnits } from '../storage/asked-times.js';
import { FloorRepository } from '../storage/floor.repository.js';
import type { Part, WantedUnits } from '../storage/unit-repository.js';
import { UnitRepository } from '../storage/unit-repository.js';
import type { UnitPart, UnitQuery, UnitRow } from '../storage/unit-query.js';
import { unitsOf } from '../storage/unit-sources.js';
import { breakDown, communesOfRow } from './break-down.js';
import type { BreakdownRow } from './break-down.js';
import { figureOf, evidenceOf, sumUnits } from './figure-of-parts.js';
import { ReadFigures } from './read-figures.js';
import { askedUnits, ReadQuestion } from './read-question.js';
import type { AskedFor, Question } from './read-question.js';

type Rated = Figure & { rate: number | null };

export interface Indicator extends Figure {
  code: string; definitionVersion: string; title: string; definition: string;
  /** What the units are; figures of different bases are never added. */
  base: Base;
  area: string | null; areaName: string; approximate: boolean;
  asOf?: string; period?: string; floor?: string; knownAt?: string;
  rate: number | null;
  /** How many rows `rowsUrl` lists. */
  units: number;
  evidence: Evidence; byChannel?: Record<SaleChannel, Rated>; measures?: Record<string, number>;
  by: string; frame: string;
  /** False where one unit stands in several parts, as a product does on several floors: such parts are never added. */
  addsUp: boolean;
  breakdown: BreakdownRow[]; rowsUrl: string;
}

/** Which of the units to list: those of the denominator when left out. */
export interface AskedRows extends AskedFor { part?: UnitPart; /** One part of the parting `by`, as its figure names it. */ key?: string }
export type ListedUnit = UnitRow & { communeName: string };

const NO_NAMES: ReadonlyMap<string, string> = new Map();
const CHANNELS: readonly SaleChannel[] = ['shop', 'stall'];

@Injectable()
export class ShowIndicator {
  constructor(private readonly questions: ReadQuestion, private readonly units: UnitRepository, private readonly figures: ReadFigures, private readonly floors: FloorRepository, private readonly areas: AreasFacade) {}

  /** A figure with its parts; `anew` where nothing that was kept may be taken. Errors: those of ReadQuestion. */
  async run(actor: Actor, asked: AskedFor, language: Language, anew = false): Promise<Indicator> {
    const question = await this.questions.run(actor, asked);
    const { code, definition, scope, time, by, floor, knownAt } = question;
    const query = unitsOf(code, false, knownAt !== null);
    const overlaps = !addsUp(definition, by);
    const apart = overlaps || query.apart?.[by] !== undefined;
    const [{ parts: wholeParts, measures }, breakdown] = await Promise.all([this.figures.run({ code, byFloor: false, by: apart ? 'commune' : by, units: askedUnits(question), anew }), apart ? this.apart(question, language, anew) : null]);
    const whole = figureOf(definition, wholeParts);
    return {
      code, definitionVersion: definition.version, title: message(`insight.${code}.title`, language), definition: message(`insight.${code}.definition`, language), base: definition.base,
      area: scope.code, areaName: scope.code === null ? message('insight.whole_scope', language) : await this.areas.label(scope.code), approximate: scope.approximate,
      ...('asOf' in time ? { asOf: time.asOf } : { period: time.period.text }), ...(floor !== null && { floor }), ...(knownAt !== null && { knownAt }),
      numerator: whole.numerator, denominator: whole.denominator, unknown: whole.unknown, rate: rateOf(whole), units: sumUnits(definition, wholeParts), evidence: evidenceOf(wholeParts),
      ...(query.keys.channel !== undefined && { byChannel: this.byChannel(question, wholeParts) }), ...(measures && { measures }),
      by, frame: question.frame, addsUp: !overlaps, breakdown: breakdown ?? await breakDown(this.areas, question, wholeParts, NO_NAMES, language), rowsUrl: rowsUrlOf(question),
    };
  }

  /** A figure on each floor, without the whole. Errors: those of ReadQuestion. */
  async onFloors(actor: Actor, asked: AskedFor, language: Language): Promise<BreakdownRow[]> {
    return this.apart(await this.questions.run(actor, { ...asked, by: 'floor' }), language);
  }

  /** The units behind a figure. Errors: those of ReadQuestion, `paging.bad_cursor`. */
  async rows(actor: Actor, asked: AskedRows, limit: number, after?: string): Promise<Page<ListedUnit>> {
    const question = await this.questions.run(actor, asked);
    const page = await this.units.page(...await this.reading(question, asked), limit, after);
    return { ...page, items: await this.listed(page.items) };
  }

  /** All of the units behind a figure as they are at one moment, `size` at a time. Errors: those of ReadQuestion. */
  async *allRows(actor: Actor, asked: AskedRows, size: number): AsyncGenerator<ListedUnit[]> {
    const question = await this.questions.run(actor, asked);
    for await (const units of this.units.all(...await this.reading(question, asked), size)) yield await this.listed(units);
  }

  private async reading(question: Question, { part, key }: AskedRows): Promise<[UnitQuery, AskedUnits, WantedUnits]> {
    const { code, definition, knownAt, by } = question;
    const parts: UnitPart[] = part ? [part] : definition.unknown === 'inside' ? ['numerator', 'rest', 'unknown'] : ['numerator', 'rest'];
    const units = askedUnits(question);
    const query = (byFloor: boolean): UnitQuery => unitsOf(code, byFloor, knownAt !== null);
    if (key === undefined) return [query(false), units, { parts }];
    if (by === 'commune') return [query(false), { ...units, communes: await communesOfRow(this.areas, question, key) }, { parts }];
    return by === 'floor' ? [query(true), { ...units, floor: key }, { parts }] : [query(false), units, { parts, of: { by, key } }];
  }

  private async listed(units: readonly UnitRow[]): Promise<ListedUnit[]> {
    const names = new Map<string, string>();
    for (const { communeCode } of units) if (!names.has(communeCode)) names.set(communeCode, await this.areas.label(communeCode));
    return units.map((unit) => ({ ...shaped(unit), communeName: names.get(unit.communeCode)! }));
  }

  /** By units that are not those of the whole: of a product one on each floor, of a survey those of each group. */
  private async apart(question: Question, language: Language, anew = false): Promise<BreakdownRow[]> {
    const [{ parts }, names] = await Promise.all([this.figures.run({ code: question.code, byFloor: question.by === 'floor', by: question.by, units: { ...askedUnits(question), floor: null }, anew }), this.floors.names()]);
    return breakDown(this.areas, question, parts, names, language);
  }

  private byChannel({ definition }: Question, parts: readonly Part[]): Record<SaleChannel, Rated> {
    const [shop, stall] = CHANNELS.map((channel) => {
      const { numerator, denominator, unknown } = figureOf(definition, parts.filter((part) => part.channel === channel));
      return { numerator, denominator, unknown, rate: rateOf({ numerator, denominator }) };
    }) as [Rated, Rated];
    return { shop, stall };
  }
}

/** Instants as people of Vietnam write them. */
const shaped = (unit: UnitRow): UnitRow => Object.fromEntries(Object.entries(unit).map(([name, value]) => [name, value instanceof Date ? isoVietnam(value) : value])) as UnitRow;

function rowsUrlOf({ code, scope, time, floor, knownAt }: Question): string {
  const query = new URLSearchParams({
    ...(scope.code !== null && { area: scope.code }), ...('asOf' in time ? { asOf: time.asOf } : { period: time.period.text }), ...(floor !== null && { floor }), ...(knownAt !== null && { knownAt }),
  });
  return `/api/officer/indicators/${code}/rows?${query.toString()}`;
}
