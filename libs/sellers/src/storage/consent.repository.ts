import { Injectable } from '@nestjs/common';
import { isId } from '@cho-phien/kernel';
import type { ConsentScope, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { ConsentState } from '../domain/consent-state.js';

export interface ConsentTerms { id: string; state: ConsentState; scopes: ConsentScope[]; until: Date; how: ConsentHow }
export type ConsentHow = 'own_session' | 'code' | 'witness';
export interface Consent extends ConsentTerms {
  sellerId: string; assistantId: string;
  witnessName: string | null; witnessPhone: string | null;
  fromApplication: boolean;
  askedAt: Date; givenAt: Date | null; revokedAt: Date | null;
}

const COLUMNS = `id, seller_id as "sellerId", assistant_id as "assistantId", state, scopes, until, how, witness_name as "witnessName", witness_phone as "witnessPhone",
  from_application as "fromApplication", asked_at as "askedAt", given_at as "givenAt", revoked_at as "revokedAt"`;

/** What sellers let assistants do for them. */
@Injectable()
export class ConsentRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, consent: Consent): Promise<void> {
    await tx.query(
      `insert into sellers.consents (id, seller_id, assistant_id, scopes, until, how, witness_name, witness_phone, from_application, state, asked_at, given_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [consent.id, consent.sellerId, consent.assistantId, consent.scopes, consent.until, consent.how, consent.witnessName, consent.witnessPhone, consent.fromApplication, consent.state, consent.askedAt, consent.givenAt]);
  }

  async find(tx: Tx, consentId: string): Promise<Consent | null> {
    if (!isId(consentId)) return null;
    const [consent]: Consent[] = await tx.query(`select ${COLUMNS} from sellers.consents where id = $1 for update`, [consentId]);
    return consent ?? null;
  }

  /** Every consent a seller ever gave an assistant, the latest first. */
  async between(assistantId: string, sellerId: string, tx?: Tx): Promise<ConsentTerms[]> {
    if (!isId(sellerId)) return [];
    return (tx ?? this.dataSource).query(
      `select id, state, scopes, until, how from sellers.consents where assistant_id = $1 and seller_id = $2 order by asked_at desc, id desc`, [assistantId, sellerId]);
  }

  async ofSeller(sellerId: string): Promise<Consent[]> {
    return this.dataSource.query(`select ${COLUMNS} from sellers.consents where seller_id = $1 order by asked_at desc, id desc`, [sellerId]);
  }

  /** Consents in force for a kind of work, one for each assistant. */
  async inForce(tx: Tx, sellerId: string, scope: ConsentScope, now: Date): Promise<{ accountId: string; consentId: string }[]> {
    return tx.query(
      `select distinct on (assistant_id) assistant_id as "accountId", id as "consentId" from sellers.consents
       where seller_id = $1 and state = 'live' and $2 = any(scopes) and until > $3 order by assistant_id, until desc`, [sellerId, scope, now]);
  }

  /** Moves a consent from one of the states; false when it is in none of them. */
  async move(tx: Tx, consentId: string, from: readonly ConsentState[], to: ConsentState, at: Date): Promise<boolean> {
    const [, moved]: [unknown, number] = await tx.query(
      `update sellers.consents set state = $3, given_at = case when $3 = 'live' then $4 else given_at end, revoked_at = case when $3 = 'revoked' then $4 else revoked_at end
       where id = $1 and state = any($2)`, [consentId, from, to, at]);
    return moved > 0;
  }
}
