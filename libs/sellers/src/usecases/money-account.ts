import { Injectable } from '@nestjs/common';
import { isId, unseal } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { check } from '../domain/requirements.js';
import type { BankAccount, MoneyStanding } from '../seller.js';
import { RequirementRepository } from '../storage/requirement.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { Checklist } from './checklist.js';
import type { SellerChecklist } from './checklist.js';

/** Where sellers' money may go. */
@Injectable()
export class MoneyAccount {
  constructor(private readonly sellers: SellerRepository, private readonly checklist: Checklist, private readonly requirements: RequirementRepository, private readonly config: Config) {}

  /** How sellers stand, of those that exist. Verified is only whose identity an operator has verified: a waiver opens a shop, never a payout. */
  async standings(sellerIds: readonly string[], tx?: Tx): Promise<Map<string, MoneyStanding>> {
    const places = await this.sellers.places(sellerIds.filter(isId), tx);
    const checklists = await this.checklist.ofMany(places, tx);
    return new Map(places.map(({ id, suspendedSince }) => {
      const checklist = checklists.get(id)!;
      return [id, { account: this.accountIn(id, checklist), verified: checklist.facts.given.get('identity')?.decision === 'verified', suspendedSince }];
    }));
  }

  async mayReceive(sellerId: string, tx?: Tx): Promise<boolean> { return (await this.standings([sellerId], tx)).get(sellerId)?.verified ?? false; }

  /** The account in clear, once it is known to be the seller's; null before. */
  async verified(sellerId: string, tx?: Tx): Promise<BankAccount | null> { return (await this.standings([sellerId], tx)).get(sellerId)?.account ?? null; }

  /** The numbers under which the tax office knows sellers (a household's is its owner's identity number), of those who gave one. Never shown, only declared. */
  async taxNumbersOf(sellerIds: readonly string[]): Promise<Map<string, string>> {
    const given = await this.requirements.evidenceOf(sellerIds);
    return new Map(given.flatMap(({ sellerId, code, sealed }) => (code === 'identity' && sealed ? [[sellerId, unseal(this.config.settings.DATA_KEY, `${sellerId} identity`, sealed)]] : [])));
  }

  private accountIn(sellerId: string, { lines, facts, bankAccount }: SellerChecklist): BankAccount | null {
    const line = lines.find(({ code }) => code === 'bank_account');
    if (!bankAccount || !line || check(line, facts).state !== 'verified') return null;
    return { bin: bankAccount.bin, accountNumber: unseal(this.config.settings.DATA_KEY, sellerId, bankAccount.numberSealed), holder: bankAccount.holder };
  }
}
