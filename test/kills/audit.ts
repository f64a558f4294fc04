import type { Client } from 'pg';
import type { Api } from '../support/api.js';
import { brokenRules } from '../support/books.js';
import type { OrderGroup } from '../support/shop-answers.js';
import { readGroup } from '../support/shopping.js';
import { ask, sameAnswer } from './intents.js';
import type { ActedOn, Asked } from './intents.js';

type OfKind<Kind extends Asked['intent']['kind']> = Extract<Asked['intent'], { kind: Kind }>;
const ofKind = <Kind extends Asked['intent']['kind']>(asked: readonly Asked[], kind: Kind): { intent: OfKind<Kind>; answer: Asked['answer'] }[] =>
  asked.filter(({ intent }) => intent.kind === kind) as { intent: OfKind<Kind>; answer: Asked['answer'] }[];

/** Asks again what was never answered, as clients and banks do; answers how many there were. */
export async function askAgain(api: Api, asked: readonly Asked[]): Promise<number> {
  const open = asked.filter(({ answer }) => answer === null);
  for (const each of open) {
    each.answer = await ask(api, each);
    if (each.answer === null) throw new Error(`Still no answer after the restart: ${JSON.stringify(each.intent)}`);
  }
  return open.length;
}

/** Repeats answered requests; the first that is answered otherwise than before. */
export async function changedAnswer(api: Api, asked: readonly Asked[]): Promise<unknown> {
  for (const each of asked) {
    if (each.intent.kind === 'count' || each.intent.kind === 'step' || (each.intent.kind === 'act' && each.intent.key === undefined) || each.answer === null) continue;
    const again = await ask(api, each);
    if (again === null || !sameAnswer(each.intent, each.answer, again)) return { intent: each.intent, first: each.answer.text.slice(0, 300), again: again?.text.slice(0, 300) };
  }
  return null;
}

/** Money that came stays said, whatever of it went back since. */
const PAID: readonly OrderGroup['status'][] = ['paid', 'part_refunded', 'refunded'];

const placed = (asked: readonly Asked[]): OrderGroup[] =>
  ofKind(asked, 'checkout').flatMap(({ answer }) => (answer?.status === 201 ? [answer.body as OrderGroup] : []));

/**
 * What was acknowledged and is not there, seen through the API.
 * @param paidFor codes of purchases whose payment was acknowledged to a gateway
 */
export async function missing(api: Api, asked: readonly Asked[], paidFor: readonly string[]): Promise<unknown[]> {
  const paid = new Set([...paidFor, ...ofKind(asked, 'notice').filter(({ answer }) => answer?.status === 200).map(({ intent }) => intent.group.code)]);
  const lost: unknown[] = [];
  for (const group of placed(asked)) {
    const now = await readGroup(api, group).catch((error: unknown) => String(error));
    if (typeof now === 'string' || now.total !== group.total || now.orders.length !== group.orders.length) lost.push({ group: group.code, now });
    else if (paid.has(group.code) && (!PAID.includes(now.status) || now.paidAmount !== group.total)) lost.push({ paid: group.code, status: now.status, paidAmount: now.paidAmount });
  }
  return lost;
}

/** What the tables say against what was acknowledged; empty when all is well. `knownBefore`: purchases older than the crowd. */
export async function contradictions(database: Client, asked: readonly Asked[], knownBefore: number): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = await brokenRules(database);
  const { rows: counted } = await database.query<{ groups: number }>('select count(*)::int as groups from ordering.order_groups');
  const groups = counted[0]?.groups ?? 0;
  if (groups - knownBefore !== placed(asked).length) found['purchases that nobody was told of'] = { groups: groups - knownBefore, acknowledged: placed(asked).length };
  const notices = new Set([...ofKind(asked, 'notice'), ...ofKind(asked, 'line')].filter(({ answer }) => answer?.status === 200).map(({ intent }) => String(intent.notice.eventId)));
  const { rows: received } = await database.query<{ event: string }>(`select event_id as event from payments.receipts where provider = 'sepay' and event_id = any($1)`, [[...notices]]);
  if (received.length !== notices.size) found['notices answered but not recorded once'] = { answered: notices.size, recorded: received.length };
  for (const [variantId, onHand] of lastCounts(asked)) {
    const { rows: [stock] } = await database.query<{ onHand: number }>('select on_hand as "onHand" from inventory.stock where variant_id = $1', [variantId]);
    if (stock?.onHand !== onHand) found[`count of ${variantId}`] = { counted: onHand, stock };
  }
  return { ...found, ...(await undelivered(database, asked)), ...(await actsLost(database, asked)), ...(await disorder(database)) };
}

