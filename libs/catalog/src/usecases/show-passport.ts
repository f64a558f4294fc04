import { Injectable } from '@nestjs/common';
import type { ImageRef } from '@cho-phien/contracts';
import { certificateState, Clock, Invalid, isEffective, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { CertificateState, Language } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { readGtin } from '../domain/gtin.js';
import type { Gtin } from '../domain/gtin.js';
import { linksetOf } from '../domain/linkset.js';
import type { Linkset } from '../domain/linkset.js';
import { isLotCode, readTraceCode } from '../domain/lot.js';
import { productSet } from '../domain/product-sets.js';
import type { CertificateRow } from '../storage/product-page.js';
import type { Lot } from '../storage/lot.repository.js';
import { PassportPage } from '../storage/passport-page.js';
import type { PassportRow } from '../storage/passport-page.js';

/** What stands on a label: a GTIN, perhaps with a lot, or a trace code. */
export type Label = { gtin: string; lot: string | null } | { trace: string };

export interface Passport {
  /** The address that the label carries, from the root of the site. */
  path: string;
  product: { name: string; productSet: string; image: ImageRef | null; slug: string | null };
  seller: { name: string; slug: string | null };
  commune: { code: string; name: string };
  gtins: Gtin[];
  /** `stars` only on a day on which they may be shown. */
  certificate: { number: string; stars: number | null; decisionNumber: string; authority: string; issuedOn: string; expiresOn: string; revokedOn: string | null; status: CertificateState; effective: boolean; demo: boolean } | null;
  lot: (Omit<Lot, 'id'> & { producerName: string | null }) | null;
  /** The lot that was asked for and that nobody declared. */
  unknownLot: string | null;
  lots: PassportRow['lots'];
}

/** Reads what a label leads to. */
@Injectable()
export class ShowPassport {
  constructor(private readonly pages: PassportPage, private readonly sellers: SellersFacade, private readonly config: Config, private readonly clock: Clock) {}

  /** Errors: `catalog.gtin_length`, `catalog.gtin_check_digit`, `catalog.gtin_restricted`, `catalog.lot_code_wrong`, `catalog.trace_code_wrong`, `catalog.passport_not_found`. */
  async run(label: Label, language: Language): Promise<Passport> {
    const { row, path, asked } = await this.find(label);
    const set = productSet(row.productSet);
    return {
      path, product: { name: row.name, productSet: language === 'en' ? set.nameEn : set.name, image: row.image, slug: row.shown ? row.slug : null },
      seller: { name: row.sellerName, slug: row.shown ? row.sellerSlug : null }, commune: { code: row.communeCode, name: row.communeName },
      gtins: row.gtins, certificate: row.certificate && this.certificateOf(row.certificate), lot: row.lot && { ...row.lot, producerName: await this.producerOf(row) },
      unknownLot: row.lot === null ? asked : null, lots: row.lots,
    };
  }

  /** The same as RFC 9264 links. Errors: those of `run`. */
  async links(label: Label): Promise<Linkset> {
    const { row, path } = await this.find(label);
    const at = (place: string): string => new URL(place, this.config.publicUrl).href;
    return linksetOf({
      anchor: at(path), page: at(`/tem${path.replace(/^\/t\//, '/')}`), name: row.name, shop: row.shown ? at(`/san-pham/${row.slug}`) : null, hasCertificate: row.certificate !== null, isLot: row.lot !== null,
    });
  }

  /** A lot that nobody declared leads to its product (GS1 Digital Link: from the finer to the coarser). */
  private async find(label: Label): Promise<{ row: PassportRow; path: string; asked: string | null }> {
    if ('trace' in label) {
      const code = readTraceCode(label.trace);
      if (code === null) throw new Invalid('catalog.trace_code_wrong');
      return { row: found(await this.pages.byTraceCode(code)), path: `/t/${code}`, asked: null };
    }
    const read = readGtin(label.gtin);
    if ('problem' in read) throw new Invalid(read.problem);
    if (label.lot !== null && !isLotCode(label.lot)) throw new Invalid('catalog.lot_code_wrong');
    const row = found(await this.pages.byGtin(read.gtin, label.lot));
    return { row, path: `/01/${read.gtin}${row.lot ? `/10/${encodeURIComponent(row.lot.lotCode)}` : ''}`, asked: label.lot };
  }

  /** A household is named while it agrees and belongs to the shop: leaving takes its name away everywhere at once. */
  private async producerOf({ sellerId, lot }: PassportRow): Promise<string | null> {
    const producerId = lot?.entries[0]?.producerSellerId ?? null;
    if (producerId === null || !(await this.sellers.isMemberHousehold(sellerId, producerId))) return null;
    return (await this.sellers.find(producerId))?.name ?? null;
  }

  private certificateOf(row: CertificateRow): NonNullable<Passport['certificate']> {
    const today = vietnamDay(this.clock.now());
    const effective = isEffective(row, today);
    return {
      number: row.number, stars: effective ? row.stars : null, decisionNumber: row.decisionNumber, authority: row.authority, issuedOn: row.issuedOn, expiresOn: row.expiresOn,
      revokedOn: row.revokedOn, status: certificateState(row, today), effective, demo: row.demo,
    };
  }
}

function found(row: PassportRow | null): PassportRow {
  if (!row) throw new NotFound('catalog.passport_not_found');
  return row;
}
