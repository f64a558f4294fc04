import { Injectable } from '@nestjs/common';
import { Clock, newId, vietnamDay } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { changesBetween } from '../domain/certificate-fields.js';
import type { CertificateContent } from '../domain/certificate-fields.js';
import { CertificateRegister } from '../storage/certificate-register.js';
import type { ChangeKind, KeptCertificate } from '../storage/certificate-register.js';
import { CertificateRepository } from '../storage/certificate.repository.js';
import { ProductSnapshot } from '../storage/product-snapshot.js';

/** One change of the register. `before` is the certificate as it is held by this transaction, null for a new one. */
export interface CertificateWrite { before: KeptCertificate | null; after: CertificateContent; kind: ChangeKind; actor: string; reason: string | null; importId?: string | null }

/** The one way by which the register changes: the certificate, its history, the star of its product and the news of all that go together. */
@Injectable()
export class WriteCertificates {
  constructor(
    private readonly register: CertificateRegister,
    private readonly certificates: CertificateRepository,
    private readonly snapshot: ProductSnapshot,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Answers how many differ from what the register said; those that do not leave no trace. */
  async run(tx: Tx, writes: readonly CertificateWrite[]): Promise<number> {
    const at = this.clock.now();
    const today = vietnamDay(at);
    const news = writes.map((write) => ({ ...write, changes: changesBetween(write.before, write.after), kept: { ...write.after, id: write.before?.id ?? newId(at.getTime()), version: (write.before?.version ?? 0) + 1 } }))
      .filter(({ changes }) => changes.length > 0);
    await this.register.insert(tx, news.filter(({ before }) => before === null).map(({ kept }) => kept), today);
    await this.register.update(tx, news.filter(({ before }) => before !== null).map(({ kept }) => kept), today);
    await this.register.note(tx, news.map(({ kept, kind, actor, reason, importId = null, before, changes }) => ({
      id: newId(at.getTime()), certificateId: kept.id, version: kept.version, kind, actor, at, reason, importId, changes: before === null ? [] : changes })));
    const products = [...new Set(news.flatMap(({ before, after }) => [before?.productId, after.productId]).filter((id) => typeof id === 'string'))];
    const shown = products.length === 0 ? [] : await this.certificates.choose(tx, products, today);
    const told = news.length === 0 ? [] : await this.certificates.events(tx, news.map(({ kept }) => kept.id));
    await this.outbox.append(tx, ...(shown.length === 0 ? [] : await this.snapshot.events(tx, shown, at)), ...told);
    return news.length;
  }
}
