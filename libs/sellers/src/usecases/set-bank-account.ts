import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, isoVietnam, seal } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Config, Outbox, UnitOfWork } from '@cho-phien/platform';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { isHolderAmong } from '../domain/same-person.js';
import type { AskedCode, BankAccount } from '../seller.js';
import { BankAccountRepository } from '../storage/bank-account.repository.js';
import { ChangeRepository } from '../storage/change.repository.js';
import { HolderNames } from './holder-names.js';
import { SellerCodes } from './seller-codes.js';

const PURPOSE = 'set_bank_account';

/** The code agrees to this account and no other: whoever sits between phone and market cannot put in his own. */
const subjectOf = ({ bin, accountNumber, holder }: BankAccount): string => createHash('sha256').update(JSON.stringify([bin, accountNumber, holder])).digest('hex');

/** Sets where a seller's money goes, by the owner with a second factor: a code that names the account, to the phone he signs in with (the shop's could be changed just before). */
@Injectable()
export class SetBankAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly codes: SellerCodes, private readonly names: HolderNames, private readonly accounts: BankAccountRepository,
    private readonly changes: ChangeRepository, private readonly outbox: Outbox, private readonly config: Config, private readonly clock: Clock,
  ) {}

  /** Errors: `sellers.no_phone`, `identity.too_many_requests`. */
  ask({ sellerId, accountId }: SellerScope, account: BankAccount, language: Language): Promise<AskedCode> {
    const end = account.accountNumber.slice(-4);
    const summary = language === 'en' ? `Your money goes to the account ending in ${end} of ${account.holder}.` : `Tiền hàng về tài khoản đuôi ${end} của ${account.holder}.`;
    return this.unitOfWork.run((tx) => this.codes.ask(tx, { sellerId, accountId, purpose: PURPOSE, subject: subjectOf(account), summary, language }));
  }

  /** Errors: `identity.otp_wrong`, `identity.otp_expired`, `identity.too_many_attempts`. */
  async run(scope: SellerScope, account: BankAccount, code: string): Promise<void> {
    await this.codes.whenRight({ sellerId: scope.sellerId, accountId: scope.accountId, purpose: PURPOSE, subject: subjectOf(account), code }, (tx) => this.set(tx, scope, account));
  }

  private async set(tx: Tx, { sellerId, actor }: SellerScope, { bin, accountNumber, holder }: BankAccount): Promise<void> {
    const at = this.clock.now();
    const match = isHolderAmong(holder, await this.names.of(tx, sellerId)) ? 'matched' : 'needs_check';
    const numberEnd = accountNumber.slice(-4);
    await this.accounts.add(tx, { sellerId, bin, numberSealed: seal(this.config.settings.DATA_KEY, sellerId, accountNumber), numberEnd, holder, match, setBy: actor, at });
    await this.changes.note(tx, { sellerId, actor, what: 'bank_account', after: { bin, numberEnd, holder, match }, at });
    await this.outbox.append(tx, { type: 'sellers.bank_account_changed', payload: { sellerId, match, changedBy: actor, at: isoVietnam(at) } });
  }
}
