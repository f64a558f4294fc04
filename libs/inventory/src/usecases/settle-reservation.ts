import { Injectable } from '@nestjs/common';
import { Clock, Conflict } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { sortedLines } from '../domain/wanted-lines.js';
import type { StockLine } from '../domain/wanted-lines.js';
import { StockRepository } from '../storage/stock.repository.js';
import { StockNews } from './stock-news.js';

/** What becomes of goods that are held: let go, handed over, and perhaps brought back. Every move works once. */
@Injectable()
export class SettleReservation {
  constructor(private readonly stock: StockRepository, private readonly news: StockNews, private readonly clock: Clock) {}

  /** Lets go what the group still holds, of all or some variants. */
  async release(tx: Tx, groupCode: string, variantIds?: readonly string[]): Promise<void> {
    await this.news.tell(tx, await this.stock.release(tx, groupCode, variantIds ?? null, this.clock.now()));
  }

  /** The held goods leave the house. Errors: `inventory.not_reserved` when a line is neither held nor handed over before. */
  async handOver(tx: Tx, groupCode: string, lines: readonly StockLine[]): Promise<void> {
    const variantIds = sortedLines(lines).map(({ variantId }) => variantId);
    const moved = await this.stock.handOver(tx, groupCode, variantIds, this.clock.now());
    if (moved.length < variantIds.length) await this.assertEvery(tx, groupCode, variantIds, ['handed_over', 'returned']);
  }

  /** Handed-over goods come back and can be bought again. Errors: `inventory.not_reserved` when they had not left. */
  async returnToStock(tx: Tx, groupCode: string, lines: readonly StockLine[]): Promise<void> {
    const variantIds = sortedLines(lines).map(({ variantId }) => variantId);
    const moved = await this.stock.takeBack(tx, groupCode, variantIds, this.clock.now());
    if (moved.length < variantIds.length) await this.assertEvery(tx, groupCode, variantIds, ['returned']);
    await this.news.tell(tx, moved);
  }

  private async assertEvery(tx: Tx, groupCode: string, variantIds: readonly string[], states: readonly string[]): Promise<void> {
    const known = await this.stock.statesOf(tx, groupCode, variantIds);
    if (known.length < variantIds.length || known.some(({ state }) => !states.includes(state))) throw new Conflict('inventory.not_reserved');
  }
}
