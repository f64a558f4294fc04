import { Injectable } from '@nestjs/common';
import { Clock, Conflict } from '@cho-phien/kernel';
import { ChangeFeed, Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { ClaimMove } from '../domain/claim.js';
import { endOfDayAfter } from '../domain/order-promise.js';
import { ClaimRepository } from '../storage/claim.repository.js';
import type { Claim, Party } from '../storage/claim.repository.js';
import { TermsRepository } from '../storage/terms.repository.js';
import type { RuleCode } from '../storage/terms.repository.js';

export interface WhoMoves { party: Party; actor: string; note?: string | null }

/** How long whoever is next has for his word. */
const NEXT_WORD: Partial<Record<ClaimMove, RuleCode>> = { decline: 'claim_dispute_days', promise_replacement: 'claim_replace_days' };

/** One step of a claim: state, history and news in one. The caller holds the lock of its group. */
@Injectable()
export class MoveClaim {
  constructor(
    private readonly claims: ClaimRepository,
    private readonly terms: TermsRepository,
    private readonly outbox: Outbox,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** Errors: `state.move_not_allowed`. */
  async run(tx: Tx, claim: Claim, move: ClaimMove, { party, actor, note = null }: WhoMoves): Promise<Claim> {
    const at = this.clock.now();
    const rule = NEXT_WORD[move];
    const dueAt = rule === undefined ? null : endOfDayAfter(at, (await this.terms.today(tx)).rule(rule));
    if (!(await this.claims.move(tx, claim.id, move, { party, actor, note, at }, dueAt))) throw new Conflict('state.move_not_allowed', { from: claim.state, move });
    return this.tell(tx, (await this.claims.find(claim.id, tx))!, party);
  }

  /** Lets everybody know how a claim stands now. */
  async tell(tx: Tx, claim: Claim, party: Party): Promise<Claim> {
    const { id: claimId, groupCode, orderCode, kind, state, seller, openedAt, closeBy } = claim;
    await this.outbox.append(tx, { type: 'ordering.claim_moved', payload: {
      claimId, groupCode, orderCode, sellerId: seller.id, kind, state, by: party, at: this.clock.now().toISOString(), openedAt: openedAt.toISOString(), sellerCommuneCode: seller.communeCode, closeBy: closeBy && closeBy.toISOString(),
    } });
    await this.changes.announce(tx, `order_group:${groupCode}`);
    await this.changes.announce(tx, `seller:${seller.id}`);
    return claim;
  }
}
