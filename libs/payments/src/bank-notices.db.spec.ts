import { PaymentsDoor } from '../../../test/support/payments-door.js';

describe('a transfer to the platform’s account', () => {
  let door: PaymentsDoor;
  beforeAll(async () => { door = await PaymentsDoor.open(); });
  afterAll(() => door.close());
  const accepted = { success: true };

  it('of the exact amount captures the payment', async () => {
    const group = await door.group();
    await door.pay(group, { method: 'vietqr' }).expect(201);
    expect((await door.bank(group.total, `MBVCB.3278.${group.code.toLowerCase()}.CT tu 0011`).expect(200)).body).toEqual(accepted);
    expect(await door.view(group)).toMatchObject({ status: 'captured', paidAmount: group.total, payments: [{ method: 'vietqr', status: 'captured' }] });
    expect(await door.states(group)).toEqual(['matched']);
  });

  it('is recorded even when the buyer never asked for a code', async () => {
    const group = await door.group();
    await door.bank(group.total, group.code).expect(200);
    expect(await door.view(group)).toMatchObject({ status: 'captured', payments: [{ method: 'vietqr', status: 'captured' }] });
  });

  it('of less is held, shown, and asks for exactly the rest', async () => {
    const group = await door.group();
    await door.pay(group, { method: 'vietqr' }).expect(201);
    await door.bank(100_000, group.code).expect(200);
    const view = await door.view(group);
    expect(view).toMatchObject({ status: 'open', paidAmount: 100_000, payments: [{ status: 'underpaid' }, { status: 'pending', amount: group.total - 100_000 }] });
    expect(view.payments[1]!.qr!.payload).toContain(`5406${group.total - 100_000}`);
    await door.bank(group.total - 100_000, group.code).expect(200);
    expect(await door.view(group)).toMatchObject({ status: 'captured', paidAmount: group.total, payments: [{ status: 'underpaid' }, { status: 'captured' }] });
    expect(await door.states(group)).toEqual(['under', 'matched']);
    expect(await door.captures(group)).toEqual([{ amount: group.total, late: false, tender: 'bank_transfer' }]);
  });

  it('of more captures the total and sends the excess back', async () => {
    const group = await door.group();
    await door.bank(group.total + 7_000, group.code).expect(200);
    expect(await door.view(group)).toMatchObject({ status: 'captured', paidAmount: group.total });
    expect(await door.states(group)).toEqual(['over']);
    expect(await door.refunds(group)).toEqual([{ reason: 'over', amount: 7_000, orderCode: null }]);
  });

  it('after the hold ran out is captured late, or sent back when it is too little', async () => {
    const group = await door.group();
    expect(await door.closeGroup(group, 'expired')).toBe('closed');
    await door.bank(group.total - 1, group.code).expect(200);
    await door.bank(group.total, group.code).expect(200);
    expect(await door.states(group)).toEqual(['late', 'late']);
    expect(await door.refunds(group)).toEqual([{ reason: 'late', amount: group.total - 1, orderCode: null }]);
    expect(await door.captures(group)).toEqual([{ amount: group.total, late: true, tender: 'bank_transfer' }]);
  });

  it('after a cancellation is sent back and captures nothing', async () => {
    const group = await door.group();
    expect(await door.closeGroup(group, 'cancelled')).toBe('closed');
    await door.bank(group.total, group.code).expect(200);
    expect(await door.view(group)).toMatchObject({ status: 'cancelled' });
    expect(await door.states(group)).toEqual(['late']);
    expect(await door.refunds(group)).toEqual([{ reason: 'cancelled', amount: group.total, orderCode: null }]);
    expect(await door.captures(group)).toEqual([]);
  });

  it('made twice is captured once and the second goes back', async () => {
    const group = await door.group();
    await Promise.all([door.bank(group.total, group.code).expect(200), door.bank(group.total, group.code).expect(200)]);
    expect((await door.states(group)).sort()).toEqual(['doubled', 'matched']);
    expect(await door.refunds(group)).toEqual([{ reason: 'doubled', amount: group.total, orderCode: null }]);
    expect(await door.captures(group)).toHaveLength(1);
  });

  it('told of 30 times at once is recorded once', async () => {
    const group = await door.group();
    const id = door.nextEvent();
    const answers = await Promise.all(Array.from({ length: 30 }, () => door.bank(group.total, group.code, { id })));
    expect(answers.map(({ status, body }) => [status, body])).toEqual(answers.map(() => [200, accepted]));
    expect(await door.states(group)).toEqual(['matched']);
  });

  it('without a code, with an unknown one, or with two goes to the reconciliation desk', async () => {
    const [one, two] = [await door.group(), await door.group()];
    const id = door.nextEvent();
    await door.bank(70_000, 'chuc mung nam moi', { id, referenceCode: 'FT-UNKNOWN-1' }).expect(200);
    await door.bank(70_000, `${one.code} ${two.code}`, { referenceCode: 'FT-UNKNOWN-2' }).expect(200);
    expect(await door.view(one)).toMatchObject({ status: 'open', paidAmount: 0 });
    const desk = await door.http().get('/api/operator/bank-entries?state=unmatched&limit=1').set('authorization', 'Bearer operator').expect(200);
    expect(desk.body.items).toMatchObject([{ reference: 'FT-UNKNOWN-2', amount: 70_000, state: 'unmatched', groupCode: null }]);
    const rest = await door.http().get('/api/operator/bank-entries').query({ state: 'unmatched', after: desk.body.next }).set('authorization', 'Bearer operator').expect(200);
    expect(rest.body).toMatchObject({ items: [{ eventId: String(id), reference: 'FT-UNKNOWN-1' }], next: null });
    await door.http().get('/api/operator/bank-entries').expect(401);
    await door.http().get('/api/operator/bank-entries?after=nonsense').set('authorization', 'Bearer operator').expect(400);
  });

  it('outgoing, of nothing, or on another account is noted and ignored', async () => {
    const group = await door.group();
    await door.bank(group.total, group.code, { transferType: 'out' }).expect(200);
    await door.bank(0, group.code).expect(200);
    await door.bank(group.total, group.code, { accountNumber: '9999999999' }).expect(200);
    expect(await door.view(group)).toMatchObject({ status: 'open', paidAmount: 0 });
    const [{ count }] = (await door.sql<{ count: number }>(`select count(*)::int as count from payments.receipts where state = 'ignored'`)) as [{ count: number }];
    expect(count).toBe(3);
  });

  it('is refused and leaves no trace when its notice is forged, old or malformed', async () => {
    const group = await door.group();
    const before = await door.fingerprint();
    await door.bank(group.total, group.code, {}, 'a-secret-of-somebody-else').expect(401).expect('content-type', /problem\+json/);
    await door.bank(group.total, group.code, {}, undefined, 301).expect(401);
    await door.bank(group.total, group.code, {}, undefined, -301).expect(401);
    await door.http().post('/api/hooks/bank/sepay').send({ id: 1 }).expect(401);
    await door.http().post('/api/hooks/bank/sepay').set('content-type', 'application/json').send('{"id":').expect(401);
    for (const wrong of [{ transferAmount: 1.5 }, { transferAmount: -5 }, { transferAmount: '9' }, { id: undefined }, { content: 'x'.repeat(3_000) }]) {
      await door.bank(group.total, group.code, wrong).expect(400).expect('content-type', /problem\+json/);
    }
    expect(await door.fingerprint()).toBe(before);
  });

  it('that came in part goes back when the group expires', async () => {
    const group = await door.group();
    await door.bank(90_000, group.code).expect(200);
    expect(await door.closeGroup(group, 'expired')).toBe('closed');
    expect(await door.closeGroup(group, 'expired')).toBe('closed');
    expect(await door.refunds(group)).toEqual([{ reason: 'expired', amount: 90_000, orderCode: null }]);
    expect((await door.view(group)).payments.map(({ status }) => status)).toEqual(['expired', 'expired']);
  });
});
