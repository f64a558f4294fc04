import { Injectable } from '@nestjs/common';
import { Clock, newId, NotFound, vietnamDay } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { SellerScope, Tx } from '@cho-phien/platform';
import type { TypedEvidence } from '../domain/evidence.js';
import { evidencePdf, evidenceZip } from './write-evidence.js';
import { EvidencePackRepository } from '../storage/evidence-pack.repository.js';
import type { EvidencePack } from '../storage/evidence-pack.repository.js';
import { GatherEvidence } from './gather-evidence.js';

/** A pack is kept so long; it can be made again at any time. */
const KEPT_DAYS = 30;

/** Packs of papers for a re-assessment: asked for, made by a job, fetched. */
@Injectable()
export class MakeEvidencePacks {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly gather: GatherEvidence, private readonly packs: EvidencePackRepository, private readonly clock: Clock) {}

  /** Errors: `ordering.renewal_not_found`. */
  async ask({ sellerId }: SellerScope, number: string, typed: TypedEvidence): Promise<EvidencePack> {
    await this.gather.run(sellerId, number, typed);
    const at = this.clock.now();
    const id = newId(at.getTime());
    await this.unitOfWork.run((tx) => this.packs.add(tx, { id, sellerId, certificateNumber: number, typed }, at));
    return { id, certificateNumber: number, state: 'waiting', askedAt: at, madeAt: null };
  }

  /** Errors: `ordering.pack_not_found`, also while the pack is not made yet. */
  async file({ sellerId }: SellerScope, number: string, id: string, kind: 'pdf' | 'zip'): Promise<Buffer> {
    const file = await this.packs.file(sellerId, number, id, kind);
    if (!file) throw new NotFound('ordering.pack_not_found');
    return file;
  }

  /** Makes all that wait, and forgets old ones. */
  async run(): Promise<void> {
    while (await this.unitOfWork.run((tx) => this.next(tx)));
    await this.packs.deleteBefore(new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000));
  }

  private async next(tx: Tx): Promise<boolean> {
    const open = await this.packs.take(tx);
    if (!open) return false;
    const evidence = await this.gather.run(open.sellerId, open.certificateNumber, open.typed, tx).catch((error: unknown) => { if (error instanceof NotFound) return null; throw error; });
    if (evidence === null) { await this.packs.drop(tx, open.id); return true; }
    const at = this.clock.now();
    const pdf = await evidencePdf(evidence, open.typed.contact, open.typed.changes, vietnamDay(at));
    await this.packs.keep(tx, open.id, pdf, await evidenceZip(evidence, pdf), at);
    return true;
  }
}
