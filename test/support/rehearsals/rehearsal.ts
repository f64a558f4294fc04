import type { Dong } from '@cho-phien/kernel';
import type { PaymentMethod } from '@cho-phien/contracts';
import type { Group } from '../payments-door.js';
import type { Stage } from './stage.js';

/** Ways in which the shop hears of a payment. `return` is the browser's: a hint that changes nothing. */
export type Teller = 'notice' | 'return' | 'query' | 'pull';

/** A payment that was made while nobody told the shop. */
export interface SilentPayment { tell(teller: Teller): Promise<unknown>; forge(): Promise<boolean> }

/** What the shared suite needs to know of a provider; a new provider writes one of these. */
export interface Rehearsal {
  readonly name: string;
  readonly method: PaymentMethod;
  readonly tender: string;
  readonly tellers: readonly Teller[];
  /** An amount written as the provider's messages write it, and read again. */
  there(amount: Dong): unknown;
  back(written: unknown): Dong | null;
  /** Fractions and other money as its messages could write them; each must read as null. */
  readonly notDong: readonly unknown[];
  /** Plays the buyer: pays all that is missing; the money is with the provider, the notice is lost. */
  pay(stage: Stage, group: Group): Promise<SilentPayment>;
  /** Money sent back at the provider, in the order in which it was; only where it sends any. */
  refunds?(stage: Stage, group: Group): Promise<number[]>;
  /** Text in our call for a refund. */
  readonly refundCall?: string;
}
