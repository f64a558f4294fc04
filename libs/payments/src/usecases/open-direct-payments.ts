import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { doorMemo } from '../domain/door-memo.js';
import { splitTotal } from '../domain/payable.js';
import type { Split } from '../domain/payable.js';
import { transferPayload } from '../providers/vietqr/transfer-payload.js';
import type { BankAccount } from '../providers/vietqr/transfer-payload.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';

interface Purchase { groupCode: string; expiresAt: Date | null; splits: readonly (Split & { payTo?: BankAccount })[] }

/** Asks for each order that is paid to its seller himself by a transfer of its own. */
@Injectable()
export class OpenDirectPayments {
  constructor(private readonly payables: PayableRepository, private readonly attempts: AttemptRepository, private readonly clock: Clock) {}

  async run(tx: Tx, payableId: string, { groupCode, expiresAt, splits }: Purchase): Promise<void> {
    for (const { payTo, ...split } of splits) {
      if (payTo === undefined) continue;
      const { orderCode } = split;
      const number = await this.payables.nextAttempt(tx, payableId);
      const amount = splitTotal(split);
      await this.attempts.insert(tx, {
        id: newId(), payableId, number, method: 'vietqr', amount, reference: `${groupCode}N${number}`, orderCode, payee: payTo,
        qrPayload: transferPayload(payTo, amount, doorMemo(groupCode, orderCode)), expiresAt, createdAt: this.clock.now(),
      });
    }
  }
}
