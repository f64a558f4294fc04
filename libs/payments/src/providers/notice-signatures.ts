import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import type { Settings } from '@cho-phien/platform';
import { isSignedByCasso } from './casso/casso-notice.js';
import { isSignedByPayos } from './payos/payos-notice.js';
import { isSignedBySepay } from './sepay/sepay-notice.js';
import { isSignedByStripe } from './stripe/stripe-notice.js';

/** A notice as it came: its raw bytes and its headers. */
export interface RawNotice { raw: Buffer; headers: Readonly<Record<string, unknown>> }

type Check = (notice: RawNotice, settings: Settings, now: Date) => boolean;

/** How each provider's notices prove themselves; without its secret none does. */
const CHECKS: Readonly<Record<string, Check>> = {
  '/api/hooks/bank/sepay': ({ raw, headers }, { SEPAY_WEBHOOK_SECRET: secret }, now) =>
    secret !== undefined && isSignedBySepay(raw, headers['x-sepay-timestamp'], headers['x-sepay-signature'], secret, now),
  '/api/hooks/bank/casso': ({ raw, headers }, { CASSO_WEBHOOK_SECRET: secret }, now) =>
    secret !== undefined && isSignedByCasso(raw, headers['x-casso-signature'], secret, now),
  '/api/hooks/bank/payos': ({ raw }, { PAYOS_CHECKSUM_KEY: key }) => key !== undefined && isSignedByPayos(raw, key),
  '/api/hooks/stripe': ({ raw, headers }, { STRIPE_WEBHOOK_SECRET: secret }, now) =>
    secret !== undefined && isSignedByStripe(raw, headers['stripe-signature'], secret, now),
};

/** Whether notices are genuine, by the route they come to. */
@Injectable()
export class NoticeSignatures {
  constructor(private readonly config: Config, private readonly clock: Clock) {}

  isGenuine(route: string, notice: RawNotice): boolean {
    return CHECKS[route]?.(notice, this.config.settings, this.clock.now()) ?? false;
  }
}
