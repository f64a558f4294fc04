import type { Client } from 'pg';
import type { Booked, GatewayName } from './outside-gateways.js';

interface Sent { name: string; amount: number; state: 'sending' | 'accepted' | 'refused' | 'unclear'; task: string; method: string | null }

/** One payment at a gateway as the market has it: its arrival, and what the ledger moved for it, đồng. */
interface Kept { gateway: GatewayName; reference: string; amount: number; came: number; back: number; refunds: Sent[] }

const KEPT = `
  select r.provider as gateway, r.event_id as reference, r.amount::float8 as amount,
    (select coalesce(sum(p.amount), 0) from ledger.transactions t join ledger.postings p on p.transaction_id = t.id
     where t.reference = 'receipt:' || r.id and p.source = 'gateway:' || r.provider)::float8 as came,
    (select coalesce(sum(p.amount), 0) from payments.refund_sendings s join ledger.transactions t on t.reference = 'refund:' || s.task_id join ledger.postings p on p.transaction_id = t.id
     where s.attempt_id = r.attempt_id and p.destination = 'gateway:' || r.provider)::float8 as back,
    coalesce((select json_agg(json_build_object('name', s.request_id, 'amount', s.amount, 'state', s.state, 'task', t.state, 'method', t.method))
     from payments.refund_sendings s join payments.refund_tasks t on t.id = s.task_id where s.attempt_id = r.attempt_id), '[]') as refunds
  from payments.receipts r where r.provider in ('vnpay', 'stripe') and not r.event_id = any($1)`;

/** What stands with the gateways by the ledger. */
const STANDING = `
  select coalesce(sum(case when p.source like 'gateway:%' then p.amount else -p.amount end), 0)::float8 as standing
  from ledger.postings p where p.source like 'gateway:%' or p.destination like 'gateway:%'`;

/** Payments and money at gateways from before the crowd. */
export interface Before { references: readonly string[]; standing: number }

export async function beforeTheCrowd(database: Client): Promise<Before> {
  const { rows } = await database.query<{ reference: string }>(`select event_id as reference from payments.receipts where provider in ('vnpay', 'stripe')`);
  return { references: rows.map(({ reference }) => reference), standing: await standing(database) };
}

const standing = async (database: Client): Promise<number> => (await database.query<{ standing: number }>(STANDING)).rows[0]!.standing;

const sum = (amounts: readonly { amount: number }[]): number => amounts.reduce((total, { amount }) => total + amount, 0);

/** Has the market ask at once about payments of which it was not told, and about refunds without an answer. */
export async function hurry(database: Client, books: readonly Booked[]): Promise<void> {
  const paid = books.filter((booked) => booked.paid).map(({ reference }) => reference);
  await database.query(`update payments.attempts set next_query_at = now() where status = 'pending' and (provider_ref = any($1) or gateway_ref = any($1))`, [paid]);
  await database.query(`update payments.refund_sendings set next_try_at = now() where state = 'sending'`);
}

/** Refunds of which the market does not know whether the gateway sent them: `sent` is what the gateway's books say. */
export async function doubts(database: Client, books: readonly Booked[]): Promise<{ task: string; name: string; sent: boolean }[]> {
  const { rows } = await database.query<{ task: string; name: string }>(`
    select s.task_id as task, s.request_id as name from payments.refund_sendings s join payments.refund_tasks t on t.id = s.task_id where s.state = 'unclear' and t.state <> 'done'`);
  const names = new Set(books.flatMap(({ refunds }) => refunds.map(({ name }) => name)));
  return rows.map((row) => ({ ...row, sent: names.has(row.name) }));
}

/** Payments whose notice was taken and of which nothing was written down; looked for before the market could have asked about them. */
export async function lostNotices(database: Client, books: readonly Booked[]): Promise<readonly string[]> {
  const taken = books.filter(({ acknowledged }) => acknowledged).map(({ reference }) => reference);
  const { rows } = await database.query<{ reference: string }>(`
    select taken.reference from unnest($1::text[]) taken (reference)
    where (select count(*) from payments.receipts r where r.provider in ('vnpay', 'stripe') and r.event_id = taken.reference) <> 1`, [taken]);
  return rows.map(({ reference }) => reference);
}

/** What holds at every instant between what the gateways took or sent and what the market wrote down; empty when it does. */
export async function contradicted(database: Client, books: readonly Booked[], before: Before): Promise<Record<string, unknown>> {
  const kept = new Map((await database.query<Kept>(KEPT, [before.references])).rows.map((row) => [row.reference, row]));
  const booked = new Map(books.map((each) => [each.reference, each]));
  return told({
    'notices taken and not in the ledger once': books.filter(({ acknowledged, reference, amount }) => acknowledged && kept.get(reference)?.came !== amount),
    'payments that the gateway does not know': [...kept.values()].filter(({ reference, amount }) => !booked.get(reference)?.paid || booked.get(reference)?.amount !== amount),
    'more sent back than was paid': books.filter(({ amount, refunds }) => sum(refunds) > amount),
    'sent back twice under one name': books.filter(({ refunds }) => new Set(refunds.map(({ name }) => name)).size < refunds.length),
    'sent back by the gateway without, against or beside the market’s word': books.flatMap(({ reference, refunds }) => refunds.filter(({ name, amount }) => !isMeant(kept.get(reference)?.refunds.find((sent) => sent.name === name), amount))),
    'said to be sent back, and not': [...kept.values()].flatMap(({ reference, gateway, refunds }) =>
      refunds.filter(({ name, task, method }) => task === 'done' && method === gateway && !booked.get(reference)?.refunds.some((refund) => refund.name === name))),
    'refused by a gateway': [...kept.values()].flatMap(({ refunds }) => refunds.filter(({ state }) => state === 'refused')),
  });
}

/** Asked for under that name and amount, and not sent by hand as well. */
const isMeant = (sent: Sent | undefined, amount: number): boolean => sent !== undefined && sent.amount === amount && sent.state !== 'refused' && !(sent.task === 'done' && sent.method === 'transfer');

/** Once nothing is under way: captured less refunded is the same in the gateways' books and in the ledger, payment by payment and in all. */
export async function unequal(database: Client, books: readonly Booked[], before: Before): Promise<Record<string, unknown>> {
  const kept = new Map((await database.query<Kept>(KEPT, [before.references])).rows.map((row) => [row.reference, row]));
  const paid = books.filter((booked) => booked.paid);
  const stands = await standing(database) - before.standing;
  const booked = sum(paid) - sum(paid.flatMap(({ refunds }) => refunds));
  return told({
    'paid and not in the ledger once': paid.filter(({ reference, amount }) => kept.get(reference)?.came !== amount),
    'sent back, and otherwise in the ledger': paid.filter(({ reference, refunds }) => kept.get(reference)?.back !== sum(refunds)).map((each) => ({ ...each, ledger: kept.get(each.reference) })),
    'refunds left': [...kept.values()].flatMap(({ refunds }) => refunds.filter(({ task }) => task !== 'done')),
    'notices that were never taken': books.filter(({ waiting }) => waiting),
    'the gateways’ sum': stands === booked ? [] : [{ stands, booked }],
  });
}

/** Findings with something in them, five of each. */
const told = (findings: Record<string, readonly unknown[]>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(findings).filter(([, rows]) => rows.length > 0).map(([finding, rows]) => [finding, rows.slice(0, 5)]));
