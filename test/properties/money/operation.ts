import type { OrderRefundReason, RefundedLine } from '@cho-phien/contracts';
import type { SellerKind } from '../../../libs/settlement/src/domain/rate.js';

export interface DrawnLine { variantId: string; productSet: string | null; unitPrice: number; quantity: number }
export interface DrawnOrder { orderCode: string; sellerId: string; direct: boolean; delivery: number; lines: DrawnLine[] }
export interface Trader { sellerId: string; kind: SellerKind; direct: boolean }

/** One thing that happens to money, told without saying what becomes of it. Amounts in đồng. */
export type Operation =
  | { kind: 'sell'; groupCode: string; orders: DrawnOrder[] }
  | { kind: 'receive'; groupCode: string; amount: number }
  | { kind: 'confirm_direct'; groupCode: string; orderCode: string; sellerId: string }
  | { kind: 'deliver'; groupCode: string; orderCode: string; sellerId: string }
  | { kind: 'ask_back'; groupCode: string; orderCode: string; sellerId: string; items: number; delivery: number; /** None of some: told before lines were. */ lines?: RefundedLine[]; reason: OrderRefundReason; cause: string }
  | { kind: 'send_back'; groupCode: string }
  /** A batch for everybody who has enough, approved by two people and filed; or called off before. */
  | { kind: 'pay_out'; batch: number; calledOff: boolean }
  | { kind: 'settle_payout' | 'return_payout'; batch: number; sellerId: string }
  | { kind: 'change_commission'; basisPoints: number; productSets: string[] | null; cap: number | null; validFrom: string };

export type Timed = Operation & { at: Date };

/** Waits for all that was told before it, and all after it waits for it. */
export const isBarrier = ({ kind }: Operation): boolean => kind === 'pay_out' || kind === 'change_commission';
