import { assertApart, assertGrantable, grantStateOn } from './officer-grant.js';
import type { OfficerPost } from './officer-grant.js';

const post: OfficerPost = { role: 'commune', areas: ['06838'], from: '2026-11-22', until: null };
const byOther = { self: false, today: '2026-11-22' };

describe('making somebody an officer', () => {
  it('needs areas that fit the role', () => {
    expect(() => assertGrantable(post, byOther)).not.toThrow();
    expect(() => assertGrantable({ ...post, areas: ['22'] }, byOther)).toThrow('identity.officer_areas_do_not_fit');
    expect(() => assertGrantable({ ...post, role: 'province' }, byOther)).toThrow('identity.officer_areas_do_not_fit');
    expect(() => assertGrantable({ ...post, role: 'reader', areas: ['22', '06838'] }, byOther)).not.toThrow();
  });

  it('is not done to oneself, nor for a time that is over', () => {
    expect(() => assertGrantable(post, { ...byOther, self: true })).toThrow('identity.officer_not_oneself');
    expect(() => assertGrantable({ ...post, from: '2026-01-01', until: '2026-11-21' }, byOther)).toThrow('identity.officer_grant_over');
    expect(() => assertGrantable({ ...post, until: '2026-11-22' }, byOther)).not.toThrow();
  });

  it('is refused while another post of the same person holds on one of its days', () => {
    const december = { from: '2026-12-01', until: '2026-12-31' };
    expect(() => assertApart(post, [december])).toThrow('identity.officer_already');
    expect(() => assertApart({ from: '2026-11-22', until: '2026-11-30' }, [december])).not.toThrow();
    expect(() => assertApart({ from: '2026-12-31', until: null }, [december])).toThrow('identity.officer_already');
    expect(() => assertApart({ from: '2027-01-01', until: null }, [december])).not.toThrow();
  });

  it('holds from its first day to the end of its last, unless it was revoked', () => {
    const on = (today: string, revoked = false) => grantStateOn({ from: '2026-11-22', until: '2026-12-31' }, revoked, today);
    expect(['2026-11-21', '2026-11-22', '2026-12-31', '2027-01-01'].map((day) => on(day))).toEqual(['coming', 'live', 'live', 'ended']);
    expect(on('2026-11-22', true)).toBe('revoked');
  });
});
