import { fromGatewayAmount, toGatewayAmount } from '../../../libs/payments/src/providers/vnpay/gateway-units.js';
import { postJson } from '../../simulators/testing/merchant-request.js';
import { queryNow } from './query-now.js';
import type { Rehearsal } from './rehearsal.js';

interface Log { transactions: { txnRef: string; refunds: { amount: number }[] }[] }

export const vnpayRehearsal: Rehearsal = {
  name: 'VNPay', method: 'vnpay', tender: 'gateway', tellers: ['notice', 'return', 'query'],
  there: toGatewayAmount,
  back: (written) => fromGatewayAmount(written as string),
  notDong: ['23500001', '235000.00', '-100', '1e5', '', 'NaN', undefined],
  async pay({ door, vnpay }, group) {
    const { body } = await door.pay(group, { method: 'vnpay' }).expect(201);
    const { redirectUrl } = body as { redirectUrl: string };
    const txnRef = new URL(redirectUrl).searchParams.get('vnp_TxnRef');
    const driven = await postJson(`${vnpay.url}/drive`, { paymentUrl: redirectUrl, outcome: 'success', ipn: 'never' });
    const result = new URL(String(driven.body['returnUrl'])).search.slice(1);
    return {
      tell: (teller) => {
        if (teller === 'query') return queryNow(door);
        return teller === 'return' ? door.http().get(`/api/shop/payments/vnpay-return?${result}`).expect(200) : postJson(`${vnpay.url}/resend`, { txnRef });
      },
      forge: async () => (await door.ipnCode(`${result.slice(0, -1)}${result.endsWith('0') ? '1' : '0'}`)) === '97',
    };
  },
  async refunds({ vnpay }, { code }) {
    const log = await (await fetch(`${vnpay.url}/log`)).json() as Log;
    return log.transactions.filter(({ txnRef }) => txnRef.startsWith(code)).flatMap(({ refunds }) => refunds.map(({ amount }) => amount / 100));
  },
  refundCall: '"vnp_Command":"refund"',
};
