import { Injectable } from '@nestjs/common';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { NextStep } from '../domain/order-status.js';
import type { Address, Buyer, Order } from '../domain/purchase.js';
import type { EscalationLevel } from './escalation.repository.js';
import { ORDER_JSON, orderOf } from './order-json.js';
import type { OrderJson } from './order-json.js';

/** An order as its seller's doors see it, with the group's buyer. */
export interface SellerOrder extends Order {
  groupCode: string; createdAt: Date; buyer: Buyer; address: Address;
  /** To whom it was relayed last, because nobody took it in time. */
  escalation: { to: EscalationLevel; at: Date } | null;
}

export interface SellerOrderFilter {
  /** Empty: every status. */
  status: readonly string[];
  /** Only orders with this step next. */
  step: NextStep | null;
  limit: number;
  /** The last order of the page before: its time and code. */
  after: readonly [string, string] | null;
}

/** How many orders wait for what; `late` are past their promise. */
export interface OrderSummary { new: number; toPack: number; handedOver: number; late: number; oldestAcceptBy: Date | null }

interface Row { groupCode: string; createdAt: Date; buyer: Buyer; address: Address; escalation: { to: EscalationLevel; at: string } | null; order: OrderJson }

const COLUMNS = `o.group_code as "groupCode", o.created_at as "createdAt",
  json_build_object('name', g.buyer_name, 'phone', g.buyer_phone) as buyer,
  json_build_object('communeCode', g.address_commune_code, 'provinceCode', g.address_province_code, 'line', g.address_line) as address,
  (select json_build_object('to', e.level, 'at', e.at) from ordering.escalations e where e.order_code = o.code order by e.at desc, e.level desc limit 1) as escalation,
  ${ORDER_JSON} as "order"`;

const SOLD = `from ordering.orders o join ordering.order_groups g on g.code = o.group_code where o.seller_id = $1 and o.channel = 'shop'`;
const AWAITS_SELLER = `(o.status = 'paid' or (o.status = 'awaiting_payment' and o.cod))`;
const NEXT_STEP = `case when ${AWAITS_SELLER} then 'accept' when o.status = 'accepted' then 'hand_over' when o.status = 'handed_over' then 'deliver' end`;

const shape = ({ order, escalation, ...group }: Row): SellerOrder => ({ ...group, ...orderOf(order), escalation: escalation && { to: escalation.to, at: new Date(escalation.at) } });

/** Orders of one seller's shop; every query filters by the scope. */
@Injectable()
export class SellerOrderRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first; answers up to `limit` + 1 orders. */
  async list(scope: SellerScope, { status, step, limit, after }: SellerOrderFilter): Promise<SellerOrder[]> {
    const rows: Row[] = await this.dataSource.query(`
      select ${COLUMNS} ${SOLD} and ($2::text[] = '{}' or o.status = any($2)) and ($6::text is null or ${NEXT_STEP} = $6)
        and ($3::timestamptz is null or (o.created_at, o.code) < ($3, $4))
      order by o.created_at desc, o.code desc limit $5`, [scope.sellerId, status, after?.[0] ?? null, after?.[1] ?? null, limit + 1, step]);
    return rows.map(shape);
  }

  /** Orders to pack, the oldest first: those of the codes, or with the statuses. */
  async toPack(scope: SellerScope, { codes, status }: { codes: readonly string[]; status: readonly string[] }, limit: number): Promise<SellerOrder[]> {
    const rows: Row[] = await this.dataSource.query(`
      select ${COLUMNS} ${SOLD} and case when $2::text[] = '{}' then o.status = any($3) else o.code = any($2) end
      order by o.created_at, o.code limit $4`, [scope.sellerId, codes, status, limit]);
    return rows.map(shape);
  }

  async summary(scope: SellerScope, now: Date): Promise<OrderSummary> {
    const [row]: OrderSummary[] = await this.dataSource.query(`
      select count(*) filter (where ${AWAITS_SELLER})::int as new,
        count(*) filter (where o.status = 'accepted')::int as "toPack",
        count(*) filter (where o.status = 'handed_over')::int as "handedOver",
        count(*) filter (where (${AWAITS_SELLER} and o.accept_by < $2) or (o.status = 'accepted' and o.send_by < $2))::int as late,
        min(o.accept_by) filter (where ${AWAITS_SELLER}) as "oldestAcceptBy"
      from ordering.orders o
      where o.seller_id = $1 and o.channel = 'shop' and o.status in ('awaiting_payment', 'paid', 'accepted', 'handed_over')`, [scope.sellerId, now]);
    return row!;
  }

  async find(scope: SellerScope, code: string, tx?: Tx): Promise<SellerOrder | null> {
    const [row]: Row[] = await (tx ?? this.dataSource).query(`select ${COLUMNS} ${SOLD} and o.code = $2`, [scope.sellerId, code]);
    return row ? shape(row) : null;
  }

  /** Locks the group of one of the seller's orders, then reads the order; null when it is not the seller's. */
  async lock(tx: Tx, scope: SellerScope, code: string): Promise<SellerOrder | null> {
    const locked: unknown[] = await tx.query(`
      select 1 from ordering.order_groups
      where channel = 'shop' and code = (select group_code from ordering.orders where code = $2 and seller_id = $1) for update`, [scope.sellerId, code]);
    return locked.length > 0 ? this.find(scope, code, tx) : null;
  }
}
