import { isCancelledWhole, isPaidInFull, orderGroupMoves } from './order-group-status.js';

describe('a purchase of several orders', () => {
  it('is paid when every order that is still wanted is paid', () => {
    expect(isPaidInFull([{ status: 'paid', paid: true }, { status: 'delivered', paid: false }])).toBe(false);
    expect(isPaidInFull([{ status: 'delivered', paid: true }, { status: 'cancelled', paid: false }])).toBe(true);
    expect(isPaidInFull([{ status: 'cancelled', paid: true }])).toBe(true);
  });

  it('is not paid because everything in it was called off', () => {
    expect(isPaidInFull([{ status: 'cancelled', paid: false }])).toBe(false);
    expect(isCancelledWhole([{ status: 'cancelled' , paid: false }])).toBe(true);
  });

  it('can be paid late, but not after it was called off', () => {
    expect(orderGroupMoves.expired.pay).toBe('paid');
    expect(orderGroupMoves.cancelled.pay).toBeUndefined();
  });
});
