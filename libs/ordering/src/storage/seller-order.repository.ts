import { Injectable } from '@nestjs/common';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Address, Buyer, Order } from '../domain/purchase.js';
import { ORDER_JSON, orderOf } from './order-json.js';
import type { OrderJson } from './order-json.js';

/** An order as its seller's doors see it, with the group's buyer. */
export interface SellerOrder extends Order { groupCode: string; createdAt: Date; buyer: Buyer; address: Address }

export interface SellerOrderFilter {
  /** Empty: every status. */
  status: readonly string[];
  limit: number;
  /** The last order of the page before: its time and code. */
  after: readonly [string, string] | null;
}

interface Row { groupCode: string; createdAt: Date; buyer: Buyer; address: Address; order: OrderJson }

const COLUMNS = `o.group_code as "groupCode", o.created_at as "createdAt",
  json_build_object('name', g.buyer_name, 'phone', g.buyer_phone) as buyer,
  json_build_object('communeCode', g.address_commune_code, 'provinceCode', g.address_province_code, 'line', g.address_line) as address,
  ${ORDER_JSON} as "order"`;

const shape = ({ order, ...group }: Row): SellerOrder => ({ ...group, ...orderOf(order) });

/** Orders of one seller; every query filters by the scope. */
@Injectable()
export class SellerOrderRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first; answers up to `limit` + 1 orders. */
  async list(scope: SellerScope, { status, limit, after }: SellerOrderFilter): Promise<SellerOrder[]> {
    const rows: Row[] = await this.dataSource.query(`
      select ${COLUMNS} from ordering.orders o join ordering.order_groups g on g.code = o.group_code
      where o.seller_id = $1 and ($2::text[] = '{}' or o.status = any($2))
        and ($3::timestamptz is null or (o.created_at, o.code) < ($3, $4))
      order by o.created_at desc, o.code desc limit $5`, [scope.sellerId, status, after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
    return rows.map(shape);
  }

  async find(scope: SellerScope, code: string, tx?: Tx): Promise<SellerOrder | null> {
    const [row]: Row[] = await (tx ?? this.dataSource).query(`
      select ${COLUMNS} from ordering.orders o join ordering.order_groups g on g.code = o.group_code
      where o.seller_id = $1 and o.code = $2`, [scope.sellerId, code]);
    return row ? shape(row) : null;
  }

  /** Locks the group of one of the seller's orders, then reads the order; null when it is not the seller's. */
  async lock(tx: Tx, scope: SellerScope, code: string): Promise<SellerOrder | null> {
    const locked: unknown[] = await tx.query(`
      select 1 from ordering.order_groups
      where code = (select group_code from ordering.orders where code = $2 and seller_id = $1) for update`, [scope.sellerId, code]);
    return locked.length > 0 ? this.find(scope, code, tx) : null;
  }
}
