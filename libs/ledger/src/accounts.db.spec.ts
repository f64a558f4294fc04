import fc from 'fast-check';
import { newId, vietnamDay } from '@cho-phien/kernel';
import type { Dong, VietnamDay } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { openTestApp } from '../../../test/support/test-app.js';
import type { TestApp } from '../../../test/support/test-app.js';
import type { Account } from './domain/account.js';
import type { Posting } from './domain/transaction.js';
import { LedgerFacade } from './ledger.facade.js';
import { LedgerModule } from './ledger.module.js';
import { AdvanceCheckpoint } from './usecases/advance-checkpoint.js';
import { ShowAccounts } from './usecases/show-accounts.js';
import { VerifyNewLinks } from './usecases/verify-new-links.js';

const ACCOUNTS: Account[] = ['bank:collection', 'gateway:vnpay', 'carrier:ghn', 'suspense:remitted:ghn', 'buyer:A', 'buyer:B', 'seller:x:payable', 'seller:x:available', 'seller:y:available', 'refund:due:A', 'platform:fee:ghn'];
const DAYS = ['2026-11-20', '2026-11-21', '2026-11-22'] as VietnamDay[];

describe('the accounts of the book on screen', () => {
  let test: TestApp;
  beforeAll(async () => { test = await openTestApp({ name: 'ledger', http: [LedgerModule], jobs: [] }, { ROLE: 'api' }); });
  afterAll(() => test.close());
  const show = () => test.app.get(ShowAccounts, { strict: false });
  const sql = <Row>(text: string): Promise<Row[]> => test.app.get(DataSource, { strict: false }).query(text);
  const post = (postings: Posting[], day: VietnamDay = DAYS[2]!, reference: string = newId()) => test.app.get(UnitOfWork, { strict: false })
    .run((tx) => test.app.get(LedgerFacade, { strict: false }).post(tx, { kind: 'receipt', reference, occurredAt: new Date(`${day}T12:00:00+07:00`), eventId: null, postings }));

  it('come to nothing in all on every day, kind by kind what their entries come to, wherever the checkpoint stands', async () => {
    const account = fc.constantFrom(...ACCOUNTS);
    const movement = fc.record({ day: fc.constantFrom(...DAYS), source: account, destination: account, amount: fc.integer({ min: 1, max: 1_000 }), checkpoint: fc.boolean() }).filter(({ source, destination }) => source !== destination);
    const sums = new Map<string, number>();
    const add = (day: VietnamDay, key: string, amount: number): void => { for (const at of DAYS.filter((each) => each >= day)) sums.set(`${at}/${key}`, (sums.get(`${at}/${key}`) ?? 0) + amount); };
    for (const { day, source, destination, amount, checkpoint } of fc.sample(movement, 60)) {
      await post([{ source, destination, amount: amount as Dong }], day);
      add(day, source, -amount);
      add(day, destination, amount);
      if (checkpoint) await test.app.get(AdvanceCheckpoint, { strict: false }).run();
    }
    for (const day of DAYS) {
      const trial = await show().trialBalance(day);
      expect(trial.pending + trial.posted).toBe(0);
      const all = await show().of(null, 100, null, day);
      expect(Object.fromEntries(all.map(({ account: name, balance }) => [name, balance]))).toEqual(Object.fromEntries(ACCOUNTS.map((name) => [name, sums.get(`${day}/${name}`) ?? 0] as const).filter(([, balance]) => balance !== 0)));
      for (const { kind, balance, accounts } of trial.kinds) {
        const own = await show().of(kind, 100, null, day);
        expect([own.length, own.reduce((sum, each) => sum + each.balance, 0)]).toEqual([accounts, balance]);
      }
    }
    expect((await show().trialBalance()).kinds.filter(({ phase }) => phase === 'pending').map(({ kind }) => kind.split(':')[0])).not.toContain('gateway');
  });

  it('open their entries newest first, page by page, each once, whatever their transaction had besides', async () => {
    for (let at = 0; at < 5; at++) await post([{ source: 'bank:collection', destination: 'buyer:PAGE', amount: 100 as Dong }, { source: 'buyer:PAGE', destination: 'seller:z:payable', amount: 60 as Dong }, { source: 'buyer:PAGE', destination: 'seller:z:delivery', amount: 40 as Dong }], DAYS[2], `page:${at}`);
    const read: string[] = [];
    let after: [string, number] | null = null;
    for (;;) {
      const rows = await show().entries('buyer:PAGE', 4, after);
      read.push(...rows.slice(0, 4).map(({ reference, amount, counter }) => `${reference} ${amount} ${counter}`));
      if (rows.length <= 4) break;
      after = [rows[3]!.transactionId, rows[3]!.line];
    }
    expect(read).toEqual([4, 3, 2, 1, 0].flatMap((at) => [`page:${at} -40 seller:z:delivery`, `page:${at} -60 seller:z:payable`, `page:${at} 100 bank:collection`]));
  });

  it('say up to where the chain was worked out again, go on from there, and keep saying what is wrong', async () => {
    const verify = () => test.app.get(VerifyNewLinks, { strict: false }).run();
    await verify();
    const first = (await show().trialBalance()).verified;
    expect(first).toMatchObject({ position: first.end, finding: null, at: expect.any(Date) });
    await post([{ source: 'bank:collection', destination: 'buyer:B', amount: 5 as Dong }], vietnamDay(new Date()));
    expect((await show().trialBalance()).verified).toMatchObject({ position: first.end, end: first.end + 1 });
    await sql('alter table ledger.postings disable trigger user');
    await sql(`update ledger.postings set amount = amount + 1 where transaction_id = (select transaction_id from ledger.chain order by position desc limit 1)`);
    for (let twice = 0; twice < 2; twice++) {
      await verify();
      expect((await show().trialBalance()).verified).toMatchObject({ position: first.end, finding: { kind: 'broken', position: first.end + 1 } });
    }
    await sql(`update ledger.postings set amount = amount - 1 where transaction_id = (select transaction_id from ledger.chain order by position desc limit 1)`);
    await verify();
    expect((await show().trialBalance()).verified).toMatchObject({ position: first.end + 1, finding: null });
  });
});
