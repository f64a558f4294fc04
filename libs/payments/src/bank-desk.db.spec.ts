import { newId } from '@cho-phien/kernel';
import { LedgerFacade } from '@cho-phien/ledger';
import type { Account } from '@cho-phien/ledger';
import { PaymentsDoor } from '../../../test/support/payments-door.js';
import { eventually } from '../../../test/support/test-app.js';

interface Entry { id: string; state: string; groupCode: string | null; decision: { kind: string; by: string } | null; return: { id: string; state: string } | null; guesses: { groupCode: string; because: string }[] }

describe('money at the desk that nobody could place', () => {
  let door: PaymentsDoor;
  beforeAll(async () => { door = await PaymentsDoor.open(); });
  afterAll(() => door.close());

  const operator = 'Bearer operator';
  const second = 'Bearer operator-2';
  const act = (id: string, what: string, body: object = {}, who = operator) => door.http().post(`/api/operator/bank-entries/${id}/${what}`).set('authorization', who).send(body);
  const read = async (id: string): Promise<Entry> => (await door.http().get(`/api/operator/bank-entries/${id}`).set('authorization', operator).expect(200)).body as Entry;
  const code = (answer: { body: unknown }) => (answer.body as { code: string }).code;
  const balance = (account: Account): Promise<number> => door.test.app.get(LedgerFacade, { strict: false }).balanceOf(account);
  const reason = 'Người mua gửi ảnh chuyển khoản';
  const evidence = () => ({ reference: `FT${newId()}`, note: 'Trả lại người gửi' });

  async function arrived(amount: number, memo: string): Promise<string> {
    await door.bank(amount, memo).expect(200);
    const [row] = await door.sql<{ id: string }>('select id from payments.receipts order by id desc limit 1');
    return row!.id;
  }

  it('is offered the purchases that miss exactly that amount, those with a code like it first, and assigned by a person only', async () => {
    const amount = 271_300;
    const wish = { splits: [{ orderCode: newId(), sellerId: newId(), items: amount as never, delivery: 0 as never }] };
    const [meant] = [await door.group(wish)];
    const other = await door.group({ splits: [{ ...wish.splits[0]!, orderCode: newId() }] });
    const typo = `${meant.code.slice(0, 6)}${meant.code[6] === 'A' ? 'B' : 'A'}${meant.code.slice(7)}`;
    const id = await arrived(amount, `tien hang ${typo}`);
    await door.sql(`update payments.receipts set occurred_at = now() where id = $1`, [id]);
    const entry = await read(id);
    expect(entry).toMatchObject({ state: 'unmatched', groupCode: null });
    expect(entry.guesses.map(({ groupCode, because }) => [groupCode, because])).toEqual([[meant.code, 'code'], [other.code, 'amount']]);
    expect(await door.view(meant)).toMatchObject({ status: 'open', paidAmount: 0 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => act(id, 'assignments', { groupCode: meant.code, reason }).expect(201)));
    expect(answers[9]!.body).toMatchObject({ state: 'matched', groupCode: meant.code, decision: { kind: 'assigned', by: 'operator', reason } });
    expect(await door.view(meant)).toMatchObject({ status: 'captured', paidAmount: amount });
    expect(await door.captures(meant)).toHaveLength(1);
    expect(code(await act(id, 'assignments', { groupCode: other.code, reason }).expect(409))).toBe('payments.line_decided');
    expect(code(await act(id, 'dismissals', { reason }).expect(409))).toBe('payments.line_decided');
    await eventually(() => balance(`buyer:${meant.code}`), (left) => left === 0);
    await eventually(() => balance('suspense:unmatched'), (left) => left === 0);
  });

  it.each([['under', -10_000], ['over', 10_000]] as const)('is judged %s like any other money once it is assigned', async (state, difference) => {
    const group = await door.group();
    const id = await arrived(group.total + difference, 'quen ghi ma');
    expect((await act(id, 'assignments', { groupCode: group.code.toLowerCase(), reason }).expect(201)).body).toMatchObject({ state, groupCode: group.code });
    expect(await door.states(group)).toEqual([state]);
  });

  it('is dismissed once, with a reason, and kept apart in the book', async () => {
    const apart = await balance('platform:set_aside');
    const id = await arrived(9_100, 'tra lai tien gui');
    await act(id, 'dismissals', {}).expect(400);
    const answers = await Promise.all([operator, second].map((who) => act(id, 'dismissals', { reason: 'Lãi tiền gửi' }, who).expect(201)));
    expect(answers[0]!.body).toMatchObject({ state: 'ignored', decision: { kind: 'dismissed', reason: 'Lãi tiền gửi' } });
    await eventually(() => balance('platform:set_aside'), (now) => now === apart + 9_100);
  });

  it('goes back to its sender by two people, with evidence, once', async () => {
    const [id, other] = [await arrived(64_000, 'nham tai khoan'), await arrived(65_000, 'nham lan nua')];
    const proof = evidence();
    const proposed = (await act(id, 'returns', proof).expect(201)).body as Entry;
    expect(proposed).toMatchObject({ state: 'unmatched', return: { state: 'proposed' } });
    expect(code(await act(other, 'returns', { ...proof, reference: proof.reference.toLowerCase() }).expect(409))).toBe('payments.evidence_used');
    expect(code(await act(id, 'dismissals', { reason }).expect(409))).toBe('payments.refund_proposed');
    const path = `returns/${proposed.return!.id}/confirmations`;
    expect(code(await act(id, path).expect(403))).toBe('payments.second_person_needed');
    await Promise.all(Array.from({ length: 5 }, () => act(id, path, {}, second).expect(201)));
    expect(await read(id)).toMatchObject({ state: 'ignored', decision: { kind: 'returned', by: 'operator-2' }, return: { state: 'confirmed' } });
    const postings = () => door.sql<{ source: string; destination: string; amount: number }>('select p.source, p.destination, p.amount from ledger.postings p join ledger.transactions t on t.id = p.transaction_id where t.reference = $1', [`placement:${id}`]);
    expect(await eventually(postings, (rows) => rows.length > 0)).toEqual([{ source: 'suspense:unmatched', destination: 'bank:collection', amount: 64_000 }]);
  });

  it('can be taken off its way back before it is confirmed', async () => {
    const id = await arrived(66_000, 'nham tai khoan');
    const { return: back } = (await act(id, 'returns', evidence()).expect(201)).body as Entry;
    expect((await act(id, `returns/${back!.id}/withdrawals`, {}, second).expect(201)).body).toMatchObject({ state: 'unmatched', return: null });
    expect(code(await act(id, `returns/${back!.id}/confirmations`, {}, second).expect(409))).toBe('payments.transfer_withdrawn');
    await act(id, 'dismissals', { reason }).expect(201);
  });

  it('is for operators alone, and for lines that are there', async () => {
    const id = await arrived(67_000, 'khong ro');
    await door.http().post(`/api/operator/bank-entries/${id}/dismissals`).send({ reason }).expect(401);
    await act(id, 'dismissals', { reason }, 'Bearer somebody').expect(403);
    await act(newId(), 'dismissals', { reason }).expect(404);
    expect(code(await act(id, 'assignments', { groupCode: 'CP000000000', reason }).expect(404))).toBe('payments.group_not_found');
    const [matched] = await door.sql<{ id: string }>(`select id from payments.receipts where state = 'matched' limit 1`);
    expect(code(await act(matched!.id, 'dismissals', { reason }).expect(409))).toBe('payments.line_decided');
  });

  it('is listed by the Vietnamese day on which it came, from its first second to its last', async () => {
    const [first, last, next] = [await arrived(11_000, 'dau ngay'), await arrived(12_000, 'cuoi ngay'), await arrived(13_000, 'hom sau')];
    for (const [id, at] of [[first, '2026-03-05T00:00:00+07:00'], [last, '2026-03-05T23:59:59.999+07:00'], [next, '2026-03-06T00:00:00+07:00']]) await door.sql('update payments.receipts set occurred_at = $2 where id = $1', [id, at]);
    const of = async (day: string) => ((await door.http().get(`/api/operator/bank-entries?day=${day}`).set('authorization', operator).expect(200)).body.items as Entry[]).map(({ id }) => id);
    expect([await of('2026-03-05'), await of('2026-03-06'), await of('2026-03-04')]).toEqual([[last, first], [next], []]);
    await door.http().get('/api/operator/bank-entries?day=2026-02-30').set('authorization', operator).expect(400);
  });
});
