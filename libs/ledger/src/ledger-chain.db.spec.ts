import { newId } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { APPLICATION_ROLE, UnitOfWork } from '@cho-phien/platform';
import pg from 'pg';
import { openTestApp } from '../../../test/support/test-app.js';
import type { TestApp } from '../../../test/support/test-app.js';
import type { Transaction } from './domain/transaction.js';
import { LedgerFacade } from './ledger.facade.js';
import { LedgerModule } from './ledger.module.js';
import { AdvanceCheckpoint } from './usecases/advance-checkpoint.js';

describe('the chain of the ledger', () => {
  let test: TestApp;
  let owner: pg.Client;
  beforeEach(async () => {
    test = await openTestApp({ name: 'ledger', http: [LedgerModule], jobs: [] }, { ROLE: 'api' });
    owner = new pg.Client({ connectionString: test.database.url });
    await owner.connect();
  });
  afterEach(async () => { await owner?.end(); await test?.close(); });

  const ledger = () => test.app.get(LedgerFacade, { strict: false });
  const run = <Result>(work: (tx: Parameters<Parameters<UnitOfWork['run']>[0]>[0]) => Promise<Result>) => test.app.get(UnitOfWork, { strict: false }).run(work);
  const sale = (amount = 1_000, reference = newId()): Transaction =>
    ({ kind: 'receipt', reference, occurredAt: new Date('2026-11-22T02:00:00.123Z'), eventId: newId(), postings: [{ source: 'bank:collection', destination: 'buyer:A', amount: amount as Dong }, { source: 'buyer:A', destination: 'seller:x:payable', amount: amount as Dong }] });
  const post = (transaction = sale()) => run((tx) => ledger().post(tx, transaction));
  /** As whoever owns the database could do, with the triggers switched off. */
  const tamper = async (statement: string): Promise<void> => {
    await owner.query(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`);
  };

  it('is one order of all transactions, whole, however many are posted at once', async () => {
    await Promise.all(Array.from({ length: 60 }, () => post()));
    const verdict = await ledger().verify();
    expect(verdict).toMatchObject({ finding: null, head: { position: 60 } });
    await post();
    expect(await ledger().verify(verdict.head)).toMatchObject({ finding: null, head: { position: 61 } });
  });

  it('leaves nothing behind of a transaction that was rolled back', async () => {
    await post();
    await expect(run(async (tx) => { await ledger().post(tx, sale()); throw new Error('no'); })).rejects.toThrow('no');
    await post();
    expect(await ledger().verify()).toMatchObject({ finding: null, head: { position: 2 } });
  });

  it.each([
    ['an amount', `update ledger.postings set amount = amount + 1 where transaction_id = $id and line_no = 2`, 'broken'],
    ['an account', `update ledger.postings set destination = 'seller:y:payable' where transaction_id = $id and line_no = 2`, 'broken'],
    ['a line', `delete from ledger.postings where transaction_id = $id and line_no = 2`, 'broken'],
    ['a line that is slipped in', `insert into ledger.postings values ($id, 3, 'bank:collection', 'buyer:B', 5)`, 'broken'],
    ['a time', `update ledger.transactions set occurred_at = occurred_at + interval '1 microsecond' where id = $id`, 'broken'],
    ['a reference', `update ledger.transactions set reference = 'x' where id = $id`, 'broken'],
    ['a transaction that is gone', `delete from ledger.postings where transaction_id = $id; delete from ledger.transactions where id = $id`, 'broken'],
    ['a link that is gone', `delete from ledger.chain where transaction_id = $id`, 'missing'],
    ['a hash', `update ledger.chain set hash = sha256('x') where transaction_id = $id`, 'broken'],
  ])('finds %s changed, and names the first row', async (_, statement, kind) => {
    for (let index = 0; index < 20; index++) await post();
    const { rows: [link] } = await owner.query<{ id: string }>(`select transaction_id as id from ledger.chain where position = 7`);
    await tamper(statement.replaceAll('$id', `'${link!.id}'`));
    expect((await ledger().verify()).finding).toMatchObject({ kind, position: 7 });
  });

  it('finds a transaction outside the chain, an end that was cut off or made anew, and a wrong balance', async () => {
    for (let index = 0; index < 5; index++) await post();
    const { head } = await ledger().verify();
    await test.app.get(AdvanceCheckpoint, { strict: false }).run();
    await owner.query('begin');
    await tamper(`insert into ledger.transactions (id, kind, reference, content_hash, occurred_at) values (gen_random_uuid(), 'receipt', 'slipped in', '', now())`);
    await owner.query('commit');
    expect((await ledger().verify()).finding).toMatchObject({ kind: 'unlinked', reference: 'slipped in' });
    await tamper(`delete from ledger.transactions where reference = 'slipped in'; update ledger.balances set balance = balance + 1 where account = 'buyer:A'`);
    expect((await ledger().verify()).finding).toMatchObject({ kind: 'wrong_balance', account: 'buyer:A' });
    await tamper(`update ledger.balances set balance = balance - 1 where account = 'buyer:A'; delete from ledger.chain where position = 5; delete from ledger.postings where transaction_id not in (select transaction_id from ledger.chain); delete from ledger.transactions where id not in (select transaction_id from ledger.chain)`);
    expect((await ledger().verify(head)).finding).toMatchObject({ kind: 'missing', position: 5 });
    await post();
    expect((await ledger().verify(head)).finding).toMatchObject({ kind: 'other_head', position: 5 });
  });

  it('reads the same balance before, at and after every checkpoint', async () => {
    const balance = () => ledger().balanceOf('seller:x:payable');
    for (let round = 1; round <= 4; round++) {
      await Promise.all(Array.from({ length: 10 }, () => post(sale(500))));
      expect(await balance()).toBe(round * 5_000);
      if (round % 2 === 0) await test.app.get(AdvanceCheckpoint, { strict: false }).run();
      expect(await balance()).toBe(round * 5_000);
    }
    await Promise.all([...Array.from({ length: 4 }, () => test.app.get(AdvanceCheckpoint, { strict: false }).run()), ...Array.from({ length: 20 }, () => post(sale(500)))]);
    expect(await balance()).toBe(30_000);
    expect((await ledger().verify()).finding).toBeNull();
  });

  it('reverses a transaction once, as a new one that mirrors it', async () => {
    const original = sale(700);
    await post(original);
    const by = (reference: string) => ({ kind: 'payout_back' as const, reference, occurredAt: new Date(), eventId: null });
    expect(await run((tx) => ledger().reverse(tx, original.reference, by('back')))).toBe(true);
    expect(await run((tx) => ledger().reverse(tx, original.reference, by('back')))).toBe(false);
    await expect(run((tx) => ledger().reverse(tx, original.reference, by('back again')))).rejects.toMatchObject({ code: 'ledger.already_reversed' });
    await expect(run((tx) => ledger().reverse(tx, 'nothing', by('x')))).rejects.toMatchObject({ code: 'ledger.nothing_to_reverse' });
    expect(await ledger().trialBalance()).toEqual([]);
  });

  it.each([
    'update ledger.postings set amount = 1', 'delete from ledger.postings', 'truncate ledger.postings', 'update ledger.transactions set reference = null', 'delete from ledger.transactions',
    'update ledger.chain set position = 1', 'delete from ledger.chain', 'alter table ledger.postings disable trigger all', 'drop trigger postings_append_only on ledger.postings', 'drop table ledger.chain',
    'set session_replication_role = replica', 'update settlement.entries set net_amount = 0', 'delete from settlement.rates', 'create table ledger.mine ()',
  ])('is out of the application’s reach: its own database user may not “%s”', async (statement) => {
    await post();
    await owner.query(`set role ${APPLICATION_ROLE}`);
    expect((await owner.query('select 1 from ledger.entries')).rowCount).toBe(4);
    await expect(owner.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('takes no line beside those a transaction was written with, from its own database user either', async () => {
    await post();
    const { rows: [link] } = await owner.query<{ id: string }>('select transaction_id as id from ledger.chain');
    const slip = [`insert into ledger.postings values ($1, 3, 'bank:collection', 'seller:x:available', 5000000)`, [link!.id]] as const;
    await expect(owner.query(slip[0], [...slip[1]])).rejects.toMatchObject({ code: '23001' });
    await owner.query(`set role ${APPLICATION_ROLE}`);
    await expect(owner.query(slip[0], [...slip[1]])).rejects.toMatchObject({ code: '23001' });
    expect((await ledger().verify()).finding).toBeNull();
  });
});
