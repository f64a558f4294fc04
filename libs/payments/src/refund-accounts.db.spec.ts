import { FixedClock, newId } from '@cho-phien/kernel';
import { PaymentsDoor } from '../../../test/support/payments-door.js';
import type { Group } from '../../../test/support/payments-door.js';
import { CarryOutRefunds } from './usecases/carry-out-refunds.js';
import { DAYS_KEPT, ForgetRefundAccounts } from './usecases/forget-refund-accounts.js';

interface Task { id: string; groupCode: string; account: { bin: string; numberEnd: string } | null; looks: { by: string }[]; transfer: { id: string; account: { bin: string; numberEnd: string } | null } | null }
interface Owed { amount: number; fixed: boolean; account: { bin: string; numberEnd: string } | null }

const DAY = 86_400_000;
const ACCOUNT = { bin: '970436', accountNumber: '0011 00 445566', holder: 'NGUOI MUA THU' };

describe('an account for money that goes back by transfer', () => {
  const clock = new FixedClock(new Date());
  let door: PaymentsDoor;
  beforeAll(async () => { door = await PaymentsDoor.open({}, clock); });
  afterAll(() => door.close());

  const as = (who: string, path: string, body: object = {}) => door.http().post(`/api/operator/refund-tasks/${path}`).set('authorization', `Bearer ${who}`).send(body);
  const at = ({ code }: Group) => `/api/shop/order-groups/${code}/refund-account`;
  const read = async (group: Group) => (await door.http().get(at(group)).set('authorization', `Bearer ${group.token}`).expect(200)).body as Owed;
  const give = (group: Group, account: object = ACCOUNT) => door.http().put(at(group)).set('authorization', `Bearer ${group.token}`).send(account);
  const code = (answer: { body: unknown }) => (answer.body as { code: string }).code;
  const evidence = () => ({ reference: `FT${newId()}`, note: 'Trả lại phần thừa' });

  async function overpaid(): Promise<{ group: Group; id: string; task: () => Promise<Task> }> {
    const group = await door.group();
    await door.bank(group.total + 5_000, group.code).expect(200);
    await door.test.app.get(CarryOutRefunds, { strict: false }).run();
    const [row] = await door.sql<{ id: string }>('select t.id from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where p.group_code = $1', [group.code]);
    const task = async () => (await door.http().get(`/api/operator/refund-tasks/${row!.id}`).set('authorization', 'Bearer operator').expect(200)).body as Task;
    return { group, id: row!.id, task };
  }

  it('is asked of the buyer by his access link alone, shown to him and to operators by its end, and never stands in clear in the database', async () => {
    const { group, task } = await overpaid();
    expect(await read(group)).toEqual({ amount: 5_000, fixed: false, account: null });
    await door.http().put(at(group)).send(ACCOUNT).expect(401);
    for (const wrong of [{ ...ACCOUNT, bin: '12' }, { ...ACCOUNT, accountNumber: '12' }, { ...ACCOUNT, holder: ' ' }]) await give(group, wrong).expect(400);
    expect((await give(group).expect(200)).body).toMatchObject({ amount: 5_000, account: { bin: '970436', numberEnd: '5566' } });
    expect(await task()).toMatchObject({ account: { bin: '970436', numberEnd: '5566' }, looks: [] });
    const everything = await door.sql<{ row: string }>(`select a::text as row from payments.refund_accounts a union all select o.payload::text from platform.outbox o`);
    expect(everything.map(({ row }) => row).join()).not.toMatch(/445566|NGUOI MUA/);
  });

  it('is not asked for where nothing goes back by transfer', async () => {
    const group = await door.group();
    expect(await read(group)).toEqual({ amount: 0, fixed: false, account: null });
    expect(code(await give(group).expect(409))).toBe('payments.refund_account_not_needed');
  });

  it('is read whole by who sends the money and who confirms it, and by no third; each look is written down', async () => {
    const { group, id, task } = await overpaid();
    expect(code(await as('operator', `${id}/account-looks`).expect(409))).toBe('payments.refund_account_missing');
    await give(group).expect(200);
    expect((await as('operator', `${id}/account-looks`).expect(201)).body).toEqual({ bin: '970436', accountNumber: '001100445566', holder: 'NGUOI MUA THU' });
    await as('operator', `${id}/transfers`, evidence()).expect(201);
    await as('operator-2', `${id}/account-looks`).expect(201);
    expect(code(await as('operator-3', `${id}/account-looks`).expect(403))).toBe('payments.refund_account_two_people');
    await as('operator-2', `${id}/account-looks`).expect(201);
    await as('operator', `${id}/account-looks`).expect(201);
    expect((await task()).looks.map(({ by }) => by).sort()).toEqual(['operator', 'operator', 'operator-2', 'operator-2']);
    await expect(door.sql('delete from payments.refund_account_looks')).rejects.toThrow('append-only');
  });

  it('may be changed until a transfer is entered, and again once that was withdrawn; the transfer says where it went', async () => {
    const { group, id, task } = await overpaid();
    await give(group).expect(200);
    await give(group, { ...ACCOUNT, accountNumber: '99990001' }).expect(200);
    const first = (await as('operator', `${id}/transfers`, evidence()).expect(201)).body as Task;
    expect(first.transfer!.account).toEqual({ bin: '970436', numberEnd: '0001' });
    expect(await read(group)).toMatchObject({ fixed: true });
    expect(code(await give(group).expect(409))).toBe('payments.refund_account_fixed');
    await as('operator-2', `${id}/transfers/${first.transfer!.id}/withdrawals`).expect(201);
    await give(group).expect(200);
    const second = (await as('operator', `${id}/transfers`, evidence()).expect(201)).body as Task;
    await as('operator-2', `${id}/transfers/${second.transfer!.id}/confirmations`).expect(201);
    expect((await task()).transfer!.account).toEqual({ bin: '970436', numberEnd: '5566' });
    expect(code(await as('operator', `${id}/account-looks`).expect(409))).toBe('payments.refund_account_missing');
    expect(await read(group)).toMatchObject({ amount: 0 });
  });

  it('is forgotten some weeks after the last transfer, not before, and not while one is open', async () => {
    const [done, open] = [await overpaid(), await overpaid()];
    for (const { group } of [done, open]) await give(group).expect(200);
    const { transfer } = (await as('operator', `${done.id}/transfers`, evidence()).expect(201)).body as Task;
    clock.advance(5 * DAY);
    await as('operator-2', `${done.id}/transfers/${transfer!.id}/confirmations`).expect(201);
    const kept = async () => (await door.sql<{ group: string }>(
      'select p.group_code as "group" from payments.refund_accounts a join payments.payables p on p.id = a.payable_id where a.number_sealed is not null and p.group_code = any($1)', [[done.group.code, open.group.code]])).map(({ group }) => group).sort();
    const forget = door.test.app.get(ForgetRefundAccounts, { strict: false });
    clock.advance((DAYS_KEPT - 1) * DAY);
    await forget.run();
    expect(await kept()).toEqual([done.group.code, open.group.code].sort());
    clock.advance(2 * DAY);
    await forget.run();
    expect(await kept()).toEqual([open.group.code]);
    expect((await done.task()).transfer!.account).toEqual({ bin: '970436', numberEnd: '5566' });
  });
});
