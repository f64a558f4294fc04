import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { InjectLogger, UnitOfWork } from '@cho-phien/platform';
import type { Logger } from 'pino';
import { Channels } from '../channels/channels.js';
import type { Outcome, Parcel } from '../channels/channel.js';
import { nextAttempt } from '../domain/next-attempt.js';
import type { Attempt, NextAttempt } from '../domain/next-attempt.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import { MessageRepository } from '../storage/message.repository.js';
import type { ClaimedMessage } from '../storage/message.repository.js';
import { WishesRepository } from '../storage/wishes.repository.js';

const BATCH = 100;
const AT_ONCE = 20;
/** A push service's answer for a browser that was closed for good (RFC 8030, 7.3). */
const GONE = /^HTTP 4(?:04|10)$/;
/** Longer than any attempt takes; then another process may take the message over. */
const LEASE_MS = 120_000;

/** Sends what is due: notes the attempt, commits, calls the provider, notes the outcome. Safe to run in several processes. */
@Injectable()
export class SendDue {
  private running: Promise<void> | null = null;
  private again = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly channels: Channels,
    private readonly messages: MessageRepository,
    private readonly attempts: AttemptRepository,
    private readonly wishes: WishesRepository,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Ends when nothing is due any more. One run at a time in a process; what is asked for meanwhile is heeded. */
  async run(): Promise<void> {
    if (this.channels.simulated) return;
    this.again = true;
    this.running ??= this.untilDone().finally(() => { this.running = null; });
    await this.running;
  }

  private async untilDone(): Promise<void> {
    while (this.again) {
      this.again = false;
      const leaseUntil = new Date(this.clock.now().getTime() + LEASE_MS);
      const claimed = await this.messages.claim(this.clock.now(), leaseUntil, BATCH);
      if (claimed.length > 0) this.again = true;
      const queue = [...claimed];
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, async () => {
        for (let message = queue.shift(); message !== undefined; message = queue.shift()) await this.carry(message, leaseUntil);
      }));
    }
  }

  private async carry(message: ClaimedMessage, leaseUntil: Date): Promise<void> {
    try {
      const step = this.stepOf(message);
      const number = await this.begin(message, step, leaseUntil);
      if (number === null || 'giveUp' in step) return;
      await this.finish(message, number, step, await this.send(message, step));
    } catch (error) {
      this.logger.error({ messageId: message.id, error: (error as Error).message }, 'a message could not be carried; it is taken up again when its lease ends');
    }
  }

  /** What a process that went away left under way counts as not known. */
  private stepOf({ id, route, attempts, expiresAt }: ClaimedMessage): NextAttempt {
    const now = this.clock.now();
    if (expiresAt !== null && expiresAt <= now) return { giveUp: true };
    const past = attempts.map(({ state, beganAt, ...attempt }): Attempt => ({ ...attempt, state: state === 'under_way' ? 'unknown' : state, beganAt: new Date(beganAt) }));
    return nextAttempt(id, route, past, now, (channel) => this.channels.find(channel)?.dedupeMs ?? 0);
  }

  /** The number of the attempt; null when there is nothing to send now. */
  private begin({ id }: ClaimedMessage, step: NextAttempt, leaseUntil: Date): Promise<number | null> {
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      await this.attempts.abandon(tx, id, now);
      if ('giveUp' in step) await this.attempts.giveUp(tx, id);
      else if (step.at > now) await this.attempts.putOff(tx, id, step.at);
      else return this.attempts.begin(tx, id, leaseUntil, { channel: step.send, key: step.key, at: now, uncertain: step.uncertain });
      return null;
    });
  }

  private async send({ template, recipient, text, data }: ClaimedMessage, { send, key }: Extract<NextAttempt, { send: unknown }>): Promise<Outcome> {
    const channel = this.channels.find(send);
    if (!channel) return { kind: 'refused', reason: 'not configured' };
    const [person] = send === 'email' || send === 'web_push' ? await this.wishes.of([recipient]) : [];
    const parcel: Parcel = { key, template, recipient, text, data, email: person?.email ?? null, push: person?.push ?? null };
    const outcome = await channel.send(parcel);
    if (send === 'web_push' && outcome.kind === 'refused' && GONE.test(outcome.reason) && parcel.push) await this.wishes.forgetBrowser(parcel.push.endpoint);
    return outcome;
  }

  private async finish({ id }: ClaimedMessage, number: number, { send }: Extract<NextAttempt, { send: unknown }>, outcome: Outcome): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      await this.attempts.end(tx, id, number, outcome, now);
      if (outcome.kind === 'accepted') await this.attempts.markSent(tx, id, send, now);
      else await this.attempts.putOff(tx, id, now); // when it is really due is decided as it is taken up
    });
    if (outcome.kind !== 'accepted') this.logger.warn({ messageId: id, channel: send, outcome: outcome.kind, reason: outcome.reason }, 'a channel did not take a message');
  }
}
