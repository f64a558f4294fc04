import { Injectable } from '@nestjs/common';
import { statesAllowing } from '@cho-phien/kernel';
import type { SaleChannel } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { orderGroupMoves } from '../domain/order-group-status.js';
import type { OrderGroupMove, OrderGroupStatus } from '../domain/order-group-status.js';
import type { Purchase } from '../domain/purchase.js';
import { ORDER_JSON, orderOf } from './order-json.js';
import type { OrderJson } from './order-json.js';
import { INSERT_PURCHASE, purchaseParameters } from './insert-purchase.js';

/** What a change of a group must know of it; the row is locked while the transaction lasts. */
export interface LockedGroup { code: string; channel: SaleChannel; status: OrderGroupStatus; cod: boolean; expiresAt: Date | null; createdAt: Date }

const LOCKED = `code, channel, status, cod, expires_at as "expiresAt", created_at as "createdAt"`;

/** Whoever changes a group or one of its orders locks the group's row first, then the payable, then stock. */
@Injectable()
export class OrderGroupRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes a purchase, its orders, lines and history in one statement. */
  async insert(tx: Tx, purchase: Purchase): Promise<void> {
    await tx.query(INSERT_PURCHASE, purchaseParameters(purchase));
  }

  async lock(tx: Tx, code: string): Promise<LockedGroup | null> {
    const [group]: LockedGroup[] = await tx.query(`select ${LOCKED} from ordering.order_groups where code = $1 for update`, [code]);
    return group ?? null;
  }

  /** Locks a group whose time to pay is over; null when it is not so, or when somebody else works on it. */
  async lockOverdue(tx: Tx, code: string, now: Date): Promise<LockedGroup | null> {
    const [group]: LockedGroup[] = await tx.query(`
      select ${LOCKED} from ordering.order_groups
      where code = $1 and status = any($2) and expires_at <= $3 for update skip locked`, [code, statesAllowing(orderGroupMoves, 'expire'), now]);
    return group ?? null;
  }

  async overdue(now: Date, limit: number): Promise<string[]> {
    const rows: { code: string }[] = await this.dataSource.query(
      `select code from ordering.order_groups where status = 'awaiting_payment' and expires_at <= $1 and coalesce(overdue_again_at, expires_at) <= $1 order by expires_at limit $2`, [now, limit]);
    return rows.map(({ code }) => code);
  }

  /** Its end waits for somebody's answer: it is looked at again then. */
  async lookAgain(tx: Tx, code: string, at: Date): Promise<void> {
    await tx.query('update ordering.order_groups set overdue_again_at = $2 where code = $1', [code, at]);
  }

  /** Moves the group where the table allows it; false when it does not. */
  async move(tx: Tx, code: string, move: OrderGroupMove): Promise<boolean> {
    const from = statesAllowing(orderGroupMoves, move);
    const moved: unknown[] = await tx.query(
      `with moved as (update ordering.order_groups set status = $3 where code = $1 and status = any($2) returning 1) select 1 from moved`,
      [code, from, orderGroupMoves[from[0]!][move]]);
    return moved.length > 0;
  }

  /** The goods stay held without a time limit: they are paid at the door. */
  async holdForDoor(tx: Tx, code: string): Promise<void> {
    await tx.query('update ordering.order_groups set cod = true, expires_at = null where code = $1', [code]);
    await tx.query('update ordering.orders set cod = true where group_code = $1', [code]);
  }

  /** A purchase in the shop. */
  async find(code: string, tx?: Tx): Promise<Purchase | null> {
    const [row]: (Omit<Purchase, 'orders'> & { orders: OrderJson[] })[] = await (tx ?? this.dataSource).query(`
      select g.code, json_build_object('name', g.buyer_name, 'phone', g.buyer_phone) as buyer,
             json_build_object('communeCode', g.address_commune_code, 'provinceCode', g.address_province_code, 'line', g.address_line) as address,
             g.status, g.cod, g.cod_allowed as "codAllowed", g.items_amount as "itemsTotal", g.delivery_amount as "deliveryTotal",
             g.total_amount as total, g.expires_at as "expiresAt", g.created_at as "createdAt",
             (select json_agg(${ORDER_JSON} order by o.position) from ordering.orders o where o.group_code = g.code) as orders
      from ordering.order_groups g where g.code = $1 and g.channel = 'shop'`, [code]);
    return row ? { ...row, orders: row.orders.map(orderOf) } : null;
  }

  async state(code: string): Promise<LockedGroup | null> {
    const [row]: LockedGroup[] = await this.dataSource.query(`select ${LOCKED} from ordering.order_groups where code = $1`, [code]);
    return row ?? null;
  }
}
