import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Clock, message, vietnamDay } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, Public, RequestLanguage } from '@cho-phien/platform';
import { earliestStart, NOTICE_DAYS } from '../domain/announcement.js';
import { publishedOn } from '../domain/published-rates.js';
import type { PublishedRate } from '../domain/published-rates.js';
import { RateRepository } from '../storage/rate.repository.js';
import type { AnnouncedRate } from '../storage/rate.repository.js';
import { takeRate } from '../domain/take-rate.js';
import { TakeRateRepository } from '../storage/take-rate.repository.js';
import { keptMonths, publicFees } from './fee.dto.js';

const MONTHS_SHOWN = 12;

type Answer = z.infer<typeof publicFees>;

/** What the market takes and withholds, for anybody to read: fee changes are public 20 days before they take effect (NĐ 248/2026/NĐ-CP, Art. 8.2). */
@ApiTags('money')
@Controller('shop/fees')
export class ShopFeesController {
  constructor(private readonly rates: RateRepository, private readonly takeRates: TakeRateRepository, private readonly clock: Clock) {}

  /** The fees and taxes that hold today and those that are announced, each with its days and its law. */
  @Get() @Public() @Answers(publicFees)
  async list(@RequestLanguage() language: Language): Promise<Answer> {
    const today = vietnamDay(this.clock.now());
    const items = publishedOn(await this.rates.all(), today).map((rate) => shown(rate, language));
    return { asOf: today, noticeDays: NOTICE_DAYS, earliestFeeChange: earliestStart('commission', today), items };
  }

  /** What the market kept of the goods sold in each of the last twelve whole months, by its ledger; newest first. */
  @Get('kept') @Public() @Answers(keptMonths)
  async kept(): Promise<z.infer<typeof keptMonths>> {
    const months = await this.takeRates.newest(MONTHS_SHOWN);
    return { items: months.map(({ reckonedAt, ...month }) => ({ ...month, takeRate: takeRate(month), reckonedAt: reckonedAt.toISOString() })) };
  }
}

const shown = (rate: PublishedRate<AnnouncedRate>, language: Language): Answer['items'][number] => ({
  id: rate.id, kind: rate.kind, name: message(`settlement.${rate.kind}`, language), productSets: rate.productSets && [...rate.productSets], sellerKind: rate.sellerKind, channel: rate.channel,
  method: rate.method as Answer['items'][number]['method'], rate: rate.basisPoints / 100, floor: rate.floor, cap: rate.cap, borneBy: rate.borneBy,
  validFrom: rate.validFrom, validTo: rate.validTo, legalRef: rate.legalRef, status: rate.status, state: rate.state, announcedOn: vietnamDay(rate.announcedAt),
});
