import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { linesFor } from '../domain/requirements.js';
import type { Requirement, SellerFacts } from '../domain/requirements.js';
import type { SellerProfile } from '../seller.js';
import { BankAccountRepository } from '../storage/bank-account.repository.js';
import { RequirementRepository } from '../storage/requirement.repository.js';
import type { EvidenceRow } from '../storage/requirement.repository.js';
import type { BankAccountRow } from '../storage/bank-account.repository.js';

/** The checklist of one seller with everything it is worked out from. */
export interface SellerChecklist { lines: Requirement[]; facts: SellerFacts; evidence: Map<string, EvidenceRow>; bankAccount: BankAccountRow | null }
type Place = Pick<SellerProfile, 'id' | 'kind' | 'communeCode' | 'addressLine'>;

/** Where sellers stand with what is asked of them. */
@Injectable()
export class Checklist {
  constructor(private readonly requirements: RequirementRepository, private readonly bankAccounts: BankAccountRepository) {}

  async of(seller: Place, tx?: Tx): Promise<SellerChecklist> { return (await this.ofMany([seller], tx)).get(seller.id)!; }

  async ofMany(sellers: readonly Place[], tx?: Tx): Promise<Map<string, SellerChecklist>> {
    const ids = sellers.map(({ id }) => id);
    const all = await this.requirements.all(tx);
    const evidence = await this.requirements.evidenceOf(ids, tx);
    const accounts = await this.bankAccounts.latestOf(ids, tx);
    const waived = await this.requirements.waivedOf(ids, tx);
    return new Map(sellers.map((seller) => {
      const own = new Map(evidence.filter(({ sellerId }) => sellerId === seller.id).map((row) => [row.code, row]));
      const bankAccount = accounts.find(({ sellerId }) => sellerId === seller.id) ?? null;
      const facts = { communeCode: seller.communeCode, addressLine: seller.addressLine, bankAccount, given: own, waived: new Set(waived.filter(({ sellerId }) => sellerId === seller.id).map(({ code }) => code)) };
      return [seller.id, { lines: linesFor(all, seller.kind), facts, evidence: own, bankAccount }];
    }));
  }
}
