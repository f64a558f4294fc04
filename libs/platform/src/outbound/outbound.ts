import { Injectable } from '@nestjs/common';
import { Breaker } from './breaker.js';
import { OutboundFailure, sendRequest } from './send-request.js';
import type { OutboundAnswer, OutboundRequest, Patience } from './send-request.js';

export { OutboundFailure } from './send-request.js';
export type { OutboundAnswer, OutboundRequest } from './send-request.js';

/** A hung partner costs a caller at most this, so that a checkout can say so within 6 s. */
const PATIENCE: Patience = { connectMs: 1_000, answerMs: 5_000, mostBytes: 4 * 1024 * 1024 };
/** Calls to one partner at the same time; more would only pile up behind a slow one. */
const AT_ONCE = 20;

interface Partner { breaker: Breaker; calls: number }

/** Every call to a partner's server goes out here. Never inside a transaction. */
@Injectable()
export class Outbound {
  private readonly partners = new Map<string, Partner>();

  /**
   * Sends one request; any status is an answer. Errors: OutboundFailure.
   * @param name whose breaker and budget count
   * @param answerMs less than the 5 s that every partner has
   */
  async send(name: string, request: OutboundRequest, answerMs: number = PATIENCE.answerMs): Promise<OutboundAnswer> {
    return this.guard(name, () => sendRequest(request, { ...PATIENCE, answerMs: Math.min(answerMs, PATIENCE.answerMs) }), ({ status }) => status >= 500);
  }

  /**
   * A call by another protocol behind the same breaker and budget; it keeps to `limits` itself. Errors: OutboundFailure, those of the call.
   * @param isFault whether an answer counts against the partner, as whatever the call throws does
   */
  async guard<Answer>(name: string, call: (limits: Pick<Patience, 'connectMs' | 'answerMs'>) => Promise<Answer>, isFault: (answer: Answer) => boolean): Promise<Answer> {
    const partner = this.partner(name);
    if (partner.calls >= AT_ONCE) throw new OutboundFailure('crowded', false);
    if (!partner.breaker.admits()) throw new OutboundFailure('resting', false);
    partner.calls++;
    try {
      const answer = await call(PATIENCE);
      if (isFault(answer)) partner.breaker.failed();
      else partner.breaker.succeeded();
      return answer;
    } catch (error) {
      partner.breaker.failed();
      throw error;
    } finally {
      partner.calls--;
    }
  }

  private partner(name: string): Partner {
    const known = this.partners.get(name) ?? { breaker: new Breaker(() => performance.now()), calls: 0 };
    this.partners.set(name, known);
    return known;
  }
}
