import { QuerySilentAttempts } from '../../../libs/payments/src/usecases/query-silent-attempts.js';
import type { PaymentsDoor } from '../payments-door.js';

/** Has the gateways asked at once about every attempt that waits. */
export async function queryNow(door: PaymentsDoor): Promise<void> {
  await door.sql(`update payments.attempts set next_query_at = now() - interval '1 second' where status = 'pending' and next_query_at is not null`);
  await door.test.app.get(QuerySilentAttempts, { strict: false }).run();
}
