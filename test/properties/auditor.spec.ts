import { verifyLedger } from '@cho-phien/ledger';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { RateRepository } from '../../libs/settlement/src/storage/rate.repository.js';
import { brokenRules } from '../support/books.js';
import { openMoneyDoor, openTraders } from '../support/money-door.js';
import { SeededRandom, seedOf } from '../support/seeded-random.js';
import { Drawer } from './money/draw.js';
import { PaperMarket } from './money/paper-market.js';
import { StoredMarket } from './money/stored-market.js';

/** Operations that leave refunds, payouts in every state and both routes behind. */
const OPERATIONS = 400;

const A_REFUND = `select id from payments.refund_tasks where splits <> '[]' and way is distinct from 'seller' order by id limit 1`;
const A_SETTLED = `select id from settlement.payouts where state = 'settled' order by id limit 1`;
const POSTED = `insert into ledger.transactions (id, kind, reference, content_hash, occurred_at)`;

/**
 * The bugs that programs of this kind have had, planted one by one into books that were right, behind every trigger and CHECK.
 * Each must be named by its rule: an auditor who sees nothing would prove nothing.
 */
const PLANTED: readonly [string, string, string][] = [
  ['an entry that arrives one đồng short', 'every ledger transaction sums to 0',
    `create or replace view ledger.entries as select transaction_id, line_no, source as account, -amount as amount from ledger.postings
     union all select transaction_id, line_no, destination as account, case when destination like 'platform:%' then amount - 1 else amount end as amount from ledger.postings`],
  ['a refund that another seller’s money pays', 'no seller’s money pays another’s refund',
    `update ledger.postings set source = 'seller:' || (select id from sellers.sellers where source not like '%' || id || '%' limit 1) || ':payable'
     where transaction_id = (select id from ledger.transactions where reference = 'refund_due:' || (${A_REFUND})) and line_no = 1`],
  ['a refund of which payments and ledger have another idea', 'what must go back is in the ledger once, and what went back too',
    `update ledger.postings set amount = amount + 1 where transaction_id = (select id from ledger.transactions where reference = 'refund_due:' || (${A_REFUND})) and line_no = 1`],
  ['a refund sent twice', 'what must go back is in the ledger once, and what went back too',
    `with again as (${POSTED} select gen_random_uuid(), 'refund', reference || ' again', '', occurred_at from ledger.transactions where kind = 'refund' limit 1 returning id, reference)
     insert into ledger.postings select again.id, p.line_no, p.source, p.destination, p.amount from again join ledger.transactions t on t.reference || ' again' = again.reference join ledger.postings p on p.transaction_id = t.id`],
  ['more going back of an order than was captured for it', 'no more goes back of an order than was captured for it',
    `update payments.refund_tasks set amount = amount + 9000000, splits = jsonb_set(splits, '{0,items}', to_jsonb((splits->0->>'items')::bigint + 9000000)) where id = (${A_REFUND})`],
  ['more going back of a purchase than was captured for it', 'no more goes back of a purchase than was captured for it, nor than came',
    `update payments.refund_tasks set amount = amount + 90000000 where id = (${A_REFUND})`],
  ['a refund that its split does not know of', 'money that goes back of an order is its own seller’s, never more than was sold, and as its split says',
    `update payments.payable_splits set returning_items_amount = 0, returning_delivery_amount = 0 where order_code = (select splits->0->>'orderCode' from payments.refund_tasks where id = (${A_REFUND}))`],
  ['a month that closes one đồng off', 'a seller’s statement of a month says what the ledger moved of his money',
    `update settlement.entries set net_amount = net_amount + 1 where id = (select id from settlement.entries where kind = 'sale' order by id limit 1)`],
  ['an entry in the wrong month', 'a seller’s statement of a month says what the ledger moved of his money',
    `update settlement.entries set occurred_at = occurred_at + interval '40 days' where id = (select id from settlement.entries where kind = 'sale' order by id limit 1)`],
  ['a sale that another seller is credited with', 'what is credited of a sale, or taken back, moves its own seller’s accounts alone',
    `update ledger.postings set destination = 'seller:' || gen_random_uuid() || ':available' where transaction_id = (select id from ledger.transactions where kind = 'sale' order by id limit 1) and destination like 'seller:%:available'`],
  ['a payout that the bank was told of twice', 'each payout left its seller once, went out once at most, and came back once at most',
    `with again as (${POSTED} select gen_random_uuid(), 'payout_settled', reference || ' again', '', occurred_at from ledger.transactions where reference = 'payout_settled:' || (${A_SETTLED}) returning id)
     insert into ledger.postings select again.id, 1, 'payout:transit', 'bank:collection', p.amount from again, settlement.payouts p where p.id = (${A_SETTLED})`],
  ['a payout that came back twice', 'each payout left its seller once, went out once at most, and came back once at most',
    `with again as (${POSTED} select gen_random_uuid(), 'payout_back', reference || ' again', '', occurred_at from ledger.transactions where kind = 'payout_back' limit 1 returning id, reference)
     insert into ledger.postings select again.id, p.line_no, p.source, p.destination, p.amount from again join ledger.transactions t on t.reference || ' again' = again.reference join ledger.postings p on p.transaction_id = t.id`],
  ['a balance paid out twice over', 'nobody is paid out more than he had',
    `with p as (select * from settlement.payouts where id = (${A_SETTLED})),
       again as (insert into settlement.payouts (id, code, batch_id, seller_id, amount, bank_bin, account_end, account_mark, holder, state, reference, settled_by, settled_at)
         select gen_random_uuid(), code || 'X', batch_id, seller_id, amount + 900000000, bank_bin, account_end, account_mark, holder, state, reference, settled_by, settled_at from p returning id, seller_id, amount),
       taken as (${POSTED} select gen_random_uuid(), 'payout', 'payout:' || id, '', now() from again returning id),
       linked as (insert into ledger.chain select (select max(position) + 1 from ledger.chain), id, sha256('x') from taken)
     insert into ledger.postings select taken.id, 1, 'seller:' || again.seller_id || ':available', 'payout:transit', again.amount from taken, again`],
  ['money in transit that is on no payout', 'transit holds exactly the payouts that are on their way',
    `update settlement.payouts set state = 'settled', settled_at = now(), reference = 'x' where id = (select id from settlement.payouts where state = 'sent' order by id limit 1)`],
  ['a capture that the ledger never heard of', 'each capture is in the ledger to the đồng, and nothing else is',
    `delete from ledger.postings where transaction_id = (select id from ledger.transactions where kind = 'capture' order by id limit 1)`],
];

