import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payables, attempts, receipts, captures, refund tasks and the notices they came by. */
export class Payments1770700000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(PAYABLES);
    await db.query(MONEY);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema payments cascade');
  }
}

const PAYABLES = `
  create schema payments;

  create table payments.payables (
    id               uuid constraint payables_pk primary key,
    group_code       text not null constraint payables_group_code_unique unique,
    total_amount     bigint not null constraint payables_total_positive check (total_amount > 0),
    received_amount  bigint not null default 0,
    held_amount      bigint not null default 0,
    captured_amount  bigint not null default 0,
    returning_amount bigint not null default 0,
    refunded_amount  bigint not null default 0,
    status           text not null default 'open'
                     constraint payables_status check (status in ('open', 'captured', 'cod', 'expired', 'cancelled')),
    attempts         int not null default 0,
    cod_allowed      boolean not null,
    token_hash       text not null,
    expires_at       timestamptz,
    created_at       timestamptz not null,
    -- Every đồng that came is held, captured or on its way back; nothing is captured beyond the total.
    constraint payables_money_conserved check (received_amount = held_amount + captured_amount + returning_amount),
    constraint payables_money_in_bounds check (
      held_amount >= 0 and captured_amount >= 0 and returning_amount >= 0 and refunded_amount >= 0
      and captured_amount <= total_amount and held_amount < total_amount and refunded_amount <= received_amount)
  );

  create table payments.payable_splits (
    payable_id      uuid not null constraint payable_splits_payable_fk references payments.payables,
    order_code      text not null constraint payable_splits_order_unique unique,
    seller_id       uuid not null,
    items_amount    bigint not null constraint payable_splits_items_whole check (items_amount >= 0),
    delivery_amount bigint not null constraint payable_splits_delivery_whole check (delivery_amount >= 0),
    constraint payable_splits_pk primary key (payable_id, order_code)
  );

  create table payments.attempts (
    id                  uuid constraint attempts_pk primary key,
    payable_id          uuid not null constraint attempts_payable_fk references payments.payables,
    number              int not null,
    method              text not null constraint attempts_method check (method in ('vietqr', 'vnpay', 'stripe', 'cod')),
    status              text not null default 'pending' constraint attempts_status check (status in
                        ('pending', 'captured', 'underpaid', 'failed', 'expired', 'cancelled', 'held', 'refunded', 'part_refunded')),
    amount              bigint not null constraint attempts_amount_positive check (amount > 0),
    provider_ref        text not null constraint attempts_provider_ref_unique unique,
    bank_code           text,
    qr_payload          text,
    redirect_url        text,
    redirect_created_at timestamptz,
    expires_at          timestamptz,
    next_query_at       timestamptz,
    queries             int not null default 0,
    created_at          timestamptz not null,
    constraint attempts_number_unique unique (payable_id, number)
  );
  create unique index attempts_one_captured on payments.attempts (payable_id) where status = 'captured';
  create index attempts_to_query on payments.attempts (next_query_at) where status = 'pending' and next_query_at is not null;
`;

const MONEY = `
  create table payments.provider_notices (
    provider    text not null,
    event_id    text not null,
    raw         bytea not null,
    sha256      text not null,
    verified    boolean not null,
    outcome     text not null,
    received_at timestamptz not null,
    constraint provider_notices_pk primary key (provider, event_id)
  );

  create table payments.receipts (
    id          uuid constraint receipts_pk primary key,
    provider    text not null,
    event_id    text not null,
    reference   text not null,
    amount      bigint not null constraint receipts_amount_whole check (amount >= 0),
    memo        text not null,
    outgoing    boolean not null default false,
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    state       text not null constraint receipts_state check (state in ('matched', 'under', 'over', 'late', 'doubled', 'unmatched', 'ignored')),
    payable_id  uuid constraint receipts_payable_fk references payments.payables,
    attempt_id  uuid constraint receipts_attempt_fk references payments.attempts,
    constraint receipts_event_unique unique (provider, event_id)
  );
  create index receipts_by_state on payments.receipts (state, id);
  create index receipts_of_payable on payments.receipts (payable_id);

  create table payments.captures (
    id          uuid constraint captures_pk primary key,
    payable_id  uuid not null constraint captures_payable_fk references payments.payables,
    attempt_id  uuid not null constraint captures_attempt_fk references payments.attempts,
    order_code  text,
    amount      bigint not null constraint captures_amount_positive check (amount > 0),
    tender      text not null constraint captures_tender check (tender in ('bank_transfer', 'gateway', 'card', 'cash', 'qr_at_door')),
    late        boolean not null,
    captured_at timestamptz not null
  );
  create unique index captures_once on payments.captures (payable_id, coalesce(order_code, ''));

  create table payments.refund_tasks (
    id         uuid constraint refund_tasks_pk primary key,
    payable_id uuid not null constraint refund_tasks_payable_fk references payments.payables,
    order_code text,
    receipt_id uuid constraint refund_tasks_receipt_fk references payments.receipts,
    amount     bigint not null constraint refund_tasks_amount_positive check (amount > 0),
    reason     text not null constraint refund_tasks_reason check (reason in ('over', 'late', 'doubled', 'stock_gone', 'cancelled', 'expired')),
    state      text not null default 'open' constraint refund_tasks_state check (state in ('open', 'done')),
    cause      text not null constraint refund_tasks_cause_unique unique,
    created_at timestamptz not null,
    done_at    timestamptz
  );
  create index refund_tasks_by_state on payments.refund_tasks (state, id);
  create index refund_tasks_of_payable on payments.refund_tasks (payable_id);
`;
