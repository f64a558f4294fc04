import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import type { PaymentMethod } from '@cho-phien/contracts';
import type { IdempotentCall } from '@cho-phien/platform';
import { hasLapsed, missing } from '../domain/payable.js';
import type { GatewayPage } from '../providers/payment-provider.js';
import { PaymentProviders } from '../providers/payment-providers.js';
import { PayableViewRepository } from '../storage/payable-view.repository.js';

/**
 * Opens a gateway's page before the transaction that records the attempt. It moves no money, and
 * until the attempt is recorded nobody has its address: a page that is lost on the way just ends.
 */
@Injectable()
export class OpenGatewayPage {
  private readonly opening = new Map<string, Promise<GatewayPage>>();

  constructor(private readonly providers: PaymentProviders, private readonly views: PayableViewRepository, private readonly clock: Clock) {}

  /** Undefined for ways that need none, and for payables that cannot be paid: recording the attempt says why. Errors: those of the provider. */
  async run(groupCode: string, method: PaymentMethod, { actor, key, bodyHash }: IdempotentCall): Promise<GatewayPage | undefined> {
    const provider = this.providers.of(method);
    if (!provider.openPage) return undefined;
    const now = this.clock.now();
    const payable = await this.views.standing(groupCode);
    if (!payable || payable.status !== 'open' || hasLapsed(payable, now)) return undefined;
    const name = createHash('sha256').update(JSON.stringify([actor, key, bodyHash])).digest('hex');
    return this.once(name, () => provider.openPage!({ payable, amount: missing(payable), key: name, now }));
  }

  /** The same wish sent several times at once shares one call. */
  private async once(name: string, open: () => Promise<GatewayPage>): Promise<GatewayPage> {
    const running = this.opening.get(name) ?? open().finally(() => this.opening.delete(name));
    this.opening.set(name, running);
    return running;
  }
}