describe('the auditor of the books', () => {
  let test: Awaited<ReturnType<typeof openMoneyDoor>>;
  let owner: pg.Client;
  beforeAll(async () => {
    test = await openMoneyDoor();
    owner = new pg.Client({ connectionString: test.database.url });
    await owner.connect();
    const market = new PaperMarket(await openTraders(test, 6), await test.app.get(RateRepository, { strict: false }).all());
    const drawer = new Drawer(new SeededRandom(seedOf('auditor')), market, test.clock.now());
    const operations = Array.from({ length: OPERATIONS }, () => { const next = drawer.next(); market.apply(next); return next; });
    await new StoredMarket(test, test.clock, new SeededRandom(1)).apply([...operations, ...drawer.endings()]);
  }, 600_000);
  afterAll(async () => { await owner?.end(); await test?.close(); }, 60_000);

  /** Looks at books into which a bug was planted, and takes it out again. */
  async function planted<Seen>(bug: string, look: () => Promise<Seen>): Promise<Seen> {
    await owner.query('begin');
    try {
      await owner.query('set local session_replication_role = replica');
      await owner.query('alter table payments.payable_splits drop constraint payable_splits_refund_within');
      await owner.query('alter table settlement.entries drop constraint entries_net');
      await owner.query('alter table settlement.payouts drop constraint payouts_once_in_batch');
      if ((await owner.query(bug)).rowCount === 0) throw new Error('Nothing was planted.');
      return await look();
    } finally {
      await owner.query('rollback');
    }
  }
  const verdict = () => verifyLedger({ query: async (text: string, parameters?: unknown[]) => (await owner.query(text, parameters)).rows } as unknown as DataSource);

  it('finds nothing where nothing is wrong', async () => {
    expect(await brokenRules(owner)).toEqual({});
    expect((await verdict()).finding).toBeNull();
  });

  it.each(PLANTED)('names %s', async (_, rule, bug) => {
    expect(Object.keys(await planted(bug, () => brokenRules(owner)))).toContain(rule);
  });

  it.each([
    ['an amount that was changed', `update ledger.postings set amount = amount + 1 where transaction_id = (select transaction_id from ledger.chain where position = 11) and line_no = 1`, { kind: 'broken', position: 11 }],
    ['a link that was taken out', 'delete from ledger.chain where position = 11', { kind: 'missing', position: 11 }],
    ['a transaction that was slipped in', `${POSTED} values (gen_random_uuid(), 'receipt', 'slipped in', '', now())`, { kind: 'unlinked', reference: 'slipped in' }],
  ])('names %s by the chain of hashes', async (_, bug, finding) => {
    expect((await planted(bug, verdict)).finding).toMatchObject(finding);
  });
});
