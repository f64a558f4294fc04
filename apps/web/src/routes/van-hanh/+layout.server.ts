import { m } from '$lib/paraglide/messages';
import { requireRole } from '$lib/server/require-role';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({ me: await requireRole(event, 'operator', m.run_only()) });
