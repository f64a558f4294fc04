import fc from 'fast-check';
import { sortOrders } from './captured-orders.js';
import { isPaidInFull } from './order-group-status.js';
import { orderStatuses } from './order-status.js';

const order = fc.record({ code: fc.uuid(), status: fc.constantFrom(...orderStatuses), paidAt: fc.option(fc.constant(new Date(0)), { nil: null }) });

describe('captured money', () => {
  it('means exactly one thing for every order it is for, and nothing for the others', () => {
    fc.assert(fc.property(fc.array(order, { maxLength: 8 }), fc.boolean(), (orders, all) => {
      const captured = orders.filter((_, index) => all || index % 2 === 0);
      const { waiting, underway, lapsed, dropped } = sortOrders(orders, captured.map(({ code }) => code));
      const touched = [...waiting, ...underway, ...lapsed, ...dropped];
      expect(touched.length).toBe(new Set(touched).size);
      expect(new Set(touched)).toEqual(new Set(captured.filter(({ paidAt }) => paidAt === null)));
    }));
  });

  it('once told of, leaves nothing to do when told again, and the purchase paid in full', () => {
    fc.assert(fc.property(fc.array(order, { minLength: 1, maxLength: 8 }), (orders) => {
      const codes = orders.map(({ code }) => code);
      const after = orders.map((each) => ({ ...each, paidAt: each.paidAt ?? new Date(1) }));
      expect(Object.values(sortOrders(after, codes)).flat()).toEqual([]);
      expect(isPaidInFull(after.map(({ status, paidAt }) => ({ status, paid: paidAt !== null })))).toBe(true);
    }));
  });
});
