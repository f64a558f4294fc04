import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { message } from '@cho-phien/kernel';
import type { Language, Page } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { rateOf, sumOf } from '../domain/figure.js';
import type { Figure } from '../domain/figure.js';
import { DEFINITION_VERSION } from '../domain/indicators.js';
import type { Evidence } from '../domain/indicators.js';
import { ListedProducts } from '../storage/listed-products.js';
import type { CertificateUnit, Part } from '../storage/listed-products.js';
import { PaidOrders } from '../storage/paid-orders.js';
import type { OrderUnit } from '../storage/paid-orders.js';
import { ReadQuestion } from './read-question.js';
import type { AskedFor, Question } from './read-question.js';

export interface BreakdownRow extends Figure { key: string; area: string | null; areaName: string; rate: number | null }
export interface Indicator extends Figure {
  code: string; definitionVersion: string; title: string; definition: string;
  area: string | null; areaName: string; approximate: boolean;
  asOf?: string; period?: string;
  rate: number | null; evidence: Evidence; breakdown: BreakdownRow[]; rowsUrl: string;
}

interface Parts { parts: Part[]; evidence: Evidence }

@Injectable()
export class ShowIndicator {
  constructor(
    private readonly questions: ReadQuestion,
    private readonly listed: ListedProducts,
    private readonly paid: PaidOrders,
    private readonly areas: AreasFacade,
  ) {}

  /** A figure with its parts. Errors: those of ReadQuestion. */
  async run(actor: Actor, asked: AskedFor, language: Language): Promise<Indicator> {
    const question = await this.questions.run(actor, asked);
    const { code, scope, time } = question;
    const { parts, evidence } = await this.partsOf(question);
    const whole = sumOf(parts);
    return {
      code, definitionVersion: DEFINITION_VERSION, title: message(`insight.${code}.title`, language), definition: message(`insight.${code}.definition`, language),
      area: scope.code, areaName: scope.code === null ? message('insight.whole_scope', language) : await this.areas.label(scope.code), approximate: scope.approximate,
      ...('asOf' in time ? { asOf: time.asOf } : { period: time.period.text }),
      ...whole, rate: rateOf(whole), evidence, breakdown: await this.breakdown(question, parts), rowsUrl: rowsUrlOf(question),
    };
  }

  /** The units of the denominator behind a figure. Errors: those of ReadQuestion, `paging.bad_cursor`. */
  async rows(actor: Actor, asked: AskedFor, limit: number, after?: string): Promise<Page<(CertificateUnit | OrderUnit) & { communeName: string }>> {
    const { scope, time } = await this.questions.run(actor, asked);
    const page: Page<CertificateUnit | OrderUnit> = 'asOf' in time
      ? await this.listed.units(scope.communes, time.asOf, limit, after)
      : await this.paid.units(scope.communes, time.period, limit, after);
    return { ...page, items: await Promise.all(page.items.map(async (unit) => ({ ...unit, communeName: await this.areas.label(unit.communeCode) }))) };
  }

  private async partsOf({ code, scope, time, by }: Question): Promise<Parts> {
    if ('asOf' in time) {
      const parts = await this.listed.figures(scope.communes, time.asOf, by);
      return { parts, evidence: { A: sumOf(parts).numerator, B: 0, C: 0 } };
    }
    const cashless = await this.paid.figures(scope.communes, time.period, by);
    const parts = cashless.map(({ key, count, value }) => ({ key, ...(code === 'I5a' ? count : value) }));
    const declared = cashless.reduce((sum, part) => sum + (code === 'I5a' ? part.declaredCount : part.declaredValue), 0);
    return { parts, evidence: { A: sumOf(parts).denominator - declared, B: 0, C: declared } };
  }

  /** Every commune has a row, also one in which there is nothing to count. */
  private async breakdown({ by, scope }: Question, parts: readonly Part[]): Promise<BreakdownRow[]> {
    const known = new Map(parts.map((part) => [part.key, part]));
    const keys = by === 'commune' ? scope.communes : parts.map(({ key }) => key);
    const named = by === 'commune' || by === 'buyerProvince';
    return Promise.all(keys.map(async (key) => {
      const { numerator, denominator, unknown } = known.get(key) ?? { numerator: 0, denominator: 0, unknown: 0 };
      return { key, area: by === 'commune' ? key : scope.code, areaName: named ? await this.areas.label(key) : key, numerator, denominator, unknown, rate: rateOf({ numerator, denominator, unknown }) };
    }));
  }
}

function rowsUrlOf({ code, scope, time }: Question): string {
  const query = new URLSearchParams({ ...(scope.code !== null && { area: scope.code }), ...('asOf' in time ? { asOf: time.asOf } : { period: time.period.text }) });
  return `/api/officer/indicators/${code}/rows?${query.toString()}`;
}
