import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@cho-phien/contracts';
import { Conflict } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import type { StockLine } from './domain/wanted-lines.js';
import { StockRepository } from './storage/stock.repository.js';
import type { NewStock, StockRow } from './storage/stock.repository.js';
import { ReserveStock } from './usecases/reserve-stock.js';
import { SettleReservation } from './usecases/settle-reservation.js';
import { StockNews } from './usecases/stock-news.js';

/** Stock for other contexts, in the caller's transaction. Every move is safe to repeat. */
@Injectable()
export class InventoryFacade {
  constructor(
    private readonly stock: StockRepository,
    private readonly news: StockNews,
    private readonly reserveStock: ReserveStock,
    private readonly settle: SettleReservation,
  ) {}

  /** Puts a variant on the shelf for the first time; one that is known keeps its count. */
  register(tx: Tx, line: NewStock): Promise<void> { return this.registerAll(tx, [line]); }

  async registerAll(tx: Tx, lines: readonly NewStock[]): Promise<void> {
    const since = new Map(lines.flatMap((line) => (line.since ? [[line.variantId, line.since] as const] : [])));
    await this.news.tell(tx, await this.stock.add(tx, lines), { since });
  }

  /**
   * Sets what is on hand of variants that are known, what is held for orders included; telling the same again changes nothing.
   * Errors: `inventory.below_reserved`.
   */
  async count(tx: Tx, { sellerId, productId, lines }: { sellerId: string; productId: string; lines: readonly { variantId: string; onHand: number }[] }): Promise<void> {
    for (const { variantId, onHand } of [...lines].sort((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
      const current = await this.stock.find(tx, { sellerId }, productId, variantId);
      if (!current || current.onHand === onHand) continue;
      const counted = await this.stock.setOnHand(tx, { sellerId }, productId, variantId, onHand);
      if (!counted) throw new Conflict('inventory.below_reserved', { reserved: current.reserved });
      await this.news.tell(tx, [counted]);
    }
  }

  /** The stock of variants as it is now; one that never was on the shelf is absent. */
  async levels(variantIds: readonly string[], tx?: Tx): Promise<Map<string, StockRow>> {
    return new Map((await this.stock.levels(variantIds, tx)).map((row) => [row.variantId, row]));
  }

  /** `beside`: what the caller tells of the same purchase. Errors: `inventory.insufficient_stock`, a line error each with `variantId`, `requested` and `available`. */
  reserve(tx: Tx, groupCode: string, lines: readonly StockLine[], beside?: readonly DomainEvent[]): Promise<void> { return this.reserveStock.run(tx, groupCode, lines, beside); }

  release(tx: Tx, groupCode: string, variantIds?: readonly string[]): Promise<void> { return this.settle.release(tx, groupCode, variantIds); }

  /** Errors: `inventory.not_reserved`. */
  handOver(tx: Tx, groupCode: string, lines: readonly StockLine[]): Promise<void> { return this.settle.handOver(tx, groupCode, lines); }

  /** Errors: `inventory.not_reserved`. */
  returnToStock(tx: Tx, groupCode: string, lines: readonly StockLine[]): Promise<void> { return this.settle.returnToStock(tx, groupCode, lines); }

  /** Units of each variant that can be bought now; a variant without stock is absent. */
  async available(variantIds: readonly string[], tx?: Tx): Promise<Map<string, number>> {
    return new Map((await this.stock.available(variantIds, tx)).map((row) => [row.variantId, row.available]));
  }
}
