import Stripe from 'stripe';
import { isSignedByStripe } from './stripe-notice.js';
import { newsOf, stripeEvent } from './stripe-result.js';

const secret = 'whsec_demo_stripe_0001';
const seconds = 1_767_225_600;
const session = { id: 'cs_test_1', object: 'checkout.session', status: 'complete', payment_status: 'paid', amount_total: 235_000, currency: 'vnd', client_reference_id: 'CP7K2M9QXAB', payment_intent: 'pi_1' };
const body = JSON.stringify({ id: 'evt_1', object: 'event', type: 'checkout.session.completed', created: seconds, data: { object: session } });
const raw = Buffer.from(body);
/** Signed by Stripe's own library. */
const header = Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp: seconds });
const at = (after: number): Date => new Date((seconds + after) * 1_000);
const news = (object: object, type = 'checkout.session.completed') => newsOf(stripeEvent.parse({ id: 'evt_2', type, data: { object } }));

describe('a Stripe notice', () => {
  it.each([0, 300, -300])('signed by Stripe’s own library is genuine %p s after its stamp', (after) => {
    expect(isSignedByStripe(raw, header, secret, at(after))).toBe(true);
  });

  it('is genuine by one of two signatures, while the secret is being changed', () => {
    expect(isSignedByStripe(raw, `${header.replace('v1=', 'v1=00,v1=')},v0=11`, secret, at(0))).toBe(true);
  });

  it.each([
    ['another secret', raw, header, 'whsec_another', 0],
    ['a changed byte', Buffer.from(body.replace('235000', '935000')), header, secret, 0],
    ['another order of its fields', Buffer.from(JSON.stringify({ data: { object: session }, id: 'evt_1' })), header, secret, 0],
    ['an old stamp', raw, header, secret, 301],
    ['a stamp of the future', raw, header, secret, -301],
    ['a changed stamp', raw, header.replace(String(seconds), String(seconds + 1)), secret, 1],
    ['no header', raw, undefined, secret, 0],
    ['a signature of another scheme only', raw, header.replace('v1=', 'v0='), secret, 0],
    ['no stamp', raw, header.replace(/t=\d+,/, ''), secret, 0],
  ])('is forged with %s', (_, bytes, given, key, after) => {
    expect(isSignedByStripe(bytes, given, key, at(after))).toBe(false);
  });

  it.each([
    ['paid', {}, 'checkout.session.completed', 'paid'],
    ['complete and not yet paid', { payment_status: 'unpaid' }, 'checkout.session.completed', 'pending'],
    ['paid later', {}, 'checkout.session.async_payment_succeeded', 'paid'],
    ['failed later', { payment_status: 'unpaid' }, 'checkout.session.async_payment_failed', 'failed'],
    ['closed', { status: 'expired', payment_status: 'unpaid' }, 'checkout.session.expired', 'expired'],
  ])('of a session %s tells so', (_, change, type, outcome) => {
    expect(news({ ...session, ...change }, type)).toMatchObject({ kind: 'payment', result: { reference: 'cs_test_1', amount: 235_000, transactionNo: 'pi_1', groupCode: 'CP7K2M9QXAB', outcome } });
  });

  it.each([[{ currency: 'usd' }], [{ amount_total: 235_000.5 }], [{ amount_total: null }]])('with %p names no đồng', (change) => {
    expect(news({ ...session, ...change })).toMatchObject({ result: { amount: null } });
  });

  it.each([['customer.created', {}], ['checkout.session.completed', { id: 5 }], ['refund.updated', { metadata: {} }], ['invoice.paid', session]])('of %s is of no interest', (type, object) => {
    expect(news(object, type)).toEqual({ kind: 'nothing' });
  });

  it('of a refund names the one we asked for', () => {
    expect(news({ object: 'refund', metadata: { refund: 'abc' } }, 'refund.updated')).toEqual({ kind: 'refund', requestId: 'abc' });
  });
});
