import { createHash, randomBytes } from 'node:crypto';
import { openJournal, type Journal } from '../journal.js';
import { fieldsAt, numberAt, textAt, textsOf, type FormFields } from './form.js';
import { refundedAmount, sessionSchema, type Refund, type Session } from './session.js';

/** A refusal in Stripe's words. */
export class StripeRefusal extends Error {
  constructor(readonly status: number, readonly code: string | null, readonly parameter: string | null, type = 'invalid_request_error') {
    super(code ?? type);
    this.type = type;
  }

  readonly type: string;
}

/** Eight digits at most, about half a dollar at least. */
const CEILING = 99_999_999;
const FLOOR = 13_000;
const SHORTEST_S = 30 * 60;
const LONGEST_S = 24 * 60 * 60;

const newName = (prefix: string): string => `${prefix}_${randomBytes(18).toString('hex').slice(0, 24)}`;

/** Stripe's books: sessions, the payments they led to and the refunds of those. */
export class Books {
  private readonly sessions = new Map<string, Session>();
  private readonly journal: Journal<Session>;

  constructor(readonly now: () => Date, stateDir?: string) {
    this.journal = openJournal(stateDir, 'stripe', sessionSchema);
    for (const session of this.journal.loaded.values()) this.sessions.set(session.id, session);
  }

  all(): Session[] { return [...this.sessions.values()]; }

  find(id: string): Session | undefined {
    const session = this.sessions.get(id);
    if (session?.status === 'open' && session.expiresAt <= this.seconds()) this.change(session, { status: 'expired' });
    return session;
  }

  byPaymentIntent(id: string): Session | undefined { return this.all().find(({ paymentIntent, status }) => paymentIntent === id && status === 'complete'); }

  /** One session for one idempotency key. @throws StripeRefusal */
  open(fields: FormFields, key: string | undefined): Session {
    const requestKey = requestKeyOf(key, fields);
    const known = key === undefined ? undefined : this.all().find((session) => session.requestKey.startsWith(`${key} `));
    if (known) return sameRequest(known, requestKey);
    const item = fieldsAt(fieldsAt(fields, 'line_items'), '0');
    const price = fieldsAt(item, 'price_data');
    const created = this.seconds();
    const session: Session = {
      id: newName('cs_test'), paymentIntent: newName('pi'), amount: amountOf(item, price), name: textAt(fieldsAt(price, 'product_data'), 'name') ?? '',
      clientReferenceId: textAt(fields, 'client_reference_id'), metadata: textsOf(fieldsAt(fields, 'metadata')),
      successUrl: required(fields, 'success_url'), cancelUrl: textAt(fields, 'cancel_url'), created, expiresAt: endOf(fields, created), status: 'open', requestKey, refunds: [],
    };
    if (textAt(fields, 'mode') !== 'payment') throw new StripeRefusal(400, 'parameter_invalid', 'mode');
    this.save(session);
    return session;
  }

  /** Ends an open session without payment. @throws StripeRefusal */
  expire(session: Session): void {
    if (session.status !== 'open') throw new StripeRefusal(400, null, null);
    this.change(session, { status: 'expired' });
  }

  /** The card is charged, once. */
  pay(session: Session): boolean {
    if (session.status !== 'open') return false;
    this.change(session, { status: 'complete' });
    return true;
  }

  /** One refund for one idempotency key; never more than was paid. @throws StripeRefusal */
  refund(fields: FormFields, key: string | undefined): { session: Session; refund: Refund; fresh: boolean } {
    const session = this.byPaymentIntent(required(fields, 'payment_intent'));
    if (!session) throw new StripeRefusal(404, 'resource_missing', 'payment_intent');
    const requestKey = requestKeyOf(key, fields);
    const known = key === undefined ? undefined : session.refunds.find((refund) => refund.requestKey.startsWith(`${key} `));
    if (known) return { session, refund: sameRequest(known, requestKey), fresh: false };
    const left = session.amount - refundedAmount(session);
    const amount = textAt(fields, 'amount') === null ? left : numberAt(fields, 'amount');
    if (left === 0) throw new StripeRefusal(400, 'charge_already_refunded', null);
    if (!(amount >= 1)) throw new StripeRefusal(400, 'parameter_invalid_integer', 'amount');
    if (amount > left) throw new StripeRefusal(400, 'amount_too_large', 'amount');
    const refund: Refund = { id: newName('re'), amount, created: this.seconds(), metadata: textsOf(fieldsAt(fields, 'metadata')), requestKey };
    this.change(session, { refunds: [...session.refunds, refund] });
    return { session, refund, fresh: true };
  }

  private change(session: Session, change: Partial<Session>): void { this.save(Object.assign(session, change)); }

  private save(session: Session): void {
    this.sessions.set(session.id, session);
    this.journal.put(session.id, session);
  }

  private seconds(): number { return Math.floor(this.now().getTime() / 1_000); }
}

/** The key and what was asked under it. */
const requestKeyOf = (key: string | undefined, fields: FormFields): string => `${key ?? newName('none')} ${createHash('sha256').update(JSON.stringify(fields)).digest('hex')}`;

function sameRequest<Kept extends { requestKey: string }>(known: Kept, requestKey: string): Kept {
  if (known.requestKey !== requestKey) throw new StripeRefusal(400, null, null, 'idempotency_error');
  return known;
}

function amountOf(item: FormFields, price: FormFields): number {
  if (textAt(price, 'currency') !== 'vnd') throw new StripeRefusal(400, 'parameter_invalid', 'line_items[0][price_data][currency]');
  const amount = numberAt(price, 'unit_amount') * numberAt(item, 'quantity');
  if (!Number.isSafeInteger(amount) || amount < 0) throw new StripeRefusal(400, 'parameter_invalid_integer', 'line_items[0][price_data][unit_amount]');
  if (amount > CEILING) throw new StripeRefusal(400, 'amount_too_large', null);
  if (amount < FLOOR) throw new StripeRefusal(400, 'amount_too_small', null);
  return amount;
}

function endOf(fields: FormFields, created: number): number {
  if (textAt(fields, 'expires_at') === null) return created + LONGEST_S;
  const end = numberAt(fields, 'expires_at');
  if (!(end >= created + SHORTEST_S && end <= created + LONGEST_S)) throw new StripeRefusal(400, 'parameter_invalid', 'expires_at');
  return end;
}

function required(fields: FormFields, name: string): string {
  const value = textAt(fields, name);
  if (value === null || value === '') throw new StripeRefusal(400, 'parameter_missing', name);
  return value;
}
