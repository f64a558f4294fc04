import { Injectable } from '@nestjs/common';
import { Clock, Conflict, NotFound } from '@cho-phien/kernel';
import { ChangeFeed, Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { ReceiptState } from '../domain/judge-arrival.js';
import type { Payable } from '../domain/payable.js';
import { LineDecisionRepository } from '../storage/line-decision.repository.js';
import type { LineWord, UnplacedLine } from '../storage/line-decision.repository.js';
import { SOURCES } from '../storage/receipt.repository.js';

/** What a line pays once it has its word. */
export interface LinePlace { state: ReceiptState; payable: Pick<Payable, 'id' | 'groupCode'> | null; attemptId: string | null }

/** What people do with a line that nobody could place has this in common: it is locked, still open, and gets one word for ever. */
@Injectable()
export class DecideLine {
  constructor(private readonly decisions: LineDecisionRepository, private readonly outbox: Outbox, private readonly changes: ChangeFeed, private readonly clock: Clock) {}

  /** The line, locked, that still waits for a word; null when it has the very word. Errors: `payments.line_not_found`, `payments.line_decided`, `payments.line_outgoing` (unless it `may` have left the account). */
  async undecided(tx: Tx, id: string, same: (word: LineWord, line: UnplacedLine) => boolean, may = { leave: false }): Promise<UnplacedLine | null> {
    const line = await this.decisions.lock(tx, id);
    if (line === null) throw new NotFound('payments.line_not_found');
    const word = await this.decisions.wordOn(tx, id);
    if (word !== null && same(word, line)) return null;
    if (word !== null || line.state !== 'unmatched') throw new Conflict('payments.line_decided');
    if (line.outgoing && !may.leave) throw new Conflict('payments.line_outgoing');
    return line;
  }

  /** The same, and nobody is sending it back. Errors: those of `undecided`, `payments.refund_proposed`. */
  async placeable(tx: Tx, id: string, same: (word: LineWord, line: UnplacedLine) => boolean, may = { leave: false }): Promise<UnplacedLine | null> {
    const line = await this.undecided(tx, id, same, may);
    if (line !== null && (await this.decisions.isGoingBack(tx, id))) throw new Conflict('payments.refund_proposed');
    return line;
  }

  /** Gives the line its word and its place, and tells the others; of a remittance its statement tells, and what left the account is cleared where it is posted. */
  async say(tx: Tx, { id, provider, amount, outgoing }: UnplacedLine, said: Omit<LineWord, 'at'>, { state, payable, attemptId }: LinePlace): Promise<void> {
    const at = this.clock.now();
    const { decision } = said;
    await this.decisions.decide(tx, id, { ...said, at }, { state, payableId: payable?.id ?? null, attemptId });
    const groupCode = payable?.groupCode ?? null;
    if (decision !== 'remitted' && !outgoing) await this.outbox.append(tx, { type: 'payments.bank_line_decided', payload: { receiptId: id, source: SOURCES[provider], decision, amount, groupCode, at: at.toISOString() } });
    if (groupCode !== null) await this.changes.announce(tx, `order_group:${groupCode}`);
  }

  /** The line ends without paying for anything. */
  async end(tx: Tx, line: UnplacedLine, said: Omit<LineWord, 'at'>): Promise<void> { await this.say(tx, line, said, { state: 'ignored', payable: null, attemptId: null }); }
}
