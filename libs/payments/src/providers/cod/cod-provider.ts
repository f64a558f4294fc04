import { Injectable } from '@nestjs/common';
import { Conflict, Unprocessable } from '@cho-phien/kernel';
import type { AttemptRequest, PaymentProvider, PreparedAttempt } from '../payment-provider.js';

/** Payment at the door. The goods are then held without a time limit, so the attempt has no end of its own. */
@Injectable()
export class CodProvider implements PaymentProvider {
  readonly method = 'cod';
  readonly configured = true;

  /** Errors: `payments.cod_not_allowed` (alcohol, or above the ceiling), `payments.partly_paid` (the door would collect too much). */
  prepare({ payable }: AttemptRequest): PreparedAttempt {
    if (!payable.codAllowed) throw new Unprocessable('payments.cod_not_allowed');
    if (payable.held > 0) throw new Conflict('payments.partly_paid');
    return { expiresAt: null };
  }
}
