import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Finding, Head, Verdict } from '../domain/chain-verdict.js';
import { BalanceRepository } from '../storage/balance.repository.js';
import { ChainRepository } from '../storage/chain.repository.js';
import type { Link } from '../storage/chain.repository.js';

const AT_ONCE = 5_000;

/** Works every hash of the chain out again, from the first transaction to the last. */
@Injectable()
export class VerifyLedger {
  constructor(private readonly chain: ChainRepository, private readonly balances: BalanceRepository) {}

  /** @param kept a head that was written down earlier and must still stand in the chain */
  async run(kept?: Head): Promise<Verdict> {
    const { head, finding } = await this.onward({ position: 0, hash: '' }, kept);
    if (finding) return { head, finding };
    if (kept && kept.position > head.position) return { head, finding: { kind: 'missing', position: head.position + 1 } };
    return { head, finding: await this.besides() };
  }

  /** The same from a link on that is known to be sound, and of nothing but the chain. */
  async onward({ position, hash }: Head, kept?: Head): Promise<Verdict> {
    let head: Head = { position, hash };
    for (let links = await this.chain.after(position, AT_ONCE); links.length > 0; links = await this.chain.after(head.position, AT_ONCE)) {
      for (const link of links) {
        const finding = flawOf(link, head, kept);
        if (finding) return { head, finding };
        head = { position: link.position, hash: link.hash };
      }
    }
    return { head, finding: null };
  }

  private async besides(): Promise<Finding | null> {
    const unlinked = await this.chain.unlinked();
    if (unlinked) return { kind: 'unlinked', transactionId: unlinked.id, reference: unlinked.reference };
    const [wrong] = await this.balances.wrongAtCheckpoint();
    return wrong ? { kind: 'wrong_balance', account: wrong.account } : null;
  }
}

function flawOf({ position, transactionId, reference, hash, content }: Link, before: Head, kept: Head | undefined): Finding | null {
  if (position !== before.position + 1) return { kind: 'missing', position: before.position + 1 };
  const expected = createHash('sha256').update(Buffer.from(before.hash, 'hex')).update(content ?? '').digest('hex');
  if (hash !== expected) return { kind: 'broken', position, transactionId, reference };
  return kept?.position === position && kept.hash !== hash ? { kind: 'other_head', position } : null;
}

/** For a program that has a database and nothing else. */
export const verifyLedger = (dataSource: DataSource, kept?: Head): Promise<Verdict> =>
  new VerifyLedger(new ChainRepository(dataSource), new BalanceRepository(dataSource)).run(kept);
