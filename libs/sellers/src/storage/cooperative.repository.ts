import { Injectable } from '@nestjs/common';
import { isId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';

export type HouseholdState = 'invited' | 'joined' | 'left';
export interface LinkedSeller { id: string; name: string; kind: string; communeCode: string; state: HouseholdState; since: Date }

/** Which households sell through which cooperative. */
@Injectable()
export class CooperativeRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Invites, again after a household had left; a household that is a member or was asked already stays as it is. */
  async invite(tx: Tx, cooperativeId: string, householdId: string, invitedBy: string, at: Date): Promise<void> {
    await tx.query(
      `insert into sellers.cooperative_households (cooperative_id, household_id, state, invited_by, invited_at) values ($1, $2, 'invited', $3, $4)
       on conflict on constraint cooperative_households_pk do update set state = 'invited', invited_by = excluded.invited_by, invited_at = excluded.invited_at, answered_at = null
       where cooperative_households.state = 'left'`, [cooperativeId, householdId, invitedBy, at]);
  }

  /** Moves a link from one of the states; false when it is in none of them. */
  async move(tx: Tx, cooperativeId: string, householdId: string, from: readonly HouseholdState[], to: HouseholdState, at: Date): Promise<boolean> {
    if (!isId(cooperativeId) || !isId(householdId)) return false;
    const [, moved]: [unknown, number] = await tx.query(
      'update sellers.cooperative_households set state = $4, answered_at = $5 where cooperative_id = $1 and household_id = $2 and state = any($3)', [cooperativeId, householdId, from, to, at]);
    return moved > 0;
  }

  /** Held until the caller's transaction ends, when there is one. */
  async stateOf(cooperativeId: string, householdId: string, tx?: Tx): Promise<HouseholdState | null> {
    if (!isId(cooperativeId) || !isId(householdId)) return null;
    const [row]: { state: HouseholdState }[] = await (tx ?? this.dataSource).query('select state from sellers.cooperative_households where cooperative_id = $1 and household_id = $2' + (tx ? ' for update' : ''), [cooperativeId, householdId]);
    return row?.state ?? null;
  }

  async households(cooperativeId: string, tx?: Tx): Promise<LinkedSeller[]> { return this.linked('household_id', 'cooperative_id', cooperativeId, tx); }

  async cooperatives(householdId: string, tx?: Tx): Promise<LinkedSeller[]> { return this.linked('cooperative_id', 'household_id', householdId, tx); }

  private async linked(shown: 'household_id' | 'cooperative_id', by: 'household_id' | 'cooperative_id', id: string, tx?: Tx): Promise<LinkedSeller[]> {
    if (!isId(id)) return [];
    return (tx ?? this.dataSource).query(
      `select s.id, s.name, s.kind, s.commune_code as "communeCode", l.state, coalesce(l.answered_at, l.invited_at) as since
       from sellers.cooperative_households l join sellers.sellers s on s.id = l.${shown} where l.${by} = $1 and l.state <> 'left' order by s.name, s.id`, [id]);
  }
}
