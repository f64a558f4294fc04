import { Api } from '../../support/api.js';
import type { Market } from '../../support/market.js';
import { payByTransfer, startPayment, untilGroup, visitGateway } from '../../support/paying.js';
import { goodsOfSellers, placeOrder, readGroup } from '../../support/shopping.js';
import type { OrderGroup } from '../../support/shop-answers.js';

interface Shown { valid: boolean; groupCode: string | null; status: string }

export function gatewayPayments(market: () => Market): void {
  let api: Api;
  beforeAll(() => { api = new Api(market().url); });

  const waiting = async (): Promise<OrderGroup> => placeOrder(api, (await goodsOfSellers(api, 2)).map((good) => ({ good, quantity: 1 })));
  const shown = (returnUrl: string | null): Promise<Shown> => api.get<Shown>(`/api/shop/payments/vnpay-return?${returnUrl?.split('?')[1] ?? ''}`);

  it('sends the buyer to the gateway and is paid by its notice', async () => {
    const group = await waiting();
    const attempt = await startPayment(api, group, 'vnpay');
    const { ipnAnswers, returnUrl } = await visitGateway(market(), attempt);
    expect(ipnAnswers).toEqual([expect.objectContaining({ httpStatus: 200, rspCode: '00' })]);
    expect(await untilGroup(api, group, ({ status }) => status === 'paid')).toMatchObject({ paidAmount: group.total });
    expect(await shown(returnUrl)).toEqual({ valid: true, groupCode: group.code, status: 'captured', amount: group.total });
  });

  it('is not paid by the browser’s return alone, whatever it says', async () => {
    const group = await waiting();
    const attempt = await startPayment(api, group, 'vnpay');
    const { returnUrl } = await visitGateway(market(), attempt, { ipn: 'never' });
    expect(await shown(returnUrl)).toMatchObject({ valid: true, groupCode: group.code, status: 'pending' });
    expect(await readGroup(api, group)).toMatchObject({ status: 'awaiting_payment', paidAmount: 0 });
    expect((await shown(returnUrl?.replace('vnp_ResponseCode=00', 'vnp_ResponseCode=24') ?? '')).valid).toBe(false);
  });

  it('can be called off at the gateway and paid in another way', async () => {
    const group = await waiting();
    const first = await startPayment(api, group, 'vnpay');
    const { ipnAnswers } = await visitGateway(market(), first, { outcome: 'cancelled' });
    expect(ipnAnswers[0]).toMatchObject({ rspCode: '00' });
    expect((await readGroup(api, group)).payments).toEqual([expect.objectContaining({ id: first.id, status: expect.stringMatching(/failed|cancelled/) })]);
    const paid = await payByTransfer(market(), api, group);
    expect(paid.payments.filter(({ status }) => status === 'captured').map(({ method }) => method)).toEqual(['vietqr']);
  });

  it('answers a repeated notice with 02, a spoilt one with 97 and a wrong amount with 04', async () => {
    const group = await waiting();
    const attempt = await startPayment(api, group, 'vnpay');
    const codes = async (order: object): Promise<(string | null)[]> => (await visitGateway(market(), attempt, order)).ipnAnswers.map(({ rspCode }) => rspCode);
    expect(await codes({ corruption: 'signature' })).toEqual(['97']);
    expect(await readGroup(api, group)).toMatchObject({ status: 'awaiting_payment' });
    const { vnpayUrl } = market();
    const reference = new URL(attempt.redirectUrl ?? '').searchParams.get('vnp_TxnRef');
    const resent = async (): Promise<unknown> => (await fetch(`${vnpayUrl}/resend`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ txnRef: reference }) })).json();
    expect(await resent()).toMatchObject({ ipnAnswers: [{ rspCode: '00' }] });
    expect(await resent()).toMatchObject({ ipnAnswers: [{ rspCode: '02' }] });
    const other = await waiting();
    const spoilt = await startPayment(api, other, 'vnpay');
    expect((await visitGateway(market(), spoilt, { corruption: 'amount' })).ipnAnswers.map(({ rspCode }) => rspCode)).toEqual(['04']);
    expect(await readGroup(api, other)).toMatchObject({ status: 'awaiting_payment', paidAmount: 0 });
  });

  it('holds money that the gateway suspects', async () => {
    const group = await waiting();
    const attempt = await startPayment(api, group, 'vnpay');
    await visitGateway(market(), attempt, { outcome: 'suspected_fraud' });
    const now = await readGroup(api, group);
    expect(now.status).toBe('awaiting_payment');
    expect(now.payments.map(({ status }) => status)).toEqual(['held']);
  });
}
