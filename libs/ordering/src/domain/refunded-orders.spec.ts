import type { Dong } from '@cho-phien/kernel';
import { refundMoveOf } from './refunded-orders.js';

const order = (total: number, refunded: number, paid = true) => ({ paid, total: total as Dong, refunded: refunded as Dong });

describe('a purchase of which money went back', () => {
  it.each([
    ['all of its one order', [order(100, 100)], 'refund'],
    ['part of its one order', [order(100, 40)], 'refund_part'],
    ['one order of two', [order(100, 100), order(50, 0)], 'refund_part'],
    ['every order', [order(100, 100), order(50, 50)], 'refund'],
    ['every order that was paid', [order(100, 100), order(50, 0, false)], 'refund'],
  ] as const)('is settled for %s', (_, orders, move) => { expect(refundMoveOf(orders)).toBe(move); });
});
