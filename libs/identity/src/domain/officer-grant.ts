import { Conflict, Forbidden, Unprocessable } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';

/** Of whole provinces; of communes; only to look. */
export type OfficerRole = 'province' | 'commune' | 'reader';

/** What somebody may do as an officer: of which areas (communes, or provinces by two digits), from one day to another, both included; null: until it is revoked. */
export interface OfficerPost { role: OfficerRole; areas: readonly string[]; from: VietnamDay; until: VietnamDay | null }
export type OfficerGrantState = 'live' | 'coming' | 'ended' | 'revoked';

const isProvince = (code: string): boolean => code.length === 2;

/** Errors: `identity.officer_areas_do_not_fit` (an officer of a province answers for provinces, one of communes for communes), `identity.officer_grant_over`, `identity.officer_not_oneself`. */
export function assertGrantable({ role, areas, from, until }: OfficerPost, { self, today }: { self: boolean; today: VietnamDay }): void {
  if (self) throw new Forbidden('identity.officer_not_oneself');
  if (role !== 'reader' && areas.some((code) => isProvince(code) !== (role === 'province'))) throw refused('areas', 'identity.officer_areas_do_not_fit');
  if (until !== null && (until < from || until < today)) throw refused('until', 'identity.officer_grant_over');
}

const refused = (path: string, code: string): Unprocessable => new Unprocessable(code, {}, [{ path, code }]);

/** One person is one officer at a time. Errors: `identity.officer_already`. */
export function assertApart(post: Pick<OfficerPost, 'from' | 'until'>, others: readonly Pick<OfficerPost, 'from' | 'until'>[]): void {
  const over = (last: VietnamDay | null): VietnamDay => last ?? '9999-12-31';
  if (others.some(({ from, until }) => from <= over(post.until) && post.from <= over(until))) throw new Conflict('identity.officer_already');
}

export const grantStateOn = ({ from, until }: Pick<OfficerPost, 'from' | 'until'>, revoked: boolean, today: VietnamDay): OfficerGrantState =>
  revoked ? 'revoked' : today < from ? 'coming' : until !== null && until < today ? 'ended' : 'live';
