import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@cho-phien/contracts';
import { Clock, Conflict } from '@cho-phien/kernel';
import type { FieldError } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { sortedLines } from '../domain/wanted-lines.js';
import type { StockLine } from '../domain/wanted-lines.js';
import { StockRepository } from '../storage/stock.repository.js';
import type { StockRow } from '../storage/stock.repository.js';
import { StockNews } from './stock-news.js';

@Injectable()
export class ReserveStock {
  constructor(private readonly stock: StockRepository, private readonly news: StockNews, private readonly clock: Clock) {}

  /**
   * Holds all the lines for an order group or, by throwing, none of them; lines already held stay held.
   * Errors: `inventory.insufficient_stock` with one error per line that falls short.
   * @param beside what the caller has to tell of the same purchase, in one statement with the stock's news
   */
  async run(tx: Tx, groupCode: string, lines: readonly StockLine[], beside: readonly DomainEvent[] = []): Promise<void> {
    if (lines.length === 0) return this.news.tell(tx, [], { beside });
    const asked = await this.stock.hold(tx, groupCode, sortedLines(lines), this.clock.now());
    const short = asked.filter(({ fresh, variantId }) => fresh && !variantId);
    if (short.length > 0) throw new Conflict('inventory.insufficient_stock', {}, await this.shortages(tx, short));
    await this.news.tell(tx, asked.filter((row): row is typeof row & StockRow => typeof row.variantId === 'string'), { beside });
  }

  private async shortages(tx: Tx, short: readonly { wanted: string; quantity: number }[]): Promise<FieldError[]> {
    const left = new Map((await this.stock.available(short.map(({ wanted }) => wanted), tx)).map((row) => [row.variantId, row.available]));
    return short.map(({ wanted, quantity }) => (
      { path: `lines.${wanted}`, code: 'inventory.line_short', variantId: wanted, requested: quantity, available: left.get(wanted) ?? 0 }));
  }
}
