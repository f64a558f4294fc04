import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { holdingBack } from '../domain/requirements.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { Checklist } from './checklist.js';

/** What follows from a seller's profile on the day of the question. */
@Injectable()
export class SellerDirectory {
  constructor(private readonly sellers: SellerRepository, private readonly checklist: Checklist, private readonly clock: Clock) {}

  async onHoliday(sellerId: string, tx?: Tx): Promise<boolean> {
    const today = vietnamDay(this.clock.now());
    const holiday = (await this.sellers.profile(sellerId, tx))?.holiday;
    return holiday !== null && holiday !== undefined && holiday.from <= today && today <= holiday.until;
  }

  async missingFor(sellerId: string, productSet: string, language: Language, tx?: Tx): Promise<{ code: string; name: string }[]> {
    const seller = await this.sellers.profile(sellerId, tx);
    if (!seller) return [];
    const { lines, facts } = await this.checklist.of(seller, tx);
    return holdingBack(lines, facts, productSet).map(({ code, name }) => ({ code, name: name[language] }));
  }
}
