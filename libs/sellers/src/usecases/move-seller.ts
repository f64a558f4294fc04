import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden, Invalid, moved, NotFound } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { isoVietnam } from '@cho-phien/kernel';
import { missingLines } from '../domain/requirements.js';
import { needsReason, nextMoves, opensShop, sellerMoves, submissionFrom } from '../domain/seller-lifecycle.js';
import type { MoveTaker, SellerMove } from '../domain/seller-lifecycle.js';
import type { SellerProfile } from '../seller.js';
import { LifecycleRepository } from '../storage/lifecycle.repository.js';
import { RequirementRepository } from '../storage/requirement.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { AnnounceSeller } from './announce-seller.js';
import { Checklist } from './checklist.js';

export interface SellerAction { move: SellerMove; taker: MoveTaker; actor: string; reason: string; waive?: readonly string[] }

/** Moves a seller by a named action, the one way there is: guard, history, notice. */
@Injectable()
export class MoveSeller {
  constructor(
    private readonly sellers: SellerRepository, private readonly lifecycle: LifecycleRepository, private readonly requirements: RequirementRepository,
    private readonly checklist: Checklist, private readonly announce: AnnounceSeller, private readonly outbox: Outbox, private readonly clock: Clock,
  ) {}

  /** Errors: `seller.not_found`, `state.move_not_allowed`, `access.forbidden`, `sellers.reason_required`, `sellers.requirements_missing`, `sellers.waiver_not_needed`. */
  async run(tx: Tx, sellerId: string, action: SellerAction): Promise<void> {
    const seller = await this.sellers.hold(tx, sellerId);
    if (!seller) throw new NotFound('seller.not_found');
    const { move, taker, actor, reason, waive = [] } = action;
    const to = moved(sellerMoves, seller.state, move);
    if (!nextMoves(seller.state, taker).includes(move)) throw new Forbidden();
    if (reason === '' && (needsReason(move) || waive.length > 0)) throw new Invalid('sellers.reason_required', {}, [{ path: 'reason', code: 'field.required' }]);
    const at = this.clock.now();
    if (opensShop(move)) await this.meetChecklist(tx, seller, action, at);
    await this.lifecycle.append(tx, sellerId, { action: move, from: seller.state, to, actor, reason, at });
    await this.announce.run(tx, sellerId);
    await this.outbox.append(tx, { type: 'sellers.lifecycle_moved', payload: { sellerId, name: seller.name, action: move, to, reason, at: isoVietnam(at) } });
  }

  /** Hands what was asked for back to the operators' desk. Errors: `state.move_not_allowed`. */
  async submit(tx: Tx, sellerId: string, actor: string): Promise<void> {
    const seller = await this.sellers.hold(tx, sellerId);
    const move = seller && submissionFrom(seller.state);
    if (!move) throw new Conflict('state.move_not_allowed', { from: seller?.state ?? '', move: 'submit_documents' });
    await this.run(tx, sellerId, { move, taker: 'seller', actor, reason: '' });
  }

  private async meetChecklist(tx: Tx, seller: SellerProfile, { waive = [], reason, actor }: SellerAction, at: Date): Promise<void> {
    const { lines, facts } = await this.checklist.of(seller, tx);
    const missing = missingLines(lines, facts);
    const left = missing.filter((code) => !waive.includes(code));
    if (left.length > 0) {
      throw new Conflict('sellers.requirements_missing', {}, left.map((code) => ({ path: `requirements.${code}`, code: 'sellers.requirement_missing', name: lines.find((line) => line.code === code)?.name.vi ?? code })));
    }
    const idle = waive.filter((code) => !missing.includes(code));
    if (idle.length > 0) throw new Conflict('sellers.waiver_not_needed', { codes: idle.join(', ') });
    if (waive.length > 0) await this.requirements.waive(tx, seller.id, waive, reason, actor, at);
  }
}
