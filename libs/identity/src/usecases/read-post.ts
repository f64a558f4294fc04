import { Injectable } from '@nestjs/common';
import { ReadsPosts } from '@cho-phien/platform';
import type { Actor, PostReader } from '@cho-phien/platform';
import { AccountRepository } from '../storage/account.repository.js';

/** The post an officer holds today, as the officer policy reads it. */
@Injectable() @ReadsPosts()
export class ReadPost implements PostReader {
  constructor(private readonly accounts: AccountRepository) {}

  async postOf(accountId: string): Promise<Actor | null> {
    const officer = await this.accounts.officer(accountId);
    return officer.officerAreas.length === 0 ? null : { accountId, roles: ['officer'], ...officer };
  }
}
