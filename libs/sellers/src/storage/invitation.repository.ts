import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { SellerKind } from '../seller.js';

export interface Invitation {
  id: string; phoneNumber: string; kind: SellerKind; name: string; communeCode: string; invitedBy: string; invitedAt: Date; expiresAt: Date;
  sellerId: string | null; acceptedBy: string | null;
}

const COLUMNS = `id, phone_number as "phoneNumber", kind, name, commune_code as "communeCode", invited_by as "invitedBy", invited_at as "invitedAt", expires_at as "expiresAt", seller_id as "sellerId", accepted_by as "acceptedBy"`;

/** Whom the market invited to sell. The token itself is not kept, only its hash. */
@Injectable()
export class InvitationRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, tokenHash: Buffer, invitation: Invitation): Promise<void> {
    await tx.query(
      'insert into sellers.invitations (id, token_hash, phone_number, kind, name, commune_code, invited_by, invited_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [invitation.id, tokenHash, invitation.phoneNumber, invitation.kind, invitation.name, invitation.communeCode, invitation.invitedBy, invitation.invitedAt, invitation.expiresAt]);
  }

  async byToken(tokenHash: Buffer): Promise<Invitation | null> {
    const [invitation]: Invitation[] = await this.dataSource.query(`select ${COLUMNS} from sellers.invitations where token_hash = $1`, [tokenHash]);
    return invitation ?? null;
  }

  /** Holds the invitation until the transaction ends. */
  async hold(tx: Tx, tokenHash: Buffer): Promise<Invitation | null> {
    const [invitation]: Invitation[] = await tx.query(`select ${COLUMNS} from sellers.invitations where token_hash = $1 for update`, [tokenHash]);
    return invitation ?? null;
  }

  async accept(tx: Tx, id: string, sellerId: string, accountId: string, at: Date): Promise<void> {
    await tx.query('update sellers.invitations set seller_id = $2, accepted_by = $3, accepted_at = $4 where id = $1', [id, sellerId, accountId, at]);
  }
}
