import type { IconName } from '$lib/components/icons';
import { claimDue } from '$lib/order/claim-words';
import { m } from '$lib/paraglide/messages';
import type { Claim } from '$lib/server/types';
import type { OrdersSummary, OwnProductRow, SellerProfile, ShopTerms } from './types';

export type Duty = { id: string; tone: 'wait' | 'bad' | 'plain'; icon: IconName; title: string; detail?: string; href: string; go: string };

const FEW = 3;
const MOST = 6;

/** What a shop's home page knows; `terms`: the texts an owner may agree to. */
interface Known { profile: SellerProfile | null; orders: OrdersSummary | null; goods: readonly OwnProductRow[]; claims: readonly Claim[]; terms: readonly ShopTerms[]; as: string }

/** What the home page proposes, most pressing first. */
export function worthDoing({ profile, orders, goods, claims, terms, as }: Known): Duty[] {
  return [...orderDuties(orders, as), ...claimDuties(claims), ...papers(profile, as), ...bank(profile), ...toAgree(terms), ...asked(goods), ...scarce(goods)].slice(0, MOST);
}

function orderDuties(orders: OrdersSummary | null, as: string): Duty[] {
  if (orders?.late) return [{ id: 'late', tone: 'bad', icon: 'clock', title: m.ban_todo_late({ count: orders.late }), href: '/ban/don', go: m.ban_todo_late_go() }];
  if (orders?.new) return [{ id: 'new', tone: 'wait', icon: 'box', title: m.ban_todo_new({ count: orders.new, as }), href: '/ban/don', go: m.ban_todo_new_go() }];
  return [];
}

const claimDuties = (claims: readonly Claim[]): Duty[] =>
  claims.map((claim) => ({
    id: claim.id,
    tone: 'wait',
    icon: 'undo',
    title: claim.state === 'opened' ? m.ban_todo_claim({ code: claim.orderCode }) : m.ban_todo_claim_goods({ code: claim.orderCode }),
    detail: claimDue(claim),
    href: `/ban/don/${claim.orderCode}#yeu-cau`,
    go: m.ban_todo_claim_go(),
  }));

function papers(profile: SellerProfile | null, as: string): Duty[] {
  if (!profile || !['applied', 'documents_asked'].includes(profile.state)) return [];
  const missing = profile.requirements.filter(({ required, state }) => required && state === 'missing').length;
  const title = missing ? m.ban_todo_papers({ count: missing }) : m.ban_todo_applied({ as });
  return [{ id: 'papers', tone: 'wait', icon: 'paper', title, href: '/ban/gian-hang', go: m.ban_todo_papers_go() }];
}

/** A shop that sells without an account earns money that cannot reach it. */
function bank(profile: SellerProfile | null): Duty[] {
  const open = profile?.state === 'approved' && profile.requirements.some(({ code, state }) => code === 'bank_account' && ['missing', 'refused'].includes(state));
  return open ? [{ id: 'bank', tone: 'wait', icon: 'coin', title: m.ban_todo_bank(), href: '/ban/gian-hang#tai-khoan', go: m.ban_todo_bank_go() }] : [];
}

/** An announced text is read before it holds; the one that holds is the more pressing. */
function toAgree(terms: readonly ShopTerms[]): Duty[] {
  const next = terms.find(({ acceptedAt }) => acceptedAt === null);
  return next ? [{ id: 'terms', tone: 'wait', icon: 'paper', title: m.ban_todo_terms({ version: next.version }), href: '/ban/dieu-khoan', go: m.ban_todo_terms_go() }] : [];
}

const asked = (goods: readonly OwnProductRow[]): Duty[] =>
  goods
    .filter(({ state }) => state === 'changes_asked')
    .map(({ id, name }) => ({ id, tone: 'wait', icon: 'help', title: m.ban_todo_changes({ name }), href: `/ban/hang/${id}`, go: m.ban_todo_changes_go() }));

const scarce = (goods: readonly OwnProductRow[]): Duty[] =>
  goods
    .filter(({ state, available }) => state === 'public' && available <= FEW)
    .map(({ id, name, available, unit }) => ({
      id,
      tone: 'plain',
      icon: 'jar',
      title: m.ban_todo_stock({ name }),
      detail: m.ban_todo_stock_left({ count: available, unit }),
      href: `/ban/hang/${id}#con`,
      go: m.ban_todo_stock_go(),
    }));
