import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { MAX_LINES } from '../domain/cart-limits.js';

export interface CartLine { variantId: string; quantity: number }

@Injectable()
export class CartRepository {
  constructor(private readonly dataSource: DataSource) {}

  async create(tx: Tx, cartId: string, at: Date): Promise<void> {
    await tx.query('insert into ordering.carts (id, created_at, used_at) values ($1, $2, $2)', [cartId, at]);
  }

  async exists(cartId: string, tx?: Tx): Promise<boolean> {
    const found: unknown[] = await (tx ?? this.dataSource).query('select 1 from ordering.carts where id = $1', [cartId]);
    return found.length > 0;
  }

  /** The lines in the order in which they were put in. */
  async lines(cartId: string): Promise<CartLine[]> {
    return this.dataSource.query('select variant_id as "variantId", quantity from ordering.cart_lines where cart_id = $1 order by place', [cartId]);
  }

  /** Locks the cart for a change and notes its use; false when there is no such cart. */
  async touch(tx: Tx, cartId: string, at: Date): Promise<boolean> {
    const touched: unknown[] = await tx.query(
      'with used as (update ordering.carts set used_at = $2 where id = $1 returning 1) select 1 from used', [cartId, at]);
    return touched.length > 0;
  }

  /** Sets the quantity of a variant; false when the cart already holds as many lines as it may. */
  async put(tx: Tx, cartId: string, { variantId, quantity }: CartLine): Promise<boolean> {
    const written: unknown[] = await tx.query(`
      insert into ordering.cart_lines (cart_id, variant_id, quantity)
      select $1, $2, $3
      where (select count(*) from ordering.cart_lines where cart_id = $1 and variant_id <> $2) < ${MAX_LINES}
      on conflict (cart_id, variant_id) do update set quantity = excluded.quantity
      returning 1`, [cartId, variantId, quantity]);
    return written.length > 0;
  }

  async remove(tx: Tx, cartId: string, variantId: string): Promise<void> {
    await tx.query('delete from ordering.cart_lines where cart_id = $1 and variant_id = $2', [cartId, variantId]);
  }

  /** Empties the cart into a purchase. Of two checkouts of one cart at once, the second finds it empty. */
  async take(tx: Tx, cartId: string): Promise<CartLine[]> {
    return tx.query(`
      with taken as (delete from ordering.cart_lines where cart_id = $1 returning variant_id, quantity, place)
      select variant_id as "variantId", quantity from taken order by place`, [cartId]);
  }

  /** Forgets carts unused since an instant, oldest first; returns how many. */
  async forget(tx: Tx, unusedSince: Date): Promise<number> {
    const gone: unknown[] = await tx.query(`
      with gone as (
        delete from ordering.carts where id in (select id from ordering.carts where used_at < $1 order by used_at limit 1000 for update skip locked)
        returning 1)
      select 1 from gone`, [unusedSince]);
    return gone.length;
  }
}