/** For each kind of act, what of the given ids is not there, or not as it was acknowledged. */
const LEFT_BEHIND: Partial<Record<ActedOn, string>> = {
  refund: `select id from unnest($1::uuid[]) id where (select count(*) from ordering.refunds r join payments.refund_tasks t on t.cause = r.cause where r.id = id.id) <> 1`,
  claim: 'select id from unnest($1::uuid[]) id where not exists (select from ordering.claims c where c.id = id.id)',
  sent_refund: `select id from unnest($1::uuid[]) id where not exists (select from payments.refund_tasks t where t.id = id.id and t.state = 'done')`,
  batch: 'select id from unnest($1::uuid[]) id where not exists (select from settlement.payout_batches b where b.id = id.id)',
  settled_payout: 'select id from unnest($1::uuid[]) id where not exists (select from settlement.payouts p where p.id = id.id and p.settled_at is not null)',
  returned_payout: `select id from unnest($1::uuid[]) id where not exists (select from settlement.payouts p where p.id = id.id and p.state = 'returned')`,
  refused_order: `select id from unnest($1::text[]) id where (select count(*) from payments.refund_tasks t where t.cause = 'order:' || id.id || ':gone') <> 1`,
  remittance: 'select id from unnest($1::uuid[]) id where not exists (select from payments.remittances r where r.id = id.id and r.paid_at is not null)',
};

async function actsLost(database: Client, asked: readonly Asked[]): Promise<Record<string, unknown>> {
  const lost: Record<string, unknown> = {};
  for (const [about, sql] of Object.entries(LEFT_BEHIND)) {
    const ids = ofKind(asked, 'act').flatMap(({ intent, answer }) => (intent.about === about && answer?.status === 201 ? [intent.subject ?? (answer.body as { id: string }).id] : []));
    const { rows } = await database.query(sql, [ids]);
    if (rows.length > 0) lost[`${about} acknowledged and lost`] = rows.slice(0, 5);
  }
  return lost;
}

/** What is told of one purchase's money, which changes behind one lock, leaves in the order in which it was written; and no end of a refund is told before its beginning. */
async function disorder(database: Client): Promise<Record<string, unknown>> {
  const { rows } = await database.query(`
    select id, type, subject from (
      select id, type, payload->>'groupCode' as subject, published_at, lag(published_at) over (partition by payload->>'groupCode' order by id) as before from platform.outbox where type like 'payments.%') told
    where subject is not null and published_at < before
    union all
    select done.id, done.type, done.payload->>'refundId' from platform.outbox done join platform.outbox asked on asked.type = 'payments.refund_requested' and asked.payload->>'refundId' = done.payload->>'refundId'
    where done.type = 'payments.refund_completed' and done.id < asked.id limit 5`);
  return rows.length > 0 ? { 'news out of order': rows } : {};
}

/** The last count of each shelf that was accepted. */
const lastCounts = (asked: readonly Asked[]): Map<string, number> =>
  new Map(ofKind(asked, 'count').filter(({ answer }) => answer?.status === 200).map(({ intent }) => [intent.variantId, intent.onHand]));

async function undelivered(database: Client, asked: readonly Asked[]): Promise<Record<string, unknown>> {
  const codes = ofKind(asked, 'step').filter(({ intent, answer }) => answer?.status === 201 && intent.path.endsWith('/deliveries')).map(({ intent }) => intent.path.split('/').at(-2));
  const { rows } = await database.query<{ code: string; times: number }>(`
    select code, (select count(*)::int from ordering.order_events e where e.order_code = asked.code and e.status = 'delivered') as times
    from unnest($1::text[]) asked (code)`, [[...new Set(codes)]]);
  const wrong = rows.filter(({ times }) => times !== 1);
  return wrong.length > 0 ? { 'deliveries acknowledged and not written down once': wrong } : {};
}
