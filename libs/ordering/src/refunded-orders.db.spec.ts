import type { DomainEvent } from '@cho-phien/contracts';
import { Outbox } from '@cho-phien/platform';
import { OrderingDoor } from '../../../test/support/ordering-door.js';
import type { PlacedGroup, Shop } from '../../../test/support/ordering-door.js';
import { eventually } from '../../../test/support/test-app.js';
import type { Good } from '../../../test/support/ordering-goods.js';
import { CarryOutRefunds } from '../../payments/src/usecases/carry-out-refunds.js';
import { RefundByHand } from '../../payments/src/usecases/refund-by-hand.js';

describe('a purchase whose money went back', () => {
  let door: OrderingDoor;
  let near: Shop;
  let far: Shop;
  let noodles: Good;
  let radish: Good;
  beforeAll(async () => {
    door = await OrderingDoor.open();
    near = await door.shop('gan');
    far = await door.shop('xa', '07210');
    noodles = await door.good(near, { price: 75_000, stock: 500 });
    radish = await door.good(far, { price: 90_000, stock: 500 });
  }, 120_000);
  afterAll(() => door?.close());

  async function paid(): Promise<PlacedGroup> {
    const group = await door.placed([near, far], [noodles, 1], [radish, 1]);
    await door.bank(group).expect(200);
    await door.until(group, ({ status }) => status === 'paid');
    return group;
  }

  const publish = (event: DomainEvent): Promise<void> => door.run((tx) => door.part(Outbox).append(tx, event));

  /** Both people, one after the other. */
  async function sendBack(group: PlacedGroup): Promise<void> {
    await door.part(CarryOutRefunds).run();
    const tasks = await door.sql<{ id: string }>(`select t.id from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where p.group_code = $1 and t.state = 'open'`, [group.code]);
    for (const { id } of tasks) {
      await door.part(RefundByHand).propose('first', id, { reference: `FT-${id}`, note: 'trả lại' });
      const [transfer] = await door.sql<{ id: string }>('select id from payments.refund_transfers where task_id = $1', [id]);
      await door.part(RefundByHand).confirm('second', id, transfer!.id);
    }
  }

  const refuse = (group: PlacedGroup, place: number): Promise<void> => {
    const { code, seller, total } = group.orders[place]!;
    return publish({ type: 'ordering.order_refund_asked', payload: { groupCode: group.code, orderCode: code, sellerId: seller.id, items: total, delivery: 0, reason: 'refused', cause: `order:${code}:gone` } });
  };
  const requested = (group: PlacedGroup, count: number) => eventually(
    () => door.sql(`select 1 from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where p.group_code = $1`, [group.code]), (rows) => rows.length === count);

  it('for one order of two says so, and is refunded once the other’s has gone back too', async () => {
    const group = await paid();
    await refuse(group, 0);
    await requested(group, 1);
    await sendBack(group);
    expect(await door.until(group, ({ status }) => status === 'part_refunded')).toMatchObject({ orders: [{ status: 'refunded' }, { status: 'paid' }] });
    await refuse(group, 1);
    await requested(group, 2);
    await sendBack(group);
    expect(await door.until(group, ({ status }) => status === 'refunded')).toMatchObject({ orders: [{ status: 'refunded' }, { status: 'refunded' }] });
  });

  it('because too much had come keeps its orders as they are', async () => {
    const group = await door.placed([near], [noodles, 1]);
    await door.bank(group, group.total + 7_000).expect(200);
    await door.until(group, ({ status }) => status === 'paid');
    await sendBack(group);
    expect((await door.group(group).expect(200)).body).toMatchObject({ status: 'paid', orders: [{ status: 'paid' }] });
  });

  it('is refused by the database beyond what was paid for an order', async () => {
    const group = await paid();
    await expect(door.sql('update ordering.orders set refunded_amount = total_amount + 1 where group_code = $1', [group.code])).rejects.toThrow('orders_refunded_within_total');
  });
});
