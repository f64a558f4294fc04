import { newId } from '@cho-phien/kernel';
import { postJson } from '../../../test/simulators/testing/merchant-request.js';
import type { Group } from '../../../test/support/payments-door.js';
import { openStage } from '../../../test/support/rehearsals/stage.js';
import type { Stage } from '../../../test/support/rehearsals/stage.js';

describe('a payment that VNPay suspects', () => {
  let stage: Stage;
  beforeAll(async () => { stage = await openStage(); });
  afterAll(() => stage.close());

  const operator = (method: 'get' | 'post', path: string) => stage.door.http()[method](`/api/operator/held-payments${path}`).set('authorization', 'Bearer operator');

  async function suspected(): Promise<{ group: Group; id: string; reference: string }> {
    const group = await stage.door.group();
    const { body } = await stage.door.pay(group, { method: 'vnpay' }).expect(201);
    await postJson(`${stage.vnpay.url}/drive`, { paymentUrl: (body as { redirectUrl: string }).redirectUrl, outcome: 'suspected_fraud' });
    const { items } = (await operator('get', '').expect(200)).body as { items: { id: string; groupCode: string; reference: string }[] };
    return { group, ...items.find(({ groupCode }) => groupCode === group.code)! };
  }

  it('is called off by two people: nothing is captured, the purchase ends, and VNPay’s later words change nothing but to send money back', async () => {
    const { group, id, reference } = await suspected();
    const second = (step: string) => stage.door.http().post(`/api/operator/held-payments/${id}/call-offs${step}`).set('authorization', 'Bearer operator-2').send({});
    const first = (step: string, body = {}) => operator('post', `/${id}/call-offs${step}`).send(body);
    expect((await first('/confirmations').expect(409)).body).toMatchObject({ code: 'payments.call_off_not_proposed' });
    await first('', { reason: 'Nhầm' }).expect(201);
    expect((await second('/withdrawals').expect(201)).body).toMatchObject({ status: 'held', callOff: null });
    for (let twice = 0; twice < 2; twice++) expect((await first('', { reason: 'VNPay vẫn nghi ngờ' }).expect(201)).body).toMatchObject({ callOff: { reason: 'VNPay vẫn nghi ngờ', state: 'proposed' } });
    expect((await first('/confirmations').expect(403)).body).toMatchObject({ code: 'payments.second_person_needed' });
    for (let twice = 0; twice < 2; twice++) expect((await second('/confirmations').expect(201)).body).toMatchObject({ status: 'cancelled', callOff: { state: 'confirmed' } });
    expect((await first('/withdrawals').expect(409)).body).toMatchObject({ code: 'payments.call_off_done' });
    expect(await stage.door.view(group)).toMatchObject({ status: 'cancelled', paidAmount: 0 });
    expect(await stage.door.sql(`select payload->>'amount' as amount from platform.outbox where type = 'payments.payment_called_off' and payload->>'groupCode' = $1`, [group.code])).toEqual([{ amount: String(group.total) }]);
    await stage.door.ipnCode(stage.door.vnpayQuery(reference, group.total, { vnp_ResponseCode: '07', vnp_TransactionStatus: '07' }));
    expect((await operator('get', '').expect(200)).body).toMatchObject({ items: [] });
    expect(await stage.door.ipnCode(stage.door.vnpayQuery(reference, group.total))).toBe('00');
    expect([await stage.door.captures(group), await stage.door.refunds(group)]).toMatchObject([[], [{ amount: group.total }]]);
    await expect(stage.door.sql('update payments.held_call_offs set decided_by = proposed_by where attempt_id = $1', [id])).rejects.toThrow('two_people');
  });

  it('is no question any more once its money came', async () => {
    const { group, id, reference } = await suspected();
    await operator('post', `/${id}/call-offs`).send({ reason: 'VNPay vẫn nghi ngờ' }).expect(201);
    expect(await stage.door.ipnCode(stage.door.vnpayQuery(reference, group.total))).toBe('00');
    const late = await stage.door.http().post(`/api/operator/held-payments/${id}/call-offs/confirmations`).set('authorization', 'Bearer operator-2').send({}).expect(409);
    expect(late.body).toMatchObject({ code: 'payments.not_held' });
    expect(await stage.door.captures(group)).toHaveLength(1);
  });

  it('is held for a person, who asks VNPay again; nothing is captured by itself', async () => {
    const group = await stage.door.group();
    const { body } = await stage.door.pay(group, { method: 'vnpay' }).expect(201);
    await postJson(`${stage.vnpay.url}/drive`, { paymentUrl: (body as { redirectUrl: string }).redirectUrl, outcome: 'suspected_fraud' });
    const { body: list } = await operator('get', '').expect(200);
    const [held] = (list as { items: { id: string; groupCode: string; status: string }[] }).items;
    expect(held).toMatchObject({ groupCode: group.code, method: 'vnpay', status: 'held', amount: group.total });
    expect((await operator('post', `/${held!.id}/inquiries`).expect(201)).body).toMatchObject({ status: 'held' });
    expect(await stage.door.captures(group)).toEqual([]);
    await operator('post', `/${newId()}/inquiries`).expect(404);
    const reference = (held as unknown as { reference: string }).reference;
    expect(await stage.door.ipnCode(stage.door.vnpayQuery(reference, group.total))).toBe('00');
    expect(await stage.door.captures(group)).toHaveLength(1);
    expect(((await operator('get', '').expect(200)).body as { items: unknown[] }).items).toEqual([]);
  });
});
