import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isOrderCode, NotFound, Unauthenticated } from '@cho-phien/kernel';
import { ChecksPolicy } from '@cho-phien/platform';
import type { DoorRequest, Policy, PolicyCheck } from '@cho-phien/platform';
import { NoticeSignatures } from '../providers/notice-signatures.js';
import { PayableViewRepository } from '../storage/payable-view.repository.js';

/** VNPay's protocol answers a bad signature itself, with HTTP 200; every other signed route is checked here. */
const VNPAY_ROUTE = '/api/hooks/vnpay/ipn';

/**
 * Lets requests in that carry an order's secret or a provider's signature, before anything
 * of them is validated. Carts' ids are checked where carts are.
 */
@Injectable() @ChecksPolicy('secret')
export class SecretPolicy implements PolicyCheck {
  constructor(private readonly views: PayableViewRepository, private readonly signatures: NoticeSignatures) {}

  async check(request: DoorRequest, policy: Policy): Promise<void> {
    if (policy.name !== 'secret') return;
    if (policy.secret === 'order token') await this.checkOrderToken(request);
    if (policy.secret === 'provider signature' && request.routeOptions.url !== VNPAY_ROUTE) this.checkNotice(request);
  }

  /** Unknown code and wrong token get the same answer, so that codes cannot be tried out. */
  private async checkOrderToken(request: DoorRequest): Promise<void> {
    const tokens = tokensOf(request);
    if (tokens.length === 0) throw new Unauthenticated('payments.order_token_required');
    const code = String((request.params as Record<string, unknown>).code ?? '');
    const expected = Buffer.from((isOrderCode(code) && (await this.views.tokenHash(code))) || '');
    if (!tokens.some((token) => sameHash(expected, token))) throw new NotFound('payments.group_not_found');
  }

  private checkNotice({ rawBody: raw, headers, routeOptions }: DoorRequest): void {
    if (!raw || !this.signatures.isGenuine(routeOptions.url ?? '', { raw, headers })) throw new Unauthenticated('payments.bad_signature');
  }
}

function tokensOf(request: DoorRequest): string[] {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const query = (request.query as Record<string, unknown> | undefined)?.token;
  return [bearer, query].filter((token): token is string => typeof token === 'string' && token !== '');
}

function sameHash(expected: Buffer, token: string): boolean {
  const received = Buffer.from(createHash('sha256').update(token).digest('hex'));
  return expected.length === received.length && timingSafeEqual(expected, received);
}
