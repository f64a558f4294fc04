import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import { Outbox, UnitOfWork } from '@cho-phien/platform';
import { CertificateRepository } from '../storage/certificate.repository.js';
import { ProductSnapshot } from '../storage/product-snapshot.js';

/**
 * A star falls by itself, since every read compares the day. But a product that has two certificates
 * needs the later one put in the place of the one that ended.
 */
@Injectable()
export class RenewShownCertificates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly certificates: CertificateRepository,
    private readonly snapshot: ProductSnapshot,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const outrun = await this.certificates.outrun(vietnamDay(now));
    if (outrun.length === 0) return;
    await this.unitOfWork.run(async (tx) => {
      const changed = await this.certificates.choose(tx, outrun, vietnamDay(now));
      await this.outbox.append(tx, ...(await this.snapshot.events(tx, changed, now)));
    });
  }
}
