import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { NewPayoutRule } from '../domain/payout-rule.js';
import type { NewRate } from '../domain/new-rate.js';

/** What a proposal says, by the setting it is for. */
export interface ProposedBodies { rate: NewRate; payout_rule: NewPayoutRule }
export type Setting = keyof ProposedBodies;

export interface SettingProposal<Of extends Setting = Setting> {
  id: string;
  setting: Of;
  body: ProposedBodies[Of];
  state: 'proposed' | 'confirmed' | 'withdrawn';
  proposedBy: string;
  proposedAt: Date;
  decidedBy: string | null;
}

const COLUMNS = 'id, setting, body, state, proposed_by as "proposedBy", proposed_at as "proposedAt", decided_by as "decidedBy"';

/** Changes of money settings on their way; a setting exists once a second person has confirmed it. */
@Injectable()
export class SettingProposalRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, { id, setting, body, proposedBy, proposedAt }: Omit<SettingProposal, 'state' | 'decidedBy'>): Promise<void> {
    await tx.query('insert into settlement.setting_proposals (id, setting, body, proposed_by, proposed_at) values ($1, $2, $3, $4, $5)', [id, setting, JSON.stringify(body), proposedBy, proposedAt]);
  }

  /** Holds a proposal: it is decided once. */
  async lock<Of extends Setting>(tx: Tx, setting: Of, id: string): Promise<SettingProposal<Of> | null> {
    const [proposal]: SettingProposal<Of>[] = await tx.query(`select ${COLUMNS} from settlement.setting_proposals where setting = $1 and id = $2 for update`, [setting, id]);
    return proposal ?? null;
  }

  /** Those nobody has decided on, the oldest first. */
  async open<Of extends Setting>(setting: Of): Promise<SettingProposal<Of>[]> {
    return this.dataSource.query(`select ${COLUMNS} from settlement.setting_proposals where setting = $1 and state = 'proposed' order by id`, [setting]);
  }

  async decide(tx: Tx, id: string, state: 'confirmed' | 'withdrawn', by: string, at: Date, becameId: string | null): Promise<void> {
    await tx.query('update settlement.setting_proposals set state = $2, decided_by = $3, decided_at = $4, became_id = $5 where id = $1', [id, state, by, at, becameId]);
  }
}
