import { newId } from '@cho-phien/kernel';
import { LedgerFacade } from '@cho-phien/ledger';
import { PaymentsDoor } from '../../../test/support/payments-door.js';
import type { Group } from '../../../test/support/payments-door.js';
import { eventually } from '../../../test/support/test-app.js';
import { CarryOutRefunds } from './usecases/carry-out-refunds.js';

interface Task { id: string; groupCode: string; state: string; way: string; method: string | null; reference: string | null; transfer: { id: string; state: string; confirmedBy: string | null } | null }

describe('money that goes back by hand', () => {
  let door: PaymentsDoor;
  beforeAll(async () => { door = await PaymentsDoor.open(); });
  afterAll(() => door.close());

  const operator = 'Bearer operator';
  const second = 'Bearer operator-2';
  const as = (who: string, path: string, body: object = {}) => door.http().post(`/api/operator/refund-tasks/${path}`).set('authorization', who).send(body);
  const evidence = () => ({ reference: `FT${newId()}`, note: 'Chuyển khoản trả lại phần thừa' });
  const code = (answer: { body: unknown }) => (answer.body as { code: string }).code;

  async function overpaid(): Promise<{ group: Group; task: Task }> {
    const group = await door.group();
    await door.bank(group.total + 5_000, group.code).expect(200);
    await door.test.app.get(CarryOutRefunds, { strict: false }).run();
    const { body } = await door.http().get('/api/operator/refund-tasks?limit=100').set('authorization', operator).expect(200);
    return { group, task: (body as { items: Task[] }).items.find(({ groupCode }) => groupCode === group.code)! };
  }

  it('takes two people: one sends it, another confirms', async () => {
    const { group, task } = await overpaid();
    expect(task).toMatchObject({ state: 'open', way: 'transfer', transfer: null });
    const proof = evidence();
    const proposed = (await as(operator, `${task.id}/transfers`, proof).expect(201)).body as Task;
    expect(proposed).toMatchObject({ state: 'proposed', transfer: { state: 'proposed', confirmedBy: null } });
    const path = `${task.id}/transfers/${proposed.transfer!.id}/confirmations`;
    expect(code(await as(operator, path).expect(403))).toBe('payments.second_person_needed');
    expect(await door.view(group)).toMatchObject({ refundedAmount: 0 });
    expect((await as(second, path).expect(201)).body).toMatchObject({ state: 'done', method: 'transfer', reference: proof.reference, transfer: { state: 'confirmed', confirmedBy: 'operator-2' } });
    expect(await door.view(group)).toMatchObject({ refundedAmount: 5_000, payments: [{ status: 'captured' }] });
    await eventually(() => door.test.app.get(LedgerFacade, { strict: false }).balanceOf(`refund:due:${group.code}`), (owed) => owed === 0);
  });

  it('is proposed once and confirmed once, however often it is clicked', async () => {
    const { group, task } = await overpaid();
    const proof = evidence();
    const proposals = await Promise.all(Array.from({ length: 20 }, () => as(operator, `${task.id}/transfers`, proof).expect(201)));
    const ids = new Set(proposals.map(({ body }) => (body as Task).transfer!.id));
    expect(ids.size).toBe(1);
    await Promise.all(Array.from({ length: 20 }, () => as(second, `${task.id}/transfers/${[...ids][0]}/confirmations`).expect(201)));
    expect(await door.view(group)).toMatchObject({ refundedAmount: 5_000 });
    expect(await door.sql(`select 1 from platform.outbox where type = 'payments.refund_completed' and payload->>'groupCode' = $1`, [group.code])).toHaveLength(1);
    expect(code(await as(operator, `${task.id}/transfers`, evidence()).expect(409))).toBe('payments.refund_done');
  });

  it('is not proposed by two people, nor with the evidence of another refund', async () => {
    const [{ task }, { task: other }] = [await overpaid(), await overpaid()];
    const proof = evidence();
    await as(operator, `${task.id}/transfers`, proof).expect(201);
    expect(code(await as(second, `${task.id}/transfers`, evidence()).expect(409))).toBe('payments.refund_proposed');
    for (const reference of [proof.reference, proof.reference.toLowerCase(), ` ${proof.reference.slice(0, 2)} ${proof.reference.slice(2)}.`]) {
      expect(code(await as(operator, `${other.id}/transfers`, { ...proof, reference }).expect(409))).toBe('payments.evidence_used');
    }
  });

  it('is not proven by the transfer that sent an unplaced line back, nor the other way round, also at the same time', async () => {
    const unplaced = async (): Promise<string> => {
      await door.bank(7_000, 'KHONG RO').expect(200);
      return (await door.sql<{ id: string }>(`select id from payments.receipts where state = 'unmatched' order by id desc limit 1`))[0]!.id;
    };
    const back = (id: string, body: object) => door.http().post(`/api/operator/bank-entries/${id}/returns`).set('authorization', operator).send(body);
    const [line, { task }, proof] = [await unplaced(), await overpaid(), evidence()];
    await back(line, proof).expect(201);
    expect(code(await as(second, `${task.id}/transfers`, { ...proof, reference: ` ${proof.reference.toLowerCase()}.` }).expect(409))).toBe('payments.evidence_used');
    for (let round = 0; round < 5; round++) {
      const [another, { task: other }, shared] = [await unplaced(), await overpaid(), evidence()];
      const answers = await Promise.all([back(another, shared), as(second, `${other.id}/transfers`, shared)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    }
  });

  it('can be taken back before it is confirmed, and not be confirmed any more', async () => {
    const { task } = await overpaid();
    const { transfer } = (await as(operator, `${task.id}/transfers`, evidence()).expect(201)).body as Task;
    expect((await as(second, `${task.id}/transfers/${transfer!.id}/withdrawals`).expect(201)).body).toMatchObject({ state: 'open', transfer: null });
    expect(code(await as(second, `${task.id}/transfers/${transfer!.id}/confirmations`).expect(409))).toBe('payments.transfer_withdrawn');
    await as(operator, `${task.id}/transfers`, evidence()).expect(201);
  });

  it('is refused to everybody else, for what is not there, and without evidence', async () => {
    const { task } = await overpaid();
    await door.http().post(`/api/operator/refund-tasks/${task.id}/transfers`).send(evidence()).expect(401);
    await as('Bearer somebody', `${task.id}/transfers`, evidence()).expect(403);
    await as(operator, `${newId()}/transfers`, evidence()).expect(404);
    await as(operator, `${task.id}/transfers/${newId()}/confirmations`).expect(404);
    for (const wrong of [{}, { reference: 'x', note: 'y' }, { reference: '   ', note: 'y' }, { ...evidence(), note: '' }]) await as(operator, `${task.id}/transfers`, wrong).expect(400);
    expect(code(await as(operator, `${task.id}/transfers`, { ...evidence(), sentBy: 'gateway' }).expect(422))).toBe('payments.say_who_sent');
  });

  it('is forbidden to one person by the database too', async () => {
    const { task } = await overpaid();
    const { transfer } = (await as(operator, `${task.id}/transfers`, evidence()).expect(201)).body as Task;
    await expect(door.sql(`update payments.refund_transfers set state = 'confirmed', decided_by = proposed_by where id = $1`, [transfer!.id])).rejects.toThrow('refund_transfers_two_people');
  });
});
