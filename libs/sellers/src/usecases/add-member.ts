import { Injectable } from '@nestjs/common';
import { NotFound } from '@cho-phien/kernel';
import type { SellerRole, Tx } from '@cho-phien/platform';
import { SellerRepository } from '../storage/seller.repository.js';
import { AnnounceContact } from './announce-contact.js';

/** Gives an account a role in a seller, or another role. */
@Injectable()
export class AddMember {
  constructor(private readonly sellers: SellerRepository, private readonly announceContact: AnnounceContact) {}

  /** Errors: `seller.not_found`. */
  async run(tx: Tx, sellerId: string, accountId: string, role: SellerRole): Promise<void> {
    if (!(await this.sellers.lock(tx, sellerId))) throw new NotFound('seller.not_found');
    await this.sellers.putMember(tx, sellerId, accountId, role);
    await this.announceContact.run(tx, sellerId);
  }
}
