import { Injectable } from '@nestjs/common';
import { effectiveUntil } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { datesOf, schemeOn } from '../domain/certificate-fields.js';
import type { CertificateContent, FieldChange } from '../domain/certificate-fields.js';
import { spellingsOf } from '../domain/certificate-number.js';
import type { RecognitionRule } from '../domain/recognition.js';
import { insertRows } from './insert-rows.js';

export type ChangeKind = 'entered' | 'corrected' | 'renewal_lodged' | 'revoked' | 'matched' | 'unmatched';
export interface NewChange { id: string; certificateId: string; version: number; kind: ChangeKind; actor: string; at: Date; reason: string | null; importId: string | null; changes: readonly FieldChange[] }
export interface KeptCertificate extends CertificateContent { id: string; version: number }

/** Column and type of each field of a certificate's content. */
const COLUMNS = {
  number: ['number', 'text'], stars: ['stars', 'smallint'], productName: ['product_name', 'text'], productSet: ['product_set', 'text'], holder: ['holder', 'text'], producerKind: ['producer_kind', 'text'], ledByWoman: ['led_by_woman', 'text'], ledByMinority: ['led_by_minority', 'text'],
  communeCode: ['commune_code', 'text'], decisionNumber: ['decision_number', 'text'], issuedOn: ['issued_on', 'date'], authority: ['authority', 'text'], renewalLodgedOn: ['renewal_lodged_on', 'date'],
  renewalReference: ['renewal_reference', 'text'], revokedOn: ['revoked_on', 'date'], revocationDecision: ['revocation_decision', 'text'], productId: ['product_id', 'uuid'], sellerId: ['seller_id', 'uuid'],
} as const satisfies Record<keyof CertificateContent, readonly [string, string]>;
const fields = Object.entries(COLUMNS);
const CONTENT = `id, version, ${fields.map(([field, [column]]) => `${column} as "${field}"`).join(', ')}`;

const ROW = {
  id: 'uuid', ...Object.fromEntries(fields.map(([, [column, type]]) => [column, type])),
  expires_on: 'date', effective_from: 'date', effective_until: 'date', classification_scheme: 'text', version: 'int', demo: 'boolean',
};
const rowOf = ({ id, version, ...content }: KeptCertificate, today: VietnamDay): Record<string, unknown> => {
  const dates = datesOf(content);
  return {
    id, version, demo: false, ...Object.fromEntries(fields.map(([field, [column]]) => [column, content[field as keyof CertificateContent]])),
    expires_on: dates.expiresOn, effective_from: content.issuedOn, effective_until: effectiveUntil(dates, today), classification_scheme: schemeOn(content.issuedOn),
  };
};
const CHANGED = Object.keys(ROW).filter((column) => column !== 'id' && column !== 'demo');

/** By the numbers as they were asked for: as it is spelled, or else as another spells it. */
function byAsked(numbers: readonly string[], rows: readonly KeptCertificate[]): Map<string, KeptCertificate> {
  const kept = new Map(rows.map((row) => [row.number, row]));
  return new Map(numbers.flatMap((number): [string, KeptCertificate][] => {
    const found = kept.get(number) ?? spellingsOf(number).map((spelled) => kept.get(spelled)).find((row) => row !== undefined);
    return found ? [[number, found]] : [];
  }));
}

/** The register as it is written: whole contents, and every change of them. */
@Injectable()
export class CertificateRegister {
  constructor(private readonly dataSource: DataSource) {}

  /** Held until the transaction ends, in the order of their numbers, also those that are not there yet: two who enter or change the same ones, however they spell them, wait for each other. */
  async hold(tx: Tx, numbers: readonly string[]): Promise<Map<string, KeptCertificate>> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('certificate ' || number, 0)) from (select distinct unnest($1::text[]) as number order by 1) each`, [numbers.map((number) => spellingsOf(number)[0])]);
    return byAsked(numbers, await tx.query(`select ${CONTENT} from catalog.certificates where number = any($1) order by number for update`, [numbers.flatMap(spellingsOf)]));
  }

  async byNumbers(numbers: readonly string[]): Promise<Map<string, KeptCertificate>> {
    return byAsked(numbers, await this.dataSource.query(`select ${CONTENT} from catalog.certificates where number = any($1)`, [numbers.flatMap(spellingsOf)]));
  }

  async insert(tx: Tx, certificates: readonly KeptCertificate[], today: VietnamDay): Promise<void> {
    await insertRows(tx, 'catalog.certificates', ROW, certificates.map((each) => rowOf(each, today)));
  }

  async update(tx: Tx, certificates: readonly KeptCertificate[], today: VietnamDay): Promise<void> {
    if (certificates.length === 0) return;
    await tx.query(`
      update catalog.certificates c set ${CHANGED.map((column) => `${column} = n.${column}`).join(', ')}
      from jsonb_to_recordset($1::jsonb) as n (id uuid, ${CHANGED.map((column) => `${column} ${ROW[column as keyof typeof ROW]}`).join(', ')}) where c.id = n.id`,
    [JSON.stringify(certificates.map((each) => rowOf(each, today)))]);
  }

  async note(tx: Tx, changes: readonly NewChange[]): Promise<void> {
    await insertRows(tx, 'catalog.certificate_changes', { id: 'uuid', certificate_id: 'uuid', version: 'int', kind: 'text', actor: 'text', at: 'timestamptz', reason: 'text', import_id: 'uuid', changes: 'jsonb' },
      changes.map(({ certificateId, importId, ...same }) => ({ ...same, certificate_id: certificateId, import_id: importId })));
  }

  async recognitionRules(): Promise<RecognitionRule[]> {
    return this.dataSource.query('select stars, level, ministry, valid_from as "validFrom", valid_to as "validTo", legal_ref as "legalRef" from catalog.recognition_rules order by stars, valid_from');
  }
}
