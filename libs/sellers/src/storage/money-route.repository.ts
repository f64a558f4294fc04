import { Injectable } from '@nestjs/common';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { MoneyRoute } from '../seller.js';

export interface RouteChange {
  id: string;
  sellerId: string;
  route: MoneyRoute;
  /** The first day of the orders that it is for. */
  fromDay: VietnamDay;
  reason: string;
  state: 'proposed' | 'confirmed' | 'withdrawn';
  proposedBy: string;
  proposedAt: Date;
}

const SHOWN = 20;
const COLUMNS = `id, seller_id as "sellerId", route, to_char(from_day, 'YYYY-MM-DD') as "fromDay", reason, state, proposed_by as "proposedBy", proposed_at as "proposedAt"`;

/** SQL for the route of the seller `s` on a day, given as a placeholder: the latest confirmed change, or what the shop opened with. */
export const routeOn = (day: string): string => `coalesce((
  select r.route from sellers.money_routes r where r.seller_id = s.id and r.state = 'confirmed' and r.from_day <= ${day}::date order by r.from_day desc, r.decided_at desc, r.id desc limit 1), s.money_route)`;

/** Changes of sellers' money routes, those that wait for a second person too. */
@Injectable()
export class MoneyRouteRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** False when another change of the seller's route waits. */
  async add(tx: Tx, { id, sellerId, route, fromDay, reason, proposedBy, proposedAt }: Omit<RouteChange, 'state'>): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `insert into sellers.money_routes (id, seller_id, route, from_day, reason, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (seller_id) where state = 'proposed' do nothing returning 1`, [id, sellerId, route, fromDay, reason, proposedBy, proposedAt]);
    return rows.length > 0;
  }

  /** Holds a change: it is decided once. */
  async lock(tx: Tx, sellerId: string, id: string): Promise<RouteChange | null> {
    const [change]: RouteChange[] = await tx.query(`select ${COLUMNS} from sellers.money_routes where seller_id = $1 and id = $2 for update`, [sellerId, id]);
    return change ?? null;
  }

  async decide(tx: Tx, id: string, state: 'confirmed' | 'withdrawn', by: string, at: Date): Promise<void> {
    await tx.query('update sellers.money_routes set state = $2, decided_by = $3, decided_at = $4 where id = $1', [id, state, by, at]);
  }

  /** The latest first. */
  async of(sellerId: string): Promise<RouteChange[]> {
    return this.dataSource.query(`select ${COLUMNS} from sellers.money_routes where seller_id = $1 order by id desc limit ${SHOWN}`, [sellerId]);
  }
}
