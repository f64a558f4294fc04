import fc from 'fast-check';
import { newId } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { openTestApp } from '../../../test/support/test-app.js';
import type { TestApp } from '../../../test/support/test-app.js';
import type { Account } from './domain/account.js';
import type { Posting, Transaction } from './domain/transaction.js';
import { LedgerFacade } from './ledger.facade.js';
import { LedgerModule } from './ledger.module.js';

const ACCOUNTS: Account[] = ['bank:collection', 'gateway:vnpay', 'door:collections', 'suspense:unmatched', 'buyer:A', 'buyer:B', 'seller:x:payable', 'seller:x:delivery', 'seller:y:payable', 'refund:due:A'];

describe('the ledger', () => {
  let test: TestApp;
  beforeAll(async () => { test = await openTestApp({ name: 'ledger', http: [LedgerModule], jobs: [] }, { ROLE: 'api' }); });
  afterAll(() => test.close());
  const ledger = () => test.app.get(LedgerFacade, { strict: false });
  const sql = <Row>(text: string): Promise<Row[]> => test.app.get(DataSource, { strict: false }).query(text);
  const post = (transaction: Transaction) => test.app.get(UnitOfWork, { strict: false }).run((tx) => ledger().post(tx, transaction));
  const transaction = (postings: Posting[], reference: string = newId()): Transaction => ({ kind: 'receipt', reference, occurredAt: new Date(), eventId: null, postings });
  const of = (amount: number, source: Account = 'bank:collection', destination: Account = 'buyer:A'): Posting => ({ source, destination, amount: amount as Dong });

  it('posts a reference once, and refuses it for other movements', async () => {
    const reference = newId();
    const results = await Promise.all(Array.from({ length: 10 }, () => post(transaction([of(5_000)], reference))));
    expect(results.filter(Boolean)).toHaveLength(1);
    await expect(post(transaction([of(5_001)], reference))).rejects.toMatchObject({ code: 'ledger.reference_reused' });
    expect(await sql(`select count(*)::int as count from ledger.transactions where reference = '${reference}'`)).toEqual([{ count: 1 }]);
  });

  it.each([[[]], [[of(0)]], [[of(5, 'buyer:A', 'buyer:A')]], [[of(-5)]]])('refuses the movements %j', async (postings) => {
    await expect(post(transaction(postings))).rejects.toMatchObject({ code: 'ledger.malformed_transaction' });
  });

  it.each([
    `update ledger.postings set amount = amount + 1`, `delete from ledger.postings`, `truncate ledger.postings`, `update ledger.transactions set reference = 'x'`,
    `delete from ledger.transactions`, `truncate ledger.transactions cascade`, `delete from ledger.postings where false`, `update ledger.entries set amount = 0`,
  ])('is append-only: the database refuses “%s”', async (statement) => {
    await post(transaction([of(1_000)]));
    const before = await sql(`select count(*)::int as lines, sum(amount) as sum from ledger.postings`);
    await expect(sql(statement)).rejects.toThrow();
    expect(await sql(`select count(*)::int as lines, sum(amount) as sum from ledger.postings`)).toEqual(before);
  });

  it('lets nothing be posted behind the back of a transaction that holds the balances', async () => {
    const before = await ledger().balanceOf('buyer:B');
    let later: Promise<boolean> | undefined;
    await test.app.get(UnitOfWork, { strict: false }).run(async (tx) => {
      await ledger().holdBalances(tx);
      later = post(transaction([of(7_000, 'bank:collection', 'buyer:B')]));
      expect(await Promise.race([later, new Promise((resolve) => { setTimeout(() => resolve('waits'), 500); })])).toBe('waits');
      expect(await ledger().balanceOf('buyer:B', tx)).toBe(before);
    });
    expect(await later).toBe(true);
    expect(await ledger().balanceOf('buyer:B')).toBe(before + 7_000);
  });

  it('refuses an amount of nothing and a posting to itself by its own rules', async () => {
    const id = newId();
    await sql(`insert into ledger.transactions (id, kind, reference, content_hash, occurred_at) values ('${id}', 'receipt', '${id}', '', now())`);
    await expect(sql(`insert into ledger.postings values ('${id}', 1, 'a', 'b', 0)`)).rejects.toThrow('postings_amount_positive');
    await expect(sql(`insert into ledger.postings values ('${id}', 1, 'a', 'a', 5)`)).rejects.toThrow('postings_two_accounts');
  });

  it('sums to zero over any movements, and each balance is what came less what went', async () => {
    const posting = fc.tuple(fc.constantFrom(...ACCOUNTS), fc.constantFrom(...ACCOUNTS), fc.integer({ min: 1, max: 1_000_000_000 })).filter(([from, to]) => from !== to);
    await fc.assert(fc.asyncProperty(fc.array(fc.array(posting, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 10 }), async (drawn) => {
      const before = new Map((await ledger().trialBalance()).map(({ account, balance }) => [account, balance]));
      for (const postings of drawn) {
        await post(transaction(postings.map(([source, destination, amount]) => of(amount, source, destination))));
        for (const [source, destination, amount] of postings) {
          before.set(source, (before.get(source) ?? 0) - amount);
          before.set(destination, (before.get(destination) ?? 0) + amount);
        }
      }
      const after = await ledger().trialBalance();
      expect(after.reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
      for (const account of ACCOUNTS) expect(await ledger().balanceOf(account)).toBe(before.get(account) ?? 0);
    }), { numRuns: 25 });
    expect(await sql('select transaction_id from ledger.entries group by 1 having sum(amount) <> 0')).toEqual([]);
  });
});
