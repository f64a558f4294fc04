import fc from 'fast-check';
import { dong, MAX_DONG } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { LedgerFacade } from '@cho-phien/ledger';
import type { Group } from '../../../../test/support/payments-door.js';
import { bankRehearsal } from '../../../../test/support/rehearsals/bank-feed.js';
import type { Rehearsal, Teller } from '../../../../test/support/rehearsals/rehearsal.js';
import { openStage } from '../../../../test/support/rehearsals/stage.js';
import type { Stage } from '../../../../test/support/rehearsals/stage.js';
import { stripeRehearsal } from '../../../../test/support/rehearsals/stripe.js';
import { vnpayRehearsal } from '../../../../test/support/rehearsals/vnpay.js';
import { eventually } from '../../../../test/support/test-app.js';
import { cassoBody } from './casso/casso-notice.js';
import { payosBody } from './payos/payos-notice.js';
import { sepayBody } from './sepay/sepay-notice.js';

const inSepay = (amount: unknown) => sepayBody.shape.transferAmount.safeParse(amount).data ?? null;
const inCasso = (amount: unknown) => { const read = cassoBody.shape.data.unwrap().unwrap().shape.amount.safeParse(amount).data; return read === undefined || read < 0 ? null : read; };
const inPayos = (amount: unknown) => payosBody.shape.data.shape.amount.safeParse(amount).data ?? null;

/** Every provider whose money somebody outside tells of. A new one is a line here. */
const rehearsals: Rehearsal[] = [
  vnpayRehearsal,
  stripeRehearsal,
  bankRehearsal('VietQR told by SePay', ['sepay'], inSepay),
  bankRehearsal('VietQR told by Casso', ['casso'], inCasso),
  bankRehearsal('VietQR told by payOS', ['payos'], inPayos),
  bankRehearsal('VietQR told by three feeds', ['payos', 'sepay', 'casso'], inSepay),
];

describe.each(rehearsals.map((rehearsal) => [rehearsal.name, rehearsal] as const))('%s', (_, provider) => {
  let stage: Stage;
  beforeAll(async () => { stage = await openStage(); });
  afterAll(() => stage.close());

  const isTruth = (teller: Teller): boolean => teller !== 'return';

  async function isCapturedOnce(group: Group, late = false): Promise<void> {
    const { door } = stage;
    expect(await door.captures(group)).toEqual([{ amount: group.total, late, tender: provider.tender }]);
    expect(await door.states(group)).toEqual([late ? 'late' : 'matched']);
    expect(await door.refunds(group)).toEqual([]);
    const ledger = door.test.app.get(LedgerFacade, { strict: false });
    for (const { sellerId, items, delivery } of group.splits) {
      await eventually(() => ledger.balanceOf(`seller:${sellerId}:payable`), (amount) => amount === items);
      await eventually(() => ledger.balanceOf(`seller:${sellerId}:delivery`), (amount) => amount === delivery);
    }
    await eventually(() => ledger.balanceOf(`buyer:${group.code}`), (amount) => amount === 0);
    const postings = await door.sql<{ kind: string; count: number }>(
      `select t.kind, count(*)::int as count from ledger.transactions t where exists (select from ledger.postings p where p.transaction_id = t.id and $1 in (p.source, p.destination)) group by 1 order by 1`, [`buyer:${group.code}`]);
    expect(postings).toEqual([{ kind: 'capture', count: 1 }, { kind: 'receipt', count: 1 }]);
  }

  it('carries every amount from 0 to 10^12 đ there and back unchanged', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: MAX_DONG }), (amount) => provider.back(provider.there(amount as Dong)) === amount), { numRuns: 20_000 });
    for (const edge of [0, 1, 99, 100, 99_999_999, 100_000_000, MAX_DONG]) expect(provider.back(provider.there(dong(edge)))).toBe(edge);
  });

  it('reads no fraction and no other money as đồng', () => {
    for (const written of provider.notDong) expect(provider.back(written)).toBeNull();
  });

  it('has its money captured once, in whatever order and how often it is told', async () => {
    const teller = fc.constantFrom(...provider.tellers);
    const orders = fc.array(fc.array(teller, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }).filter((order) => order.flat().some(isTruth));
    await fc.assert(fc.asyncProperty(orders, async (order) => {
      const group = await stage.door.group();
      const payment = await provider.pay(stage, group);
      for (const atOnce of order) {
        await Promise.all(atOnce.map((each) => payment.tell(each)));
        const told = (await stage.door.captures(group)).length;
        expect(told).toBeLessThanOrEqual(1);
      }
      await isCapturedOnce(group);
    }), { numRuns: 15 });
  }, 240_000);

  it.each(provider.tellers.filter((each) => each !== 'return').map((each) => [each]))('becomes paid by %s alone', async (teller) => {
    const group = await stage.door.group();
    const payment = await provider.pay(stage, group);
    await payment.tell(teller);
    await isCapturedOnce(group);
  });

  it('changes nothing by the browser’s return, by a forged or by an old notice', async () => {
    const group = await stage.door.group();
    const payment = await provider.pay(stage, group);
    const before = await stage.door.fingerprint();
    if (provider.tellers.includes('return')) await payment.tell('return');
    expect(await payment.forge()).toBe(true);
    expect(await stage.door.fingerprint()).toBe(before);
    await payment.tell('notice');
    await isCapturedOnce(group);
  });

  it('told after the hold had ended is captured late, once', async () => {
    const group = await stage.door.group();
    const payment = await provider.pay(stage, group);
    await stage.door.sql(`update payments.payables set expires_at = now() - interval '25 hours' where group_code = $1`, [group.code]);
    expect(await stage.door.closeGroup(group, 'expired')).toBe('closed');
    await payment.tell('notice');
    await payment.tell('notice');
    await isCapturedOnce(group, true);
  });

  it('sent fifty times under one key is one attempt', async () => {
    const group = await stage.door.group();
    const answers = await Promise.all(Array.from({ length: 50 }, () => stage.door.pay(group, { method: provider.method }, 'one-key').expect(201)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await stage.door.view(group)).payments).toHaveLength(1);
  }, 30_000);
});
