import { doorOf } from '../../docker/front/route-table.mjs';
import { routeTable } from '../support/doors.js';

const table = {
  doors: ['a', 'b'],
  routes: [
    { path: '/api/shop/groups', door: 'a' },
    { path: '/api/shop/groups/{code}/payments', door: 'b' },
    { path: '/api/seller/{id}/orders', door: 'b' },
    { path: '/api/seller/own/orders', door: 'a' },
  ],
};

describe('the table of routes', () => {
  it('sends a path to the longest prefix of whole segments', () => {
    expect(doorOf(table, '/api/shop/groups')).toBe('a');
    expect(doorOf(table, '/api/shop/groups/X1/cancellations?token=1')).toBe('a');
    expect(doorOf(table, '/api/shop/groups/X1/payments/')).toBe('b');
    expect(doorOf(table, '/api/shop/groupsandmore')).toBeNull();
  });

  it('prefers a literal segment to a parameter', () => {
    expect(doorOf(table, '/api/seller/7/orders/Q')).toBe('b');
    expect(doorOf(table, '/api/seller/own/orders/Q')).toBe('a');
  });

  it('names known doors only, and each path once', () => {
    for (const { door } of routeTable.routes) expect(routeTable.doors).toContain(door);
    expect(new Set(routeTable.routes.map(({ path }) => path)).size).toBe(routeTable.routes.length);
  });
});
