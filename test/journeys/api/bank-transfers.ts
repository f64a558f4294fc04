import { Api } from '../../support/api.js';
import { nextEventId, sendNotice } from '../../support/bank-notice.js';
import type { Market } from '../../support/market.js';
import { payByTransfer, startPayment, transfer, untilGroup } from '../../support/paying.js';
import { PHONES, signIn } from '../../support/signing-in.js';
import { goodsOfSellers, placeOrder, readGroup } from '../../support/shopping.js';
import type { BankEntry, OrderGroup } from '../../support/shop-answers.js';
import { eventually } from '../../support/test-app.js';

export function bankTransfers(market: () => Market): void {
  let api: Api;
  let operator: Api;
  beforeAll(async () => { api = new Api(market().url); operator = await signIn(api, PHONES.operator); });

  const waiting = async (): Promise<OrderGroup> => placeOrder(api, (await goodsOfSellers(api, 1)).map((good) => ({ good, quantity: 1 })));
  const entry = (reference: string): Promise<BankEntry | undefined> =>
    eventually(async () => (await operator.get<{ items: BankEntry[] }>('/api/operator/bank-entries?limit=100')).items.find((each) => each.reference === reference), (found) => found !== undefined);

  it('shows a code that asks for the whole sum and carries the order code', async () => {
    const group = await waiting();
    const attempt = await startPayment(api, group, 'vietqr');
    expect(attempt).toMatchObject({ method: 'vietqr', status: 'pending', amount: group.total });
    expect(attempt.qr?.memo).toContain(group.code);
    expect(attempt.qr?.svg).toContain('<svg');
  });

  it('tells a waiting page within three seconds that the money is there', async () => {
    const group = await waiting();
    const attempt = await startPayment(api, group, 'vietqr');
    const response = await fetch(`${market().url}/api/shop/order-groups/${group.code}/events?token=${group.accessToken}`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const began = Date.now();
    await transfer(market(), { payload: attempt.qr?.payload });
    let heard = '';
    while (!heard.includes('"paid"')) {
      const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
      heard += value ?? '';
      if (done) break;
    }
    await reader?.cancel();
    expect(heard).toContain('"status":"paid"');
    expect(Date.now() - began).toBeLessThan(3_000);
  });

  it('takes too little as part of the sum, and the rest as the whole', async () => {
    const group = await waiting();
    const attempt = await startPayment(api, group, 'vietqr');
    const part = await transfer(market(), { payload: attempt.qr?.payload, amount: group.total - 1_000 });
    const short = await untilGroup(api, group, ({ paidAmount }) => paidAmount > 0);
    expect(short).toMatchObject({ status: 'awaiting_payment', paidAmount: group.total - 1_000 });
    expect(short.payments.map(({ status }) => status)).toContain('underpaid');
    expect((await entry(part.referenceCode))?.state).toBe('under');
    await transfer(market(), { memo: group.code, amount: 1_000 });
    expect(await untilGroup(api, group, ({ status }) => status === 'paid')).toMatchObject({ paidAmount: group.total });
  });

  it('takes too much as the sum, and owes the rest back', async () => {
    const group = await waiting();
    const { referenceCode } = await transfer(market(), { memo: `tra tien ${group.code.toLowerCase()} cam on`, amount: group.total + 5_000 });
    expect(await untilGroup(api, group, ({ status }) => status === 'paid')).toMatchObject({ paidAmount: group.total });
    expect((await entry(referenceCode))?.state).toBe('over');
    const { rows } = await market().database.query('select amount, reason from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where group_code = $1', [group.code]);
    expect(rows).toEqual([{ amount: 5_000, reason: 'over' }]);
  });

  it('takes a doubled notice once, and a second transfer as money to give back', async () => {
    const group = await waiting();
    const attempt = await startPayment(api, group, 'vietqr');
    const { eventId, answers } = await transfer(market(), { payload: attempt.qr?.payload, times: 3, parallel: true });
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await transfer(market(), { eventId });
    await untilGroup(api, group, ({ status }) => status === 'paid');
    const second = await transfer(market(), { payload: attempt.qr?.payload });
    expect((await entry(second.referenceCode))?.state).toBe('doubled');
    expect(await readGroup(api, group)).toMatchObject({ status: 'paid', paidAmount: group.total });
  });

  it('keeps money with an unknown memo for a person', async () => {
    const { referenceCode } = await transfer(market(), { memo: 'chuyen tien mua mien dong', amount: 99_000 });
    expect((await entry(referenceCode))?.state).toBe('unmatched');
    expect((await operator.get<{ items: BankEntry[] }>('/api/operator/bank-entries?state=unmatched')).items.map(({ reference }) => reference)).toContain(referenceCode);
  });

  it('believes no notice that is unsigned, forged or old', async () => {
    const group = await waiting();
    const notice = { eventId: nextEventId(), amount: group.total, memo: group.code };
    for (const faults of [{ badSignature: true, oldTimestamp: false }, { badSignature: false, oldTimestamp: true }]) {
      expect((await sendNotice(api, notice, faults)).status).toBe(401);
    }
    expect((await api.send('POST', '/api/hooks/bank/sepay', { id: 1, transferAmount: group.total, content: group.code })).status).toBe(401);
    expect(await readGroup(api, group)).toMatchObject({ status: 'awaiting_payment', paidAmount: 0 });
  });

  it('posts each payment to the ledger, from the buyer to the sellers', async () => {
    const group = await placeOrder(api, (await goodsOfSellers(api, 3)).map((good) => ({ good, quantity: 1 })));
    await payByTransfer(market(), api, group);
    const { rows } = await eventually(
      () => market().database.query<{ amount: number }>(`select sum(amount)::bigint as amount from ledger.postings where source = $1`, [`buyer:${group.code}`]),
      (answer) => Number(answer.rows[0]?.amount ?? 0) === group.total,
    );
    expect(rows).toHaveLength(1);
  });
}
