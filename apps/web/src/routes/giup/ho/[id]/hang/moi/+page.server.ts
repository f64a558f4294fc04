import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** One page lists goods for every household, so that the phone needs to keep only one for when the link is gone. */
export const load: PageServerLoad = ({ params }) => redirect(307, `/giup/hang-moi?ho=${encodeURIComponent(params.id)}`);
