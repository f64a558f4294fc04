import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Account } from '../../libs/ledger/src/domain/account.js';
import type * as Balances from '../../libs/ledger/src/storage/balance.repository.js';
import type { BenchMarket } from './bench-market.js';
import { median } from './ratios.js';
import { compiled } from './reference/compiled.js';

/** Milliseconds of one read. */
export interface MeasuredBalances { ratio: number; few: number; many: number; tail: number }

const FEW = 1_000;
const MANY = 1_000_000;
const READS = 300;
/** Transactions that came after the checkpoint: five seconds of a very busy day. */
const TAIL = 500;

/** The balance of a seller with a million entries beside one with a thousand, read in turns as a seller's page reads it. */
export async function measureBalances(market: BenchMarket): Promise<MeasuredBalances> {
  const client = await market.database.connect();
  const { BalanceRepository } = await compiled<typeof Balances>('libs/ledger/src/storage/balance.repository');
  const query = async (text: string, values?: unknown[]): Promise<unknown[]> => (await client.query(text, values as unknown[])).rows;
  const source = { query, transaction: undefined } as unknown as DataSource;
  const balances = new BalanceRepository(source);
  const [few, many] = ['seller:00000000-0000-7000-8000-000000000001:available', 'seller:00000000-0000-7000-8000-000000000002:available'] as const satisfies readonly Account[];
  try {
    await fill(client, few, FEW);
    await fill(client, many, MANY);
    while ((await balances.advance(source as never)) > 0);
    await client.query('vacuum analyze ledger.postings, ledger.chain, ledger.transactions');
    await fill(client, many, TAIL);
    const times: Record<string, number[]> = { [few]: [], [many]: [] };
    for (let read = 0; read < READS; read++) {
      for (const account of read % 2 === 0 ? [few, many] : [many, few]) {
        const began = performance.now();
        await balances.of(account);
        times[account]!.push(performance.now() - began);
      }
    }
    const [fewMs, manyMs] = [median(times[few]!), median(times[many]!)];
    return { ratio: manyMs / fewMs, few: fewMs, many: manyMs, tail: TAIL };
  } finally {
    client.release();
  }
}

/** Transactions of one posting each, written as a restored backup would be: their links hold no true hashes. */
async function fill(client: pg.PoolClient, account: Account, count: number): Promise<void> {
  await client.query('begin; set local session_replication_role = replica');
  await client.query(
    `with made as (select gen_random_uuid() as id, number from generate_series(1, $2::int) number),
       told as (insert into ledger.transactions (id, kind, reference, content_hash, occurred_at) select id, 'sale', 'bench:' || id, '', now() from made),
       linked as (insert into ledger.chain (position, transaction_id, hash) select (select coalesce(max(position), 0) from ledger.chain) + number, id, sha256('bench') from made)
     insert into ledger.postings (transaction_id, line_no, source, destination, amount) select id, 1, 'platform:bench', $1, number from made`, [account, count]);
  await client.query('commit');
}
