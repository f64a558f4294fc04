import { Injectable } from '@nestjs/common';
import { Conflict, TooMany } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { FormOfAddress, SellerKind } from '../seller.js';
import { MemberRepository } from '../storage/member.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { AnnounceContact } from './announce-contact.js';
import { EnterSeller } from './enter-seller.js';

/** What is asked of somebody who wants to sell. The id is made on his phone, so that a form sent twice makes one shop. */
export interface Application {
  id: string;
  kind: SellerKind;
  name: string;
  communeCode: string;
  addressLine: string;
  ownerName?: string;
  phone?: string;
  addressAs?: FormOfAddress;
  /** Left out, the page name is made from the name. */
  slug?: string;
  demo?: boolean;
}

/** Applications of one account that may wait at the same time: of a person for himself, of an assistant for his villages. */
export const MOST_WAITING = { person: 5, assistant: 100 } as const;

/** Takes an application from somebody who signed in; he becomes the owner. */
@Injectable()
export class ApplyToSell {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly sellers: SellerRepository, private readonly members: MemberRepository,
    private readonly enter: EnterSeller, private readonly announceContact: AnnounceContact,
  ) {}

  /** Errors: `sellers.application_differs`, `sellers.too_many_applications`, `sellers.unknown_commune`, `sellers.name_unusable`. */
  async run(accountId: string, application: Application): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (await this.isRepeated(tx, application.id, accountId, MOST_WAITING.person)) return;
      await this.enterOwned(tx, application, accountId, accountId, `seller:${accountId}`);
    });
  }

  /** True when this account has sent the application before. */
  async isRepeated(tx: Tx, id: string, accountId: string, mostWaiting: number): Promise<boolean> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('sellers application ' || $1, 0)), pg_advisory_xact_lock(hashtextextended('sellers applicant ' || $2, 0))`, [id, accountId]);
    if (await this.sellers.profile(id, tx)) {
      if ((await this.sellers.applicant(tx, id)) !== accountId) throw new Conflict('sellers.application_differs');
      return true;
    }
    if ((await this.sellers.countWaiting(tx, accountId)) >= mostWaiting) throw new TooMany('sellers.too_many_applications');
    return false;
  }

  async enterOwned(tx: Tx, application: Application, ownerId: string | null, appliedBy: string, actor: string): Promise<void> {
    await this.enter.run(tx, { ...application, appliedBy, actor });
    if (ownerId !== null) await this.members.put(tx, application.id, ownerId, 'owner');
    await this.announceContact.run(tx, application.id);
  }
}
