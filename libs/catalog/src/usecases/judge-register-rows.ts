import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { fold } from '@cho-phien/kernel';
import type { FieldError } from '@cho-phien/kernel';
import { CERTIFICATE_COLUMNS } from '../domain/certificate-columns.js';
import { changesBetween, NOT_TOLD } from '../domain/certificate-fields.js';
import type { CertificateContent } from '../domain/certificate-fields.js';
import type { SaidCertificate } from '../domain/certificate-row.js';
import { kindByName } from '../domain/certificate-words.js';
import type { RecognitionRule } from '../domain/recognition.js';
import type { SheetError } from '../domain/sheet-row.js';
import type { KeptCertificate } from '../storage/certificate-register.js';
import type { ImportRow } from '../storage/register-import.repository.js';
import { CheckCertificate } from './check-certificate.js';

/** Against what rows are judged: what the register says of their numbers, the officer's communes, and the law. */
export interface Judging { known: ReadonlyMap<string, KeptCertificate>; communes: readonly string[]; rules: readonly RecognitionRule[] }
export interface JudgedRow extends ImportRow { before: KeptCertificate | null; after: CertificateContent | null }

const titleOf = (path: string): string | null => CERTIFICATE_COLUMNS.find(({ field }) => field === path)?.title ?? null;

/** Says of each row whether it is new, changes something, says what is known, or cannot be. */
@Injectable()
export class JudgeRegisterRows {
  constructor(private readonly areas: AreasFacade, private readonly check: CheckCertificate) {}

  async run(rows: readonly { row: number; said: SaidCertificate }[], judging: Judging): Promise<JudgedRow[]> {
    const names = await this.namesOf(judging.communes);
    return Promise.all(rows.map(({ row, said }) => this.judge(row, said, judging, names)));
  }

  private async judge(row: number, said: SaidCertificate, { known, communes, rules }: Judging, names: ReadonlyMap<string, string[]>): Promise<JudgedRow> {
    const before = known.get(said.number) ?? null;
    const wrong = (column: string | null, code: string, params: SheetError['params'] = {}): JudgedRow => ({ row, said, outcome: 'wrong', errors: [{ row, column, code, params }], changes: [], before, after: null });
    if (before && !communes.includes(before.communeCode)) return wrong('Số chứng nhận', 'catalog.sheet_commune_outside', { text: await this.areas.label(before.communeCode) });
    const place = await this.placeOf(said.communeCode, communes, names);
    if ('code' in place) return wrong('Xã', place.code, place.params);
    const after = await this.contentOf(before, { ...said, communeCode: place.commune }, rules);
    if (after.authority === '') return wrong('Cơ quan công nhận', 'catalog.certificate_authority_unknown');
    const faults = await this.check.faults(after);
    if (faults.length > 0) return { ...wrong(null, ''), errors: faults.map((fault) => errorOf(row, fault)) };
    const changes = changesBetween(before, after);
    return { row, said, outcome: before === null ? 'new' : changes.length > 0 ? 'changed' : 'unchanged', errors: [], changes: before === null ? [] : changes, before, after };
  }

  /** What a cell leaves empty stays as the register has it, and so does the way in which it spells the number; of a new one it is reckoned where that can be. */
  private async contentOf(before: KeptCertificate | null, said: SaidCertificate, rules: readonly RecognitionRule[]): Promise<CertificateContent> {
    if (before) { const { id: _, version: __, ...content } = before; return { ...content, ...said, number: before.number }; }
    const authority = said.authority ?? (await this.check.authority(said.stars, said.issuedOn, said.communeCode, rules))?.name ?? '';
    return { ...NOT_TOLD, producerKind: kindByName(said.holder), renewalLodgedOn: null, renewalReference: null, revokedOn: null, revocationDecision: null, productId: null, sellerId: null, ...said, authority };
  }

  private async placeOf(text: string, communes: readonly string[], names: ReadonlyMap<string, string[]>): Promise<{ commune: string } | { code: string; params: SheetError['params'] }> {
    const params = { text: text.slice(0, 60) };
    if (/^\d{4,5}$/.test(text)) return this.coded(text.padStart(5, '0'), communes);
    const found = names.get(fold(text)) ?? names.get(fold(text.split(',')[0] ?? '')) ?? [];
    if (found.length === 1) return { commune: found[0]! };
    return { code: found.length > 1 ? 'catalog.sheet_commune_twice' : 'catalog.sheet_commune_unknown', params };
  }

  private async coded(commune: string, communes: readonly string[]): Promise<{ commune: string } | { code: string; params: SheetError['params'] }> {
    const today = (await this.areas.find(commune))?.code ?? commune; // Ba Chẽ is 06978, and 06970 to others
    if (communes.includes(today)) return { commune: today };
    const now = (await this.areas.resolveOldCommune(commune))?.now.map(({ code }) => code).filter((code) => communes.includes(code)) ?? [];
    if (now.length > 0) return { code: 'catalog.sheet_commune_ended', params: { text: commune, now: now.join(', ') } };
    return { code: 'catalog.sheet_commune_outside', params: { text: commune } };
  }

  /** `binh lieu` and `xa binh lieu` by code. */
  private async namesOf(communes: readonly string[]): Promise<Map<string, string[]>> {
    const areas = await Promise.all(communes.map((code) => this.areas.find(code)));
    const names = new Map<string, string[]>();
    for (const area of areas) {
      for (const name of new Set(area ? [fold(area.name), fold(area.label)] : [])) names.set(name, [...(names.get(name) ?? []), area!.code]);
    }
    return names;
  }
}

/** The rest of a field's fault fills its sentence. */
function errorOf(row: number, { path, code, ...rest }: FieldError): SheetError {
  const params = Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number'));
  return { row, column: titleOf(path), code, params };
}
