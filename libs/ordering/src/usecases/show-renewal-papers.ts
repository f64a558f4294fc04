import { Injectable } from '@nestjs/common';
import { OfficerScope } from '@cho-phien/areas';
import { CatalogFacade } from '@cho-phien/catalog';
import { NotFound } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { NOTHING_TYPED } from '../domain/evidence.js';
import { EvidencePackRepository } from '../storage/evidence-pack.repository.js';
import type { EvidencePack } from '../storage/evidence-pack.repository.js';
import { GatherEvidence } from './gather-evidence.js';
import type { Evidence } from './gather-evidence.js';

/** The papers of a certificate as an officer of its commune reads them before they are handed in: what the market knows, with what the seller typed last. */
@Injectable()
export class ShowRenewalPapers {
  constructor(private readonly scope: OfficerScope, private readonly catalog: CatalogFacade, private readonly gather: GatherEvidence, private readonly packs: EvidencePackRepository) {}

  /** Errors: those of OfficerScope, `ordering.renewal_not_found` also where the certificate is of no goods here. */
  async run(actor: Actor, number: string): Promise<{ evidence: Evidence; newest: EvidencePack | null }> {
    const sellerId = await this.sellerOf(actor, number);
    const typed = { ...NOTHING_TYPED, ...(await this.packs.typed(sellerId, number)) };
    const [evidence, newest] = await Promise.all([this.gather.run(sellerId, number, typed), this.packs.newest(sellerId, number)]);
    return { evidence, newest };
  }

  /** Errors: as above, `ordering.pack_not_found`. */
  async file(actor: Actor, number: string, packId: string, kind: 'pdf' | 'zip'): Promise<Buffer> {
    const file = await this.packs.file(await this.sellerOf(actor, number), number, packId, kind);
    if (!file) throw new NotFound('ordering.pack_not_found');
    return file;
  }

  private async sellerOf(actor: Actor, number: string): Promise<string> {
    const { communes } = await this.scope.communes(actor);
    const sellerId = await this.catalog.certifiedSeller(number, communes);
    if (sellerId === null) throw new NotFound('ordering.renewal_not_found');
    return sellerId;
  }
}
