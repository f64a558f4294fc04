import { fromStripeAmount, toStripeAmount } from '../../../libs/payments/src/providers/stripe/stripe-units.js';
import { postJson } from '../../simulators/testing/merchant-request.js';
import { queryNow } from './query-now.js';
import type { Rehearsal } from './rehearsal.js';

interface Told { answers: { status: number }[] }
interface Log { sessions: { clientReferenceId: string; refunds: { amount: number }[] }[] }

export const stripeRehearsal: Rehearsal = {
  name: 'Stripe', method: 'stripe', tender: 'card', tellers: ['notice', 'return', 'query'],
  there: (amount) => ({ amount: toStripeAmount(amount), currency: 'vnd' }),
  back: (written) => { const { amount, currency } = written as { amount: number; currency: string }; return fromStripeAmount(amount, currency); },
  notDong: [{ amount: 0.5, currency: 'vnd' }, { amount: -1, currency: 'vnd' }, { amount: 100, currency: 'usd' }, { amount: NaN, currency: 'vnd' }, { amount: 1e15, currency: 'vnd' }, { amount: null, currency: 'vnd' }],
  async pay({ door, stripe }, group) {
    const { body } = await door.pay(group, { method: 'stripe' }).expect(201);
    const { redirectUrl: paymentUrl } = body as { redirectUrl: string };
    await postJson(`${stripe.url}/drive`, { paymentUrl, notify: false });
    return {
      tell: (teller) => {
        if (teller === 'query') return queryNow(door);
        return teller === 'return' ? door.http().get('/api/shop/payments/vnpay-return?').expect(200) : postJson(`${stripe.url}/drive`, { paymentUrl });
      },
      forge: async () => {
        const answers = await Promise.all([{ badSignature: true }, { oldTimestamp: true }].map((fault) => postJson(`${stripe.url}/drive`, { paymentUrl, ...fault })));
        return answers.every(({ body: told }) => (told as unknown as Told).answers.every(({ status }) => status === 401));
      },
    };
  },
  async refunds({ stripe }, { code }) {
    const log = await (await fetch(`${stripe.url}/log`)).json() as Log;
    return log.sessions.filter(({ clientReferenceId }) => clientReferenceId === code).flatMap(({ refunds }) => refunds.map(({ amount }) => amount));
  },
  refundCall: 'POST /v1/refunds',
};
