import { subscriptions } from '@cho-phien/contracts';
import { UnitOfWork } from '@cho-phien/platform';
import { eventually } from '../../../../test/support/test-app.js';
import type { SettlementTest } from './open-settlement.js';

const TABLES = [
  'ledger.postings', 'ledger.chain', 'ledger.transactions', 'ledger.balances', 'settlement.entries', 'settlement.refunds', 'settlement.sale_progress', 'settlement.sale_terms',
  'settlement.clearings', 'settlement.payout_references', 'settlement.payout_lines', 'settlement.payout_releases', 'settlement.payouts', 'settlement.payout_batches', 'platform.outbox', 'platform.handled_events',
];

const RUNNING = ['settlement', 'ledger', 'notifications'] as const;
const HEARD = RUNNING.flatMap((consumer) => Object.entries(subscriptions).filter(([, consumers]) => (consumers as readonly string[]).includes(consumer)).map(([type]) => ({ type, consumer })));

/** Empties the books and takes back what was changed of the rules, as nobody but a test may: opening a market anew takes a hundred times as long. */
export async function forgetMoney({ app, clock, sql }: SettlementTest, at: Date): Promise<void> {
  await eventually(() => stillUnheard(sql), (unheard) => unheard.length === 0);
  clock.set(at);
  await app.get(UnitOfWork).run((tx) => tx.query(`
    set local session_replication_role = replica;
    truncate ${TABLES.join(', ')};
    update ledger.checkpoint set position = 0;
    delete from settlement.payout_rules where announced_by <> 'system'`));
}

/** The workers hear the events too: what they do for the last test must not meet the next one's books. */
const stillUnheard = (sql: SettlementTest['sql']): Promise<{ consumer: string; type: string }[]> => sql(`
  select s.consumer, o.type from platform.outbox o join unnest($1::text[], $2::text[]) as s (type, consumer) on s.type = o.type
  where not exists (select 1 from platform.handled_events h where h.consumer = s.consumer and h.event_id = o.event_id)`,
  [HEARD.map(({ type }) => type), HEARD.map(({ consumer }) => consumer)]);
