import { m } from '$lib/paraglide/messages';

export type RoleMenu = { items: { href: string; label: string }[]; account: string };

/** Whose pages lie under a path: the menu and the word for the account, or null for the buyers'. */
export function roleMenu(path: string): RoleMenu | null {
  const role = Object.keys(MENUS).find((root) => path === root || path.startsWith(`${root}/`));
  return role ? MENUS[role]!() : null;
}

const MENUS: Record<string, () => RoleMenu> = {
  '/can-bo': () => ({
    account: m.officer_account(),
    items: [
      { href: '/can-bo', label: m.officer_overview() },
      { href: '/can-bo/chi-so', label: m.indicator_list() },
      { href: '/can-bo/chung-nhan', label: m.reg_menu() },
      { href: '/can-bo/san-ngoai', label: m.elsewhere_title() },
      { href: '/can-bo/khao-sat', label: m.survey_title() },
      { href: '/can-bo/to-hop', label: m.cluster_title() },
      { href: '/can-bo/viec-can-lam', label: m.todo_title() },
      { href: '/can-bo/khieu-nai', label: m.run_claims() },
      { href: '/can-bo/du-lieu-mo', label: m.open_title() },
      { href: '/can-bo/nghi-van', label: m.star_claim_menu() },
      { href: '/can-bo/chi-tieu', label: m.target_title() },
      { href: '/can-bo/bao-cao', label: m.report_title() },
      { href: '/can-bo/xuat', label: m.export_title() },
    ],
  }),
  // Everything of a seller starts at the tiles of the home page.
  '/ban': () => ({ account: m.ban_account(), items: [] }),
  '/giup': () => ({
    account: m.help_account(),
    items: [
      { href: '/giup', label: m.help_today() },
      { href: '/giup/ho', label: m.help_households() },
      { href: '/giup/cho-gui', label: m.help_queue() },
      { href: '/giup/nhat-ky', label: m.help_log() },
    ],
  }),
  '/van-hanh': () => ({
    account: m.run_account(),
    items: [
      { href: '/van-hanh', label: m.run_waiting() },
      { href: '/van-hanh/duyet-nguoi-ban', label: m.run_sellers() },
      { href: '/van-hanh/duyet-hang', label: m.run_listings() },
      { href: '/van-hanh/ma-vach', label: m.run_gtins() },
      { href: '/van-hanh/khieu-nai', label: m.run_claims() },
      { href: '/van-hanh/doi-soat', label: m.recon_title() },
      { href: '/van-hanh/chi-tra', label: m.run_payouts() },
      { href: '/van-hanh/thue', label: m.run_taxes() },
      { href: '/van-hanh/phi-thue', label: m.run_rates() },
      { href: '/van-hanh/co-bao', label: m.run_flags() },
      { href: '/van-hanh/nghi-van', label: m.star_claim_menu() },
      { href: '/van-hanh/can-bo', label: m.post_title() },
      { href: '/van-hanh/can-bo-xem', label: m.watch_title() },
    ],
  }),
};
