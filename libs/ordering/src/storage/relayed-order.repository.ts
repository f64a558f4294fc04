import { Injectable } from '@nestjs/common';
import type { Dong } from '@cho-phien/kernel';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { OrderStatus } from '../domain/order-status.js';

/** A household's order of which its cooperative was told; nothing of the buyer is in it. */
export interface RelayedOrder {
  code: string; groupCode: string; status: OrderStatus; cod: boolean;
  household: { id: string; name: string };
  total: Dong; acceptBy: Date; sendBy: Date; relayedAt: Date;
  lines: { variantId: string; name: string; variantName: string; unit: string; quantity: number }[];
}

const RELAYED = `
  select o.code, o.group_code as "groupCode", o.status, o.cod, json_build_object('id', o.seller_id, 'name', o.seller_name) as household,
    o.total_amount as total, o.accept_by as "acceptBy", o.send_by as "sendBy", e.at as "relayedAt",
    (select coalesce(json_agg(json_build_object('variantId', l.variant_id, 'name', l.name, 'variantName', l.variant_name, 'unit', l.unit, 'quantity', l.quantity)
       order by l.position), '[]') from ordering.order_lines l where l.order_code = o.code) as lines
  from ordering.escalations e join ordering.orders o on o.code = e.order_code
  where e.level = 'cooperative' and e.targets @> array[$1::uuid]`;

/** Orders relayed to one cooperative; every query filters by the scope. */
@Injectable()
export class RelayedOrderRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that still wait, the longest first, then those taken since an instant. */
  async list(scope: SellerScope, since: Date): Promise<RelayedOrder[]> {
    return this.dataSource.query(`
      ${RELAYED} and (o.status in ('awaiting_payment', 'paid') or (o.status = 'accepted' and e.at > $2))
      order by o.status = 'accepted', e.at, o.code limit 200`, [scope.sellerId, since]);
  }

  async find(scope: SellerScope, code: string, tx?: Tx): Promise<RelayedOrder | null> {
    const [row]: RelayedOrder[] = await (tx ?? this.dataSource).query(`${RELAYED} and o.code = $2`, [scope.sellerId, code]);
    return row ?? null;
  }

  /** Locks the group of an order that was relayed to the cooperative; null when it was not. */
  async lock(tx: Tx, scope: SellerScope, code: string): Promise<RelayedOrder | null> {
    const locked: unknown[] = await tx.query(`
      select 1 from ordering.order_groups where code = (
        select o.group_code from ordering.orders o join ordering.escalations e on e.order_code = o.code
        where o.code = $2 and e.level = 'cooperative' and e.targets @> array[$1::uuid]) for update`, [scope.sellerId, code]);
    return locked.length > 0 ? this.find(scope, code, tx) : null;
  }
}
