import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several feeds that tell of one bank account, gateways that name payments themselves, and refunds that are carried out. */
export class FeedsAndRefunds1790700000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(FEEDS);
    await db.query(REFUNDS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table payments.refund_transfers, payments.refund_sendings, payments.bank_tellings;
      alter table payments.receipts drop column line_key;
      alter table payments.attempts drop column gateway_ref;
      update payments.refund_tasks set state = 'open' where state not in ('open', 'done');
      alter table payments.refund_tasks
        drop column way, drop column method, drop column reference, drop column splits,
        drop constraint refund_tasks_state, add constraint refund_tasks_state check (state in ('open', 'done'));
    `);
  }
}

const FEEDS = `
  -- A bank line is entered once: every feed that tells of it is noted, under the feed's own name of it.
  alter table payments.receipts add column line_key text;
  create index receipts_by_line on payments.receipts (line_key) where line_key is not null;
  create table payments.bank_tellings (
    receipt_id uuid not null constraint bank_tellings_receipt_fk references payments.receipts,
    provider   text not null,
    event_id   text not null,
    constraint bank_tellings_pk primary key (receipt_id, provider)
  );

  -- The gateway's own name of a payment (Stripe's Checkout Session).
  alter table payments.attempts add column gateway_ref text constraint attempts_gateway_ref_unique unique;
`;

const REFUNDS = `
  alter table payments.refund_tasks
    add column way text constraint refund_tasks_way check (way in ('gateway', 'transfer')),
    add column method text constraint refund_tasks_method check (method in ('vnpay', 'stripe', 'transfer')),
    add column reference text,
    add column splits jsonb not null default '[]',
    drop constraint refund_tasks_state,
    add constraint refund_tasks_state check (state in ('open', 'sending', 'proposed', 'done'));

  -- A refund asked of a gateway: intent first, then the call, then its outcome. One per task, for ever.
  create table payments.refund_sendings (
    task_id      uuid constraint refund_sendings_pk primary key references payments.refund_tasks,
    attempt_id   uuid not null constraint refund_sendings_attempt_fk references payments.attempts,
    method       text not null constraint refund_sendings_method check (method in ('vnpay', 'stripe')),
    request_id   text not null constraint refund_sendings_request_unique unique,
    amount       bigint not null constraint refund_sendings_amount_positive check (amount > 0),
    state        text not null default 'sending'
                 constraint refund_sendings_state check (state in ('sending', 'accepted', 'refused', 'unclear')),
    tries        int not null default 0,
    answers      int not null default 0,
    created_at   timestamptz not null,
    next_try_at  timestamptz,
    gateway_code text,
    reference    text
  );
  create index refund_sendings_due on payments.refund_sendings (next_try_at) where state = 'sending';
  create index refund_sendings_of_attempt on payments.refund_sendings (attempt_id);

  -- A refund by hand: proposed by one person with evidence, confirmed by another.
  create table payments.refund_transfers (
    id           uuid constraint refund_transfers_pk primary key,
    task_id      uuid not null constraint refund_transfers_task_fk references payments.refund_tasks,
    reference    text not null,
    note         text not null,
    sent_by      text not null constraint refund_transfers_sent_by check (sent_by in ('transfer', 'gateway')),
    state        text not null default 'proposed' constraint refund_transfers_state check (state in ('proposed', 'confirmed', 'withdrawn')),
    proposed_by  text not null,
    proposed_at  timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    constraint refund_transfers_two_people check (state <> 'confirmed' or decided_by <> proposed_by)
  );
  create unique index refund_transfers_one_open on payments.refund_transfers (task_id) where state = 'proposed';
  create unique index refund_transfers_evidence_once on payments.refund_transfers (reference) where state in ('proposed', 'confirmed');
`;
