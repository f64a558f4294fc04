import { m } from '$lib/paraglide/messages';
import { requireRole } from '$lib/server/require-role';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({ at: new Date().toISOString(), me: await requireRole(event, 'assistant', m.help_only()) });
